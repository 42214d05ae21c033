// The commands of `obereg` as an operator gives them: what they do, what they say, and the status they end with.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { issue, makeCa } from "../browser/pki.mjs";
import { Client } from "../kill/client.mjs";
import { addCentre, furnish } from "../kill/furnish.mjs";
import { randomSource } from "../kill/random.mjs";
import { inn, workbook } from "../kill/workbook.mjs";
import { ask, askAsOwner, emptyBase, engines, onBothEngines, write } from "./on_engines.mjs";

process.env.OBEREG_BACKUP_PASSPHRASE = "кодовая фраза";

const centreInn = inn("770200010"); // of the first centre that addCentre() makes

test("PLT_08 an empty base takes a certification authority and an administrator, who then signs in", async (t) => {
  await onBothEngines(t, async (site, engine) => {
    if (engine === "postgresql") site.migrate(); // the embedded base is made by the first command
    const ca = makeCa(path.join(site.work, "ca"), "gost", "УЦ испытаний");
    const person = issue(ca, "administrator", { commonName: "Главный Администратор Иванович" });
    const added = ask(site, "user", "add", "--administrator", "--certificate", person.certificate);
    assert.equal(added.status, 0, added.err);
    assert.match(added.out, /Учётная запись 1: Главный Администратор Иванович, администратор\. Сертификат действует по \d\d\.\d\d\.\d{4}/);
    const trusted = ask(site, "trust", "add", ca.certificate);
    assert.equal(trusted.status, 0, trusted.err);
    assert.match(trusted.out, /внесён в список доверия: УЦ испытаний/);
    await site.start();
    const client = new Client(site.baseUrl, person, site.work);
    await client.signIn();
    assert.match((await client.get("/admin/accounts")).text, /Главный Администратор/);
  });
});

test("ACC_05 an administrator is invited by the command and the letter has the link that the operator sees", async (t) => {
  await onBothEngines(t, async (site, engine) => {
    if (engine === "postgresql") site.migrate();
    const invited = ask(site, "user", "add", "--administrator", "--invite", "glavnova@example.test", "--name", "Главнова Анна");
    assert.equal(invited.status, 0, invited.err);
    assert.match(invited.out, /Учётная запись 1: Главнова Анна, администратор\./);
    const link = new URL(/http\S+\/sign-in\/new-password\/\S+/.exec(invited.out)[0]);
    await site.start();
    const page = await (await fetch(site.baseUrl + link.pathname)).text();
    assert.match(page, /Добро пожаловать, Главнова Анна/);
    assert.equal(ask(site, "user", "add", "--invite", "glavnova").status, 2);
  });
});

test("PLT_01 a base is made by one option on either engine, and one that is newer than the program is refused", async (t) => {
  await onBothEngines(t, async (site) => {
    const made = askAsOwner(site, "migrate");
    assert.equal(made.status, 0, made.err);
    assert.match(made.out, /применено миграций (\d+) из \1\./);
    assert.deepEqual(askAsOwner(site, "migrate"), made, "again changes nothing");
    site.migrate();
    write(site, "insert into applied_migrations(number, name, applied_at) values(9999, '9999_of_the_future.sql', 0)");
    for (const command of [["migrate"], ["serve"], ["registry", "verify"]]) {
      const refused = ask(site, ...command);
      assert.equal(refused.status, 1);
      assert.match(refused.err, /База новее программы/);
    }
  });
});

test("PLT_08 health, metrics and the description of the API are served, metrics to the named addresses alone", async (t) => {
  await onBothEngines(t, async (site) => {
    site.migrate();
    await site.start();
    const get = async (address) => {
      const answer = await fetch(site.baseUrl + address);
      return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
    };
    let health = await get("/healthz");
    // What is done each day is done at the start too.
    for (let i = 0; i < 100 && JSON.parse(health.text).jobs.due + JSON.parse(health.text).jobs.running > 0; ++i) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      health = await get("/healthz");
    }
    assert.equal(health.status, 200);
    assert.deepEqual({ ...JSON.parse(health.text), disk: null }, { status: "ok", database: "ok", gost: "ok", disk: null,
      jobs: { status: "ok", due: 0, running: 0, failed: 0 } });
    const metrics = await get("/metrics");
    assert.equal(metrics.status, 200);
    assert.match(metrics.type, /^text\/plain; version=0\.0\.4/);
    assert.match(metrics.text, /^obereg_healthy 1$/m);
    assert.match(metrics.text, /^# TYPE obereg_http_connections gauge$/m);
    const description = await get("/api/v1/openapi.json");
    assert.equal(description.status, 200);
    assert.match(JSON.parse(description.text).openapi, /^3\.1/);

    await site.end();
    const settings = path.join(site.work, "settings.yaml");
    writeFileSync(settings, "metrics_for: [192.0.2.1]\nleast_free_mib: 1000000000\n");
    site.options.push("--config", settings);
    await site.start();
    assert.equal((await get("/metrics")).status, 403);
    const full = await get("/healthz");
    assert.equal(full.status, 503, "less room than asked for");
    assert.equal(JSON.parse(full.text).disk.status, "failed");
  });
});

// A base with an entered set and one that waits, the program serving.
async function workingSite(site) {
  const furnished = await furnish(site);
  const centre = await addCentre(furnished, site, randomSource(1), 0);
  await centre.enterOne(30);
  return { centre, administrator: furnished.client };
}

test("PLT_08 a backup made while the program serves is restored on either engine, into an empty place only", async (t) => {
  await onBothEngines(t, async (site, engine, inner) => {
    const { centre } = await workingSite(site);
    const copy = path.join(site.work, "copy");
    const writing = centre.enterOne(400);
    const backup = ask(site, "backup", copy);
    await writing;
    assert.equal(backup.status, 0, backup.err);
    assert.match(backup.out, /Копия готова/);
    assert.doesNotMatch(readFileSync(copy, "latin1"), /PRIVATE KEY|obereg-leaf|training_records/);
    assert.equal(readdirSync(site.data).filter((name) => name.startsWith("copying")).length, 0, "nothing open is left");

    assert.match(ask(site, "backup", copy).err, /уже есть/);
    for (const [what, data] of [["folder", site.data], ["base", path.join(site.work, "fresh")]]) {
      if (what === "base" && engine === "sqlite") continue; // it lies in the folder
      const refused = askAsOwner({ ...site, data }, "restore", copy);
      assert.equal(refused.status, 1, what);
      assert.match(refused.err, /не пуста: восстанавливать можно только в пуст/);
    }
    for (const other of engines) {
      const target = await emptyBase(inner, other);
      process.env.OBEREG_BACKUP_PASSPHRASE = "другая фраза";
      const closed = askAsOwner(target, "restore", copy);
      process.env.OBEREG_BACKUP_PASSPHRASE = "кодовая фраза";
      assert.equal(closed.status, 1);
      assert.match(closed.err, /кодовая фраза другая либо файл испорчен/);
      const restored = askAsOwner(target, "restore", copy);
      assert.equal(restored.status, 0, restored.err);
      assert.match(restored.out, /сверяем реестр[^]*событий с записями \d+, решений об аккредитации \d+, из них ждут места в журнале \d+\./);
      target.migrate(); // gives the server's role its rights
      await target.start();
      centre.client.baseUrl = target.baseUrl;
      assert.equal((await centre.client.get("/training/sets/1")).status, 200, "the session goes on");
      assert.match((await centre.client.get("/training/sets/1")).text, /внесён в реестр/);
      await target.end();
    }
    centre.client.baseUrl = site.baseUrl;
  });
});

test("TRN_11 an operator sends in a file of a provider by command, and its check is a job of the serving program", async (t) => {
  await onBothEngines(t, async (site) => {
    const { centre } = await workingSite(site);
    const file = path.join(site.work, "by-command.xlsx");
    writeFileSync(file, workbook(centre.facts, "by-command", 40));
    const send = (...more) => ask(site, "training", "import", file, "--kind", "import", ...more);
    const sent = send("--provider-inn", centreInn, "--wait");
    assert.equal(sent.status, 0, sent.err);
    assert.match(sent.out, /Загрузка № 2: файл принят[^]*Набор № 2 сформирован, записей 40/);
    assert.match((await centre.client.get("/training/sets/2")).text, /ждёт подписи/);
    assert.match(send("--provider-inn", centreInn).err, /Этот файл уже загружен/);
    assert.equal(send("--provider-inn", inn("770299999")).status, 1, "no such organisation");
    assert.equal(send("--provider-inn", "123").status, 2);

    writeFileSync(file, workbook({ ...centre.facts, name: "Другая организация" }, "of-another", 3));
    const wrong = send("--provider-inn", centreInn, "--wait");
    assert.equal(wrong.status, 1);
    assert.match(wrong.err, /строк 3, с ошибками 3\. Ничего не взято/);
    writeFileSync(file, "это не книга");
    assert.match(send("--provider-inn", centreInn).err, /Файл не принят/);
  });
});

test("PLT_05 the registry and the audit log are verified by command, and what was altered is named", async (t) => {
  await onBothEngines(t, async (site) => {
    await workingSite(site);
    assert.equal(ask(site, "registry", "verify").status, 0);
    assert.match(ask(site, "audit", "verify").out, /Журнал действий цел/);
    await site.end();
    const unlock = (table) => (site.engine === "sqlite" ? `drop trigger keep_${table}_update; ` : `alter table ${table} disable trigger user; `);
    write(site, unlock("training_records") + "update training_records set last_name = 'Подменов' where place = 3");
    const registry = ask(site, "registry", "verify");
    assert.equal(registry.status, 1);
    assert.match(registry.err + registry.out, /Фамилия/);
    write(site, unlock("audit_records") + "update audit_records set actor_name = 'Подменов' where number = 2");
    const audit = ask(site, "audit", "verify");
    assert.equal(audit.status, 1);
    assert.match(audit.err, /первая неверная запись — № 2\./);
  });
});

test("the demo makes its people with their keys and says where to click, and never comes into a base that is in use", async (t) => {
  await onBothEngines(t, async (site, engine, inner) => {
    if (engine === "postgresql") site.migrate();
    const made = ask(site, "demo", "--records", "1000", "--listen", new URL(site.baseUrl).host);
    assert.equal(made.status, 0, made.err);
    assert.match(made.err, /Демонстрация: набор № 1 подписан, записи вносятся в реестр: 400/);
    assert.ok(made.out.includes(`${site.baseUrl}/sign-in`));
    const [, number, surname] = made.out.match(/например, № (\S+), (\S+)/);
    const folders = [...made.out.matchAll(/(\S+)\/key\.p12 \((RSA|ECDSA)\)/g)];
    assert.equal(folders.length, 17, "fifteen accounts that sign in the browser, and two people who ask for theirs");
    const again = ask(site, "demo", "--records", "1000", "--listen", new URL(site.baseUrl).host);
    assert.equal(again.out, made.out);
    assert.equal(again.err, "", "nothing is made twice");
    await site.start();
    const stranger = new Client(site.baseUrl, null, site.work);
    await stranger.get("/check");
    assert.match((await stranger.post("/check", { number, last_name: surname })).text, /действует по \d\d\.\d\d\.\d{4}/);
    const keys = path.join(site.data, "demo-keys/centre1-signer-gost");
    const signer = new Client(site.baseUrl, { kind: "gost", certificate: `${keys}/certificate.pem`, key: `${keys}/key.pem` }, site.work);
    await signer.signIn();
    assert.equal((await signer.get("/training/sets/1")).status, 200);

    const used = await emptyBase(inner, engine);
    await furnish(used);
    await used.end();
    const refused = ask(used, "demo", "--records", "1000");
    assert.equal(refused.status, 1);
    assert.match(refused.err, /только в пустую/);
  });
});

test("check-config names every mistake of the settings with its line", (t) => {
  const folder = process.env.TMPDIR ?? "/tmp";
  const settings = path.join(folder, `settings-${process.pid}.yaml`);
  writeFileSync(settings, "origin: obereg.example\nworkers: many\ncolour: red\ntrusted_proxies: [somewhere]\n");
  const wrong = ask(null, "check-config", "--config", settings);
  assert.equal(wrong.status, 2);
  for (const mistake of [/origin: «obereg\.example»/, /строка 2: workers/, /строка 3: настройки «colour» нет/, /строка 4: trusted_proxies: «somewhere» — не IP-адрес/])
    assert.match(wrong.err, mistake);
  writeFileSync(settings, "origin: https://obereg.example\nworkers: 8\ntrusted_proxies: [127.0.0.1]\n");
  const right = ask(null, "check-config", "--config", settings, "--listen", "127.0.0.1:8090");
  assert.equal(right.status, 0, right.err);
  assert.match(right.out, /сайт https:\/\/obereg\.example, слушает 127\.0\.0\.1:8090/);
  const sample = ask(null, "check-config", "--config", path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../../deploy/obereg.yaml"));
  assert.equal(sample.status, 0, sample.err);
});

test("a command that is asked wrongly says so and ends with 2, one that can not do it ends with 1", async () => {
  for (const args of [[], ["sing"], ["serve", "--listen", "8080"], ["user", "add"], ["restore"], ["serve", "--database", "mysql://x"]])
    assert.equal(ask(null, ...args).status, 2, args.join(" "));
  assert.equal(ask(null, "--help").status, 0);
  const folder = mkdtempSync(path.join(os.tmpdir(), "obereg-smoke-"));
  for (const args of [["restore", "/etc/passwd"], ["backup", path.join(folder, "copy")], ["trust", "add", "/etc/passwd"]]) {
    const refused = ask(null, ...args, "--data", path.join(folder, "data"));
    assert.equal(refused.status, 1, args.join(" "));
    assert.notEqual(refused.err, "");
  }
  for (const command of [["registry", "verify"], ["audit", "verify"], ["backup", path.join(folder, "copy")]]) {
    const misspelt = path.join(folder, "daat"), refused = ask(null, ...command, "--data", misspelt);
    assert.equal(refused.status, 1, command.join(" "));
    assert.match(refused.err, /Папки данных .*daat нет/);
    assert.equal(existsSync(misspelt), false, "and no base is made there");
  }
  rmSync(folder, { recursive: true });
});
