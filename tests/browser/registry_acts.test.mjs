// What is done with records that stand in the registry: annulled, corrected, extracted, checked by anybody, exported; and what
// the ministry does: annuls by decision, decides disputes, blocks a provider.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { centre2, pageOf, row, saved, startDemo, submit, uploadRows } from "./demo.mjs";
import { signByKeyFile } from "./people.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser, program, signer, ministry;

before(async () => {
  program = await startDemo();
  browser = await launchBrowser();
  signer = await pageOf(browser, program, "centre1-signer");
  ministry = await pageOf(browser, program, "ministry");
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

// The record in that row of the registry; gives its number and the surname of its worker.
async function openRecord(page, place) {
  await page.goto(`${program.baseUrl}/training/registry`);
  const line = page.locator("tbody tr").nth(place);
  const [number, name] = await line.locator("td").allTextContents();
  await line.locator("a").click();
  return { number, lastName: name.split(" ")[0] };
}

async function choose(page, action) {
  await page.getByText("Действия ▾").click();
  await page.getByRole("link", { name: action }).click();
}

async function verifiedReceipt(page) {
  for (const until = Date.now() + 30_000; Date.now() < until && !(await page.getByRole("link", { name: "Квитанция" }).count()); await page.reload())
    await page.waitForTimeout(300);
  const receipt = await saved(page, program, "Квитанция");
  execFileSync(program.binary, ["verify-receipt", receipt, "--key", path.join(program.folder, "log-key.pub.pem")], { cwd: os.tmpdir() });
}

// What the public page answers about a record, or about the code of an extract.
async function publicly(field, fields) {
  const page = await pageOf(browser, program, "");
  await page.goto(`${program.baseUrl}/check`);
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
  await submit(page, field);
  const words = await page.locator("main").innerText();
  await page.context().close();
  return words;
}

test("TRN-16 a record is annulled with a reason and a signature, stays with its mark, and the receipt verifies", async () => {
  const record = await openRecord(signer, 0);
  await choose(signer, "Аннулировать");
  await submit(signer, "Перейти к подписанию");
  await checkPage(signer, "annul-without-reason");
  await signer.getByRole("link", { name: /причин/i }).click();
  assert.equal(await signer.evaluate(() => document.activeElement.id), "reason");
  await signer.fill("#reason", "Внесена дважды.");
  await submit(signer, "Перейти к подписанию");
  await signByKeyFile(signer, program.person("centre1-signer"));
  await signer.getByRole("heading", { name: `Запись № ${record.number} аннулирована` }).waitFor();
  await checkPage(signer, "annulment-signed");
  await verifiedReceipt(signer);
  await signer.getByRole("link", { name: `К записи № ${record.number}` }).click();
  assert.match(await signer.locator("main").innerText(), /Аннулирована[^]*Внесена дважды/);
  await checkPage(signer, "record-annulled");
  assert.match(await publicly("Проверить", { number: record.number, last_name: record.lastName }), /аннулирована/i);
  assert.deepEqual(signer.faults.filter((fault) => !fault.includes("422")), []);
});

test("«Исправить запись»: before and after are shown, the signed version replaces the old, the number stays", async () => {
  const { number } = await openRecord(signer, 1);
  await choose(signer, "Исправить запись");
  await checkPage(signer, "correct");
  await signer.fill("#position", "Главный механик");
  await signer.fill("#reason", "Опечатка в должности.");
  await submit(signer, "Перейти к подписанию");
  assert.match(await signer.getByRole("region", { name: "Что изменится" }).innerText(), /Главный механик/);
  await checkPage(signer, "correction-to-sign");
  await signByKeyFile(signer, program.person("centre1-signer"));
  await signer.getByRole("heading", { name: `Запись № ${number} исправлена` }).waitFor();
  await verifiedReceipt(signer);
  await signer.getByRole("link", { name: `К записи № ${number}` }).click();
  const card = await signer.locator("main").innerText();
  assert.match(card, /Главный механик[^]*Исправлена[^]*Опечатка в должности/);
  await checkPage(signer, "record-corrected");
});

test("TRN-17 an extract has a code and a QR, and anybody checks the code", async () => {
  const record = await openRecord(signer, 2);
  await submit(signer, "Получить выписку");
  await checkPage(signer, "extract");
  assert.ok(await signer.locator("main img").evaluate((image) => image.complete && image.naturalWidth > 50), "the QR is drawn");
  const code = await signer.locator("strong.ob-num").innerText();
  const document = await saved(signer, program, "Скачать .docx");
  const text = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('word/document.xml').decode())";
  assert.ok(execFileSync("python3", ["-c", text, document], { encoding: "utf8" }).includes(code), "the code is in the document");
  const answer = await publicly("Проверить выписку", { code });
  assert.match(answer, new RegExp(record.number));
  assert.doesNotMatch(answer, new RegExp(record.lastName), "no name where none was typed");
  assert.match(await publicly("Проверить выписку", { code: "AAAA-BBBB-CCCC-DDDD" }), /Выписки с таким кодом нет/);
});

test("TRN-15 the public check answers to number and surname together", async () => {
  const record = await openRecord(signer, 3);
  const answer = await publicly("Проверить", { number: record.number, last_name: record.lastName.toUpperCase() });
  assert.match(answer, /Действует|Срок истёк|не пройдена/i);
  assert.match(await publicly("Проверить", { number: record.number, last_name: "Чужой" }), /такой фамилией нет/);
});

test("TRN-14 what was found is exported to xlsx, and the extract of it holds the same records", async () => {
  await signer.goto(`${program.baseUrl}/training/registry`);
  await signer.getByText("Поиск и фильтры").click();
  await signer.fill("#last_name", "Берёзк");
  await submit(signer, "Найти");
  const [, found] = (await signer.getByText(/^Найдено: /).innerText()).match(/(\d+)/);
  await checkPage(signer, "registry-found");
  const file = await saved(signer, program, "Скачать найденное в xlsx");
  const rows = "import openpyxl, sys; print(openpyxl.load_workbook(sys.argv[1]).active.max_row - 1)";
  assert.equal(execFileSync("/usr/bin/python3", ["-c", rows, file], { encoding: "utf8" }).trim(), found);
  await submit(signer, "Выписка по найденным");
  assert.equal(await signer.locator("tbody tr").count(), Number(found));
  await checkPage(signer, "extract-list");
});

test("TRN-16 the ministry annuls a record by a decision with its document", async () => {
  const { number } = await openRecord(ministry, 4);
  await choose(ministry, "Аннулировать по решению");
  await submit(ministry, "Перейти к подписанию");
  assert.equal(await ministry.locator(".govuk-error-summary__list a").count(), 4);
  await ministry.fill("#decision_number", "12-р");
  await ministry.fill("#decision_date", "12.01.2026");
  await ministry.fill("#reason", "Нарушен порядок проверки знаний.");
  await ministry.setInputFiles("#document", { name: "Решение.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await submit(ministry, "Перейти к подписанию");
  await signByKeyFile(ministry, program.person("ministry"));
  await ministry.getByRole("heading", { name: `Запись № ${number} аннулирована` }).waitFor();
  await verifiedReceipt(ministry);
  await ministry.getByRole("link", { name: `К записи № ${number}` }).click();
  assert.match(await ministry.locator("main").innerText(), /Аннулирована решением министерства/);
});

test("TRN-04 a number that another centre holds is refused with whom to ask, and the ministry decides the dispute", async () => {
  const { number } = await openRecord(signer, 5);
  const rival = await pageOf(browser, program, "centre2-preparer");
  await uploadRows(rival, program, "Спорный номер.xlsx", [row(centre2, { "Номер в реестре": number, "Дата внесения в реестр": "15.01.2026" })]);
  assert.match(await rival.locator("main").innerText(), /запись внесла организация АНО ДПО «Учебный центр Маяк-Демо»/);
  await ministry.goto(`${program.baseUrl}/ministry/disputes`);
  await ministry.getByRole("link", { name: number }).click();
  await checkPage(ministry, "dispute");
  await submit(ministry, "Принять решение");
  assert.equal(await ministry.locator("#decision-error").count(), 1, "a decision has words");
  await ministry.fill("#decision", "Номер остаётся за первой организацией.");
  await submit(ministry, "Принять решение");
  assert.match(await ministry.locator("main").innerText(), /Номер остаётся за первой организацией/);
  const administrator = await pageOf(browser, program, "administrator");
  await administrator.goto(`${program.baseUrl}/admin/mail`);
  await administrator.getByRole("link", { name: `Решение по спору о номере ${number}` }).first().click();
  assert.match(await administrator.locator("main").innerText(), /Номер остаётся за первой организацией/);
});

test("the ministry's figures are a chart, a table and a CSV of the same numbers", async () => {
  await ministry.goto(`${program.baseUrl}/ministry/figures`);
  await checkPage(ministry, "figures");
  const file = readFileSync(await saved(ministry, program, /CSV/), "utf8");
  const year = String(new Date().getFullYear());
  assert.ok(file.includes(year) && file.trim().split("\n").length > 2, file.slice(0, 300));
});

test("a provider that the ministry blocked sees why, may look, and may not send anything in", async () => {
  const blocked = await pageOf(browser, program, "centre2-preparer");
  await ministry.goto(`${program.baseUrl}/ministry/providers`);
  await ministry.getByRole("link", { name: "Ступень-Демо" }).click();
  await ministry.fill("#reason", "Лицензия приостановлена приказом № 5.");
  await submit(ministry, "Заблокировать");
  await checkPage(ministry, "provider-blocked");
  const answer = await blocked.goto(`${program.baseUrl}/training/import?kind=import`);
  assert.equal(answer.status(), 403);
  assert.match(await blocked.locator("main").innerText(), /Сюда вам нельзя/);
  await blocked.goto(`${program.baseUrl}/training/sets`);
  assert.match(await blocked.locator("main").innerText(), /приказом № 5/);
  await checkPage(blocked, "sets-of-blocked");
  await ministry.getByRole("button", { name: "Разблокировать" }).click();
  assert.equal((await blocked.goto(`${program.baseUrl}/training/import?kind=import`)).status(), 200);
});
