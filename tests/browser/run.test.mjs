// What ./run starts: the demo, and other authorities that answer in it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { readRequest } from "../../tools/authorities/adapter.mjs";
import { behaviours, demoAnswers, lateBy, told } from "../../tools/authorities/behaviours.mjs";
import { begin, file, fillIn, follow, at, text } from "./accreditation.mjs";
import { pageOf, submit } from "./demo.mjs";
import { signByKeyFile } from "./people.mjs";
import { checkBySchema } from "./smev_stand_in.mjs";
import { answers, checkPage, freePort, freshDatabase, launchBrowser, root } from "./support.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(async () => browser?.close());

const key = (folder, ...parts) => path.join(folder, "demo-keys", ...parts);

// ./run in that data folder, with what it said so far; `ended`: its status.
async function run(folder, database, { args = [], env = {} } = {}) {
  assert.ok(process.env.OBEREG_PROGRAM, "without it ./run builds the program first");
  const listen = `127.0.0.1:${await freePort()}`;
  const shell = spawn(path.join(root, "run"), ["--data", folder, "--listen", listen, "--records", "1000", ...database.migrate.slice(0, 2), ...args],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const site = { baseUrl: `http://${listen}`, folder, said: "" };
  for (const stream of [shell.stdout, shell.stderr]) stream.on("data", (words) => { site.said += words; });
  // Its streams end when the server and the authorities both have.
  site.ended = new Promise((resolve) => shell.once("close", (code) => resolve(code)));
  site.stop = async () => { shell.kill("SIGTERM"); return site.ended; };
  site.person = (name) => ({ kind: "rsa", p12: key(folder, name, "key.p12"), password: "demo" });
  return site;
}

async function started(folder, database, options) {
  const site = await run(folder, database, options);
  await answers(`${site.baseUrl}/healthz`, 120);
  return site;
}

async function inFolder(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "obereg-run-"));
  const database = freshDatabase();
  try {
    await work(folder, database);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    database.drop();
  }
}

// With its check digits.
function snils(number) {
  const digits = String(112233000 + number);
  const sum = [...digits].reduce((total, digit, i) => total + digit * (9 - i), 0) % 101 % 100;
  return digits + String(sum).padStart(2, "0");
}

const women = [...behaviours.map(({ names }) => names[1]), "Осокина"];
const specialists = women.map((last_name, i) => ({ last_name, first_name: "Юлия", middle_name: "Львовна", birth_date: "02.03.1985", snils: snils(i),
  ...(["Осокина", "Расходова"].includes(last_name) ? { education_document: `Диплом ОБРАЗЕЦ № 00001${i}, выдан 30.06.2008` } : {}) }));

async function fileApplication(site) {
  const page = await pageOf(browser, site, "employer3-viewer");
  const draft = await begin(page, site, "Зарегистрироваться в реестре");
  await fillIn(page, site, draft, { specialists, ticked: ["Обучение работодателей и работников вопросам охраны труда", "Оказание первой помощи пострадавшим", "Руководитель организации"],
    fields: { founding_documents: "Пункт 3.2 устава", premises: "Учебный класс", reference_base: "Справочная система", archive_rules: "Приказ № 1",
      site: "example.test", place: "г. Пермь, Хлебная ул., д. 5" } });
  await at(page, site, `${draft}/check`);
  assert.match(await text(page), /Форматно-логический контроль пройден/);
  return file(page, site, draft, (sheet) => signByKeyFile(sheet, site.person("employer3-viewer")));
}

async function ask(site, number) {
  const page = await pageOf(browser, site, "ministry");
  await at(page, site, "/accreditation/office");
  await follow(page, number);
  await submit(page, "Запросить сведения о специалистах");
  return page;
}

// The row of a request on the page of its case.
const row = (page, name, about) => page.locator("tbody tr", { hasText: name }).filter({ hasText: about });

async function rowSays(page, name, about, words, seconds = 60) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    await page.reload();
    if (words.test(await row(page, name, about).innerText())) return;
    await page.waitForTimeout(500);
  }
  assert.match(await row(page, name, about).innerText(), words);
}

const about = { employment: "О трудовой деятельности", education: "Об образовании" };

test("ACR-07 in the demo that ./run serves authorities answer, each specialist as their name says, and after a second start too", async () => {
  await inFolder(async (folder, database) => {
    let site = await started(folder, database);
    try {
      assert.ok(site.said.includes(told()), site.said);
      const { number } = await fileApplication(site);
      let page = await ask(site, number);
      const expected = { "Осокина": /Совпадает с заявлением/, "Двойникова": /Совпадает с заявлением/, "Ошибкина": /Ошибка на той стороне|ответили ошибкой/i,
        "Чужакова": /о другом человеке/i, "Расходова": /Расходится|В ответе нет/, "Пустова": /не подтверждены|сведений нет/i };
      for (const [name, words] of Object.entries(expected)) await rowSays(page, name, about.employment, words);
      await rowSays(page, "Осокина", about.education, /Совпадает с заявлением/);
      await rowSays(page, "Расходова", about.education, /Расходится/);
      for (const name of ["Молчанова", "Позднякова"]) assert.match(await row(page, name, about.employment).innerText(), /ждём ответа/);
      await checkPage(page, "run-authorities");
      assert.equal(await site.stop(), 0);

      // A minute goes by.
      const asked = path.join(folder, "demo-authorities");
      for (const name of readdirSync(asked)) utimesSync(path.join(asked, name), new Date(), new Date(Date.now() - lateBy));
      site = await started(folder, database);
      page = await pageOf(browser, site, "ministry");
      await at(page, site, "/accreditation/office");
      await follow(page, number);
      assert.match(await row(page, "Молчанова", about.employment).innerText(), /ждём ответа/);
      await rowSays(page, "Позднякова", about.employment, /Совпадает с заявлением/);
    } finally {
      await site.stop();
    }
  });
});

test("PLT_08 ./run --check answers with the authorities beside it, and without them where node fails, which it says", async () => {
  await inFolder(async (folder, database) => {
    const withThem = await run(folder, database, { args: ["--check"] });
    assert.equal(await withThem.ended, 0, withThem.said);
    assert.match(readFileSync(path.join(folder, "demo-exchange.yaml"), "utf8"), /exchange_smev_url: http:\/\/127\.0\.0\.1:\d+\/ws/);
    const bin = path.join(folder, "bin");
    mkdirSync(bin);
    writeFileSync(path.join(bin, "node"), "#!/bin/sh\nexit 1\n");
    chmodSync(path.join(bin, "node"), 0o755);
    const without = await run(folder, database, { args: ["--check"], env: { PATH: `${bin}:${process.env.PATH}` } });
    assert.equal(await without.ended, 0, without.said);
    assert.match(without.said, /Ведомства демонстрации не запустились/);
    assert.ok(!existsSync(path.join(folder, "demo-exchange.yaml")));
    assert.deepEqual(readdirSync(path.join(folder, "demo-authorities")), []);
  });
});

test("ACR-07 what the authorities of the demo answer is by the schemas, late where the name says so, and a name is known in any letter case", () => {
  const requests = (LastName) => [`<EmploymentRequest xmlns="urn:obereg:interagency:employment:1" id="00000000-0000-4000-8000-000000000001"><Person>`
    + `<LastName>${LastName}</LastName><FirstName>Ярополк</FirstName><Snils>11223344595</Snils><BirthDate>1985-03-02</BirthDate></Person></EmploymentRequest>`,
  `<EducationRequest xmlns="urn:obereg:interagency:education:1" id="00000000-0000-4000-8000-000000000002"><Person><LastName>${LastName}</LastName>`
    + `<FirstName>Юлия</FirstName><MiddleName>Львовна</MiddleName></Person><DeclaredDocument>Диплом ААА000017 от 31.02.2008 &amp; приложение</DeclaredDocument>`
    + `<DeclaredDocument>без номера</DeclaredDocument></EducationRequest>`];
  for (const name of [...behaviours.flatMap(({ names }) => names), "Осокина"])
    for (const xml of requests(name)) {
      const request = readRequest(xml);
      checkBySchema(request.kind, xml);
      for (const { content } of demoAnswers(request, lateBy)) if (content) checkBySchema(request.kind, content);
    }
  const [late] = requests("ПОЗДНЯКОВ").map(readRequest);
  assert.deepEqual(demoAnswers(late, lateBy - 1), []);
  assert.equal(demoAnswers(late, lateBy).length, 1);
});
