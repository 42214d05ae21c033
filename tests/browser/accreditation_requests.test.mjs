// ACR-07: the ministry asks other authorities about the specialists of an application, and reads what they answer.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pdf, text } from "./accreditation.mjs";
import { pageOf, startDemo, submit } from "./demo.mjs";
import { answerTo, checkBySchema, hired, readRequest, startAdapter } from "./smev_stand_in.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(async () => browser?.close());

// The demo's open application of variant 1, as the ministry reads it.
async function openCase(page, program) {
  await page.goto(`${program.baseUrl}/accreditation/office`);
  await Promise.all([page.waitForNavigation(), page.locator("tbody tr", { hasText: /Пример-Логистика/ }).getByRole("link").first().click()]);
  return new URL(page.url()).pathname;
}

// Looks at the page anew until it says so.
async function reloadUntil(page, words, seconds = 40) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    await page.reload();
    if (words.test(await text(page))) return;
    await page.waitForTimeout(500);
  }
  assert.match(await text(page), words);
}

const ask = (page) => submit(page, "Запросить сведения о специалистах");
const openRequest = (page, about, name) => Promise.all([page.waitForNavigation(),
  page.locator("tbody tr", { hasText: about }).filter({ hasText: name }).getByRole("link").first().click()]);

test("ACR-07 answers that are right, come twice, are about another person, errors, garbage and on paper are each told and compared", async () => {
  const adapter = await startAdapter();
  const program = await startDemo({ settings: adapter.settings });
  try {
    const said = new Map();  // what there is for a request by now
    adapter.answers = (request) => said.get(request.id) ?? [];
    const page = await pageOf(browser, program, "ministry");
    const address = await openCase(page, program);
    await checkPage(page, "requests-none");
    await ask(page);
    await reloadUntil(page, /Отправлен, ждём ответа[\s\S]*Отправлен, ждём ответа[\s\S]*Отправлен, ждём ответа/);
    assert.equal(adapter.sent.length, 3);
    assert.match(await text(page), /Ельников Пётр, О трудовой деятельности: в заявлении нет СНИЛС/);
    await checkPage(page, "requests-sent");
    const [employment, education] = ["employment", "education"].map((kind) => adapter.sent.find((each) => each.kind === kind && each.LastName === "Рощина"));

    said.set(employment.id, [{ id: "s-1", content: answerTo(employment, { LastName: "РОЩИНА", facts: hired }) },
      { id: "s-2", content: answerTo(employment, { LastName: "РОЩИНА", facts: hired }) }]);
    said.set(education.id, [{ id: "s-3", content: answerTo(education, { FirstName: "Алла" }) }, { id: "s-4", content: "нет никакого XML" },
      { id: "s-5", rejects: ["NO_DATA", "Реестр временно недоступен"] }]);
    await reloadUntil(page, /Совпадает с заявлением/);
    await reloadUntil(page, /Ошибка на той стороне/);
    await openRequest(page, "О трудовой деятельности", "Рощина");
    assert.match(await text(page), /Пришёл ещё раз/);
    assert.match(await text(page), /Номер в СФР 087-001-000001/);
    await checkPage(page, "request-answered");

    await page.goto(program.baseUrl + address);
    await openRequest(page, "Об образовании", "Рощина");
    const shown = await text(page);
    for (const words of [/Отложен: о другом человеке/, /не совпадает имя/, /Не прочитан/, /NO_DATA: Реестр временно недоступен/, /Ответили ошибкой/]) assert.match(shown, words);
    await checkPage(page, "request-troubles");
    await submit(page, "Отправить заново");
    await reloadUntil(page, /Отправлен, ждём ответа/);
    const again = adapter.sent.at(-1);
    assert.notEqual(again.id, education.id, "a new message");
    said.set(again.id, [{ id: "s-6", content: answerTo(again, { facts: "<Document><Name>Диплом бакалавра</Name><Series>ОБРАЗЕЦ</Series><Number>000001</Number><IssuedOn>2008-06-30</IssuedOn></Document>" }) }]);
    await reloadUntil(page, /Ответ получен/);
    assert.match(await text(page), /Расходится\s+другая серия/);
    await checkPage(page, "request-differs");

    await page.goto(program.baseUrl + address);
    assert.match(await text(page), /Расходится: Документ об образовании/);
    await openRequest(page, "Об образовании", "Ельников");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Внести ответ с бумаги" }).click()]);
    await checkPage(page, "request-paper");
    await submit(page, "Внести ответ");
    assert.match(await text(page), /Приложите скан ответа/);
    await checkPage(page, "request-paper-wrong");
    const typed = { letter_number: "15-2/77", letter_date: "12.01.2026", last_name: "Ельников", first_name: "Петр", document_0_name: "Удостоверение",
      document_0_series: "ПРИМЕР", document_0_number: "000002", document_0_issued_on: "12.02.2025" };
    for (const [id, value] of Object.entries(typed)) await page.fill(`#${id}`, value);
    await page.setInputFiles("#scan", pdf("Ответ.pdf"));
    await submit(page, "Внести ответ");
    assert.match(await text(page), /внесён с бумаги[\s\S]*Письмо № 15-2\/77/);
    await checkPage(page, "request-from-paper");
    await page.goto(`${program.baseUrl}/accreditation/requests`);
    assert.match(await text(page), /Все запросы закрыты/);
    await checkPage(page, "requests-all-closed");

    const applicant = await pageOf(browser, program, "employer2-viewer");
    await applicant.goto(program.baseUrl + address.replace("/office/", "/cases/"));
    assert.match(await text(applicant), /У кого запросили сведения[\s\S]*Фонд пенсионного[\s\S]*запрос отправлен \d/);
    assert.doesNotMatch(await text(applicant), /087-001|Расходится/);
    await checkPage(applicant, "case-asked");
    assert.deepEqual([...page.faults, ...applicant.faults].filter((fault) => !/422/.test(fault)), []);
  } finally {
    await program.stop();
    await adapter.stop();
  }
});

test("ACR-07 killed between sending and recording, the program sends the request again under the same id and takes one answer", async () => {
  const adapter = await startAdapter();
  const program = await startDemo({ settings: adapter.settings });
  let again;
  try {
    let killed = false;
    adapter.answers = (request) => [{ id: `of-${request.id}`, content: answerTo(request, { facts: request.kind === "employment" ? hired : "" }) }];
    const dead = new Promise((resolve) => {
      adapter.onSend = () => {
        if (killed) return true;
        killed = true;
        process.kill(program.pid, "SIGKILL");
        resolve();
        return false;
      };
    });
    const page = await pageOf(browser, program, "ministry");
    await openCase(page, program);
    await ask(page).catch(() => {});
    await dead;
    const port = new URL(program.baseUrl).host;
    await new Promise((resolve) => setTimeout(resolve, 500));
    again = spawn(program.binary, ["serve", ...program.options, "--listen", port, "--config", path.join(program.folder, "obereg.yaml")], { stdio: ["ignore", 2, 2] });
    for (let i = 0; i < 100 && !(await fetch(`${program.baseUrl}/healthz`).then((answer) => answer.ok, () => false)); ++i) await page.waitForTimeout(100);
    await openCase(page, program);
    await reloadUntil(page, /Ответ получен[\s\S]*Ответ получен[\s\S]*Ответ получен/, 60);
    const ids = adapter.sent.map((each) => each.id);
    assert.equal(ids.length, 4, "three requests, one of them twice");
    assert.equal(new Set(ids).size, 3);
    assert.equal(ids.filter((each) => each === ids[0]).length, 2, "the one that was under way");
    await openRequest(page, adapter.sent[0].kind === "employment" ? "О трудовой деятельности" : "Об образовании", adapter.sent[0].LastName);
    assert.equal(await page.getByText("пришёл по обмену").count(), 1);
  } finally {
    if (again) {
      const ended = new Promise((resolve) => again.once("exit", resolve));
      again.kill("SIGTERM");
      await ended;
    }
    await program.stop();
    await adapter.stop();
  }
});

test("ACR-07 an adapter that is away is told of, and what waits goes out when it is back", async () => {
  const adapter = await startAdapter();
  const program = await startDemo({ settings: adapter.settings });
  try {
    adapter.away = true;
    const page = await pageOf(browser, program, "ministry");
    await openCase(page, program);
    await ask(page);
    await reloadUntil(page, /Обмен с ведомствами не идёт[\s\S]*Отправка не удалась/);
    await checkPage(page, "requests-adapter-away");
    await page.goto(`${program.baseUrl}/accreditation/requests`);
    await checkPage(page, "requests-list");
    adapter.away = false;
    await reloadUntil(page, /ответ до/, 60);
    assert.equal(adapter.sent.length, new Set(adapter.sent.map((each) => each.id)).size);
  } finally {
    await program.stop();
    await adapter.stop();
  }
});

test("ACR-07 by a folder a request is a file by its schema, an answer is taken from one, and a hostile one is kept and told", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "exchange-"));
  const program = await startDemo({ settings: `exchange_transport: folder\nexchange_folder: ${folder}\nexchange_interval_seconds: 5\n` });
  try {
    const page = await pageOf(browser, program, "ministry");
    await openCase(page, program);
    await ask(page);
    await reloadUntil(page, /Отправлен, ждём ответа[\s\S]*Отправлен, ждём ответа[\s\S]*Отправлен, ждём ответа/);
    const files = readdirSync(path.join(folder, "out"));
    assert.equal(files.length, 3);
    const requests = files.map((name) => readRequest(readFileSync(path.join(folder, "out", name), "utf8")));
    for (const request of requests) checkBySchema(request.kind, request.xml);
    const put = (name, content) => {
      writeFileSync(path.join(folder, "in", `${name}.part`), content);
      renameSync(path.join(folder, "in", `${name}.part`), path.join(folder, "in", name));
    };
    const employment = requests.find((each) => each.kind === "employment"), [first, second] = requests.filter((each) => each.kind === "education");
    put(`${employment.id}.xml`, answerTo(employment, { facts: hired }));
    put(`${first.id}.answer.xml`, `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><EducationAnswer>&f;</EducationAnswer>`);
    put(`${second.id}.xml`, Buffer.alloc(2 << 20, "x"));
    put("к другому делу.xml", "<x/>");
    await reloadUntil(page, /Совпадает с заявлением/);
    await reloadUntil(page, /Не прочитан[\s\S]*Не прочитан/);
    await openRequest(page, "Об образовании", first.LastName);
    assert.match(await text(page), /в нём есть DOCTYPE/);
    await page.goto(`${program.baseUrl}/accreditation/requests`);
    assert.match(await text(page), /к другому делу\.xml/);
    await checkPage(page, "requests-stray");
    assert.equal(readdirSync(path.join(folder, "done")).length, 4);
    assert.ok(!existsSync(path.join(folder, "in", `${employment.id}.xml`)));
  } finally {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
