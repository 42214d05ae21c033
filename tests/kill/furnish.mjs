// A fresh base with an administrator and training centres, made as an administrator makes them: on the pages.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { issue, makeCa } from "../browser/pki.mjs";
import { Centre } from "./centre.mjs";
import { Client, plain } from "./client.mjs";
import { randomSource } from "./random.mjs";
import { inn } from "./workbook.mjs";

export async function furnish(site, random) {
  for (let i = 0; random && i < 4; ++i) await site.killedMigration(random.below(500));
  const ca = makeCa(path.join(site.work, "ca"), "ecdsa", "УЦ испытаний");
  const administrator = issue(ca, "administrator", { commonName: "Главный Администратор" });
  site.migrate();
  site.run("trust", "add", ca.certificate);
  site.run("user", "add", "--administrator", "--certificate", administrator.certificate);
  await site.start();
  const client = new Client(site.baseUrl, administrator, path.join(site.work, "ca"));
  await client.signIn();
  return { ca, client };
}

export async function addCentre({ ca, client }, site, random, i) {
  const facts = { name: `АНО ДПО «Учебный центр ${i + 1}»`, inn: inn(`7702000${i + 10}`) };
  const person = issue(ca, `person${i}`, { commonName: "Директоров Пётр" });
  const must = async (address, fields) => {
    await client.get(address);
    const answer = await client.post(address, fields);
    if (answer.status !== 303) throw new Error(`${address}: ${answer.status} ${plain(answer.text)}`);
  };
  await must("/admin/organisations/add", { ...facts, kind: "training-centre", trains: "yes" });
  await must("/admin/accounts/add", { last_name: "Директоров", first_name: "Пётр", email: `person${i}@example.org`, inn: facts.inn,
    role: "provider-signer", certificate: { name: "person.cer", bytes: readFileSync(person.certificate) } });
  const folder = path.join(site.work, `person${i}`);
  mkdirSync(folder);
  const own = new Client(site.baseUrl, person, folder);
  await own.signIn();
  return new Centre(facts, own, site, randomSource(random.below(2 ** 31)));
}
