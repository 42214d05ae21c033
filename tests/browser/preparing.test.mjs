// What a centre does with records before they enter the registry: templates, forms, files with mistakes, sets; and what becomes
// of a form when the session ends, a button is pressed twice, or two tabs are open.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { centre1, pageOf, row, saved, startDemo, submit, uploadRows } from "./demo.mjs";
import { signByKeyFile, upload } from "./people.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser, program, page;

before(async () => {
  program = await startDemo();
  browser = await launchBrowser();
  page = await pageOf(browser, program, "centre1-preparer");
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

const words = (somewhere = page) => somewhere.locator("main").innerText();
const at = (address, somewhere = page) => somewhere.goto(program.baseUrl + address);
const typed = { last_name: "Черновикова", first_name: "Майя", employer_name: "ООО «Пример-Логистика»", position: "Инженер",
  protocol_number: "3/26", checked_on: "14.01.2026" };

async function fillRecord(somewhere, fields = {}) {
  for (const [id, value] of Object.entries({ ...typed, employer_inn: row(centre1)[6], ...fields })) await somewhere.fill(`#${id}`, value);
  await somewhere.selectOption("#programme", { index: 1 });
  await somewhere.selectOption("#outcome", "Успешно");
}

async function seek(what) {
  await at("/training/pending");
  await page.getByText("Поиск и фильтры").click();
  await page.fill("#q", what);
  await submit(page, "Найти");
}

async function setFormed(somewhere = page) {
  return (await somewhere.getByText(/Набор № \d+ сформирован/).first().innerText()).match(/\d+/)[0];
}

test("TRN-01 the reference page gives both templates, and they are workbooks with the columns", async () => {
  const nobody = await pageOf(browser, program, "");
  await at("/training/reference", nobody);
  for (const [link, column] of [["Шаблон повторного импорта", "Номер в реестре"], ["Шаблон импорта", "Фамилия"]]) {
    const file = await saved(nobody, program, link);
    const headings = "import openpyxl, sys; print([c.value for c in openpyxl.load_workbook(sys.argv[1]).active[1]])";
    assert.match(execFileSync("/usr/bin/python3", ["-c", headings, file], { encoding: "utf8" }), new RegExp(column));
  }
});

test("TRN-02 a record made by the form waits, and «Сформировать набор» makes a set of those chosen", async () => {
  await at("/training/pending");
  await page.getByText("Добавить ▾").click();
  await page.getByRole("link", { name: "Добавить запись" }).click();
  await fillRecord(page, { last_name: "", employer_inn: "7707083894" });
  await submit(page, "Сохранить");
  assert.match(await page.title(), /^Ошибка: /);
  assert.ok(await page.locator(".govuk-error-summary").evaluate((summary) => summary === document.activeElement), "the summary has the focus");
  await checkPage(page, "record-with-mistakes");
  await page.locator(".govuk-error-summary a", { hasText: "Фамилия" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "last_name");
  assert.equal(await page.inputValue("#position"), typed.position, "what was typed is kept");
  await fillRecord(page);
  await submit(page, "Сохранить");
  await seek("Черновикова");
  await page.getByLabel("Выбрать: Черновикова Майя").check();
  await submit(page, "Сформировать набор");
  assert.match(await words(), /Набор № \d+[^]*ждёт подписи[^]*Черновикова Майя/);
  await checkPage(page, "set-formed-by-hand");
});

test("TRN-12 a set is withdrawn after a question, and who says no keeps it", async () => {
  await uploadRows(page, program, "отзыв.xlsx", [row(centre1, { "Номер протокола": "отзыв" })]);
  await at(`/training/sets/${await setFormed()}`);
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByText("Действия ▾").click();
  await page.getByRole("button", { name: "Отозвать" }).click();
  assert.match(await words(), /ждёт подписи/);
  page.once("dialog", (dialog) => dialog.accept());
  await submit(page, "Отозвать");
  assert.match(await words(), /отозван/);
});

test("TRN-10 «Внести только верные строки» asks with the counts", async () => {
  await uploadRows(page, program, "часть верна.xlsx", [row(centre1, { "Номер протокола": "часть-1" }), row(centre1, { "Номер протокола": "часть-2" }),
    row(centre1, { "Номер протокола": "часть-3", "Результат": "Отлично" })]);
  await page.getByRole("button", { name: "Внести только верные строки" }).click();
  assert.match(await words(), /Верных: 2, с ошибками: 1/);
  await checkPage(page, "right-rows");
  await submit(page, "Внести 2 и оставить 1");
  await page.getByText("В набор вошли только верные строки").waitFor({ timeout: 30_000 });
  await at(`/training/sets/${await setFormed()}`);
  assert.equal(await page.locator("tbody tr").count(), 2);
});

test("TRN-10 certain repairs are shown side by side and applied on consent alone", async () => {
  await uploadRows(page, program, "починка.xlsx", [row(centre1, { "Фамилия": "Pyчьёв", "Номер протокола": "починка" })]); // Latin P, y
  const repairs = page.getByRole("region", { name: "Исправления" });
  assert.match(await repairs.innerText(), /Pyчьёв\s+Ручьёв/);
  assert.equal(await repairs.locator("mark").first().innerText(), "Py", "the letters that are not Russian are marked");
  await checkPage(page, "repairs-offered");
  await submit(page, "Применить исправления и проверить ещё раз");
  await page.getByText("Применённые исправления").waitFor({ timeout: 30_000 });
  await at(`/training/sets/${await setFormed()}`);
  assert.match(await words(), /Ручьёв Зоя/);
});

test("TRN-11 the same file sent again is warned of and makes nothing twice", async () => {
  const rows = [row(centre1, { "Номер протокола": "дважды" })];
  await uploadRows(page, program, "дважды.xlsx", rows);
  const set = await setFormed();
  await upload(page, program.baseUrl, "reimport", `${program.folder}/дважды.xlsx`);
  assert.match(await words(), new RegExp(`Этот файл уже загружен[^]*набор № ${set}`));
  await checkPage(page, "known-file");
  await submit(page, "Загрузить ещё раз");
  await page.locator("#import-state:not([hx-get])").waitFor({ timeout: 30_000 });
  assert.match(await words(), /такая запись уже ожидает внесения/);
});

test("TRN-19 an official XML file is taken in, and one of another format is refused with the places", async () => {
  await at("/training/sets?state=entered");
  await page.locator("tbody a").first().click();
  const xml = readFileSync(await saved(page, program, "Официальный XML, часть 1"), "utf8");
  const record = xml.slice(xml.indexOf("<RegistryRecord"), xml.indexOf("</RegistryRecord>") + "</RegistryRecord>".length);
  const file = (body) => ({ name: "набор.xml", mimeType: "application/xml", buffer: Buffer.from(xml.replace(/<RegistryRecord[^]*<\/RegistryRecord>/, () => body)) });
  await upload(page, program.baseUrl, "xml", file(record.replace(/<ProtocolNumber>[^<]*/, "<ProtocolNumber>xml-1")));
  await page.getByText(/Набор № \d+ сформирован/).waitFor({ timeout: 30_000 });
  await upload(page, program.baseUrl, "xml", file(record.replace("<Test ", "<Exam ").replace("</Test>", "</Exam>")));
  await page.getByRole("heading", { name: /Файл не соответствует формату/ }).waitFor({ timeout: 30_000 });
  await checkPage(page, "xml-faults");
});

test("a form outlives the end of the session: sent again after signing in, from the page that said so", async () => {
  const editor = await pageOf(browser, program, "centre2-preparer"), elsewhere = await pageOf(browser, program, "centre2-preparer");
  await at("/training/pending/new", editor);
  await fillRecord(editor);
  await at("/account/sessions", elsewhere);
  await submit(elsewhere, "Выйти везде");
  await submit(editor, "Сохранить");
  assert.match(await words(editor), /Сеанс закончился/);
  await checkPage(editor, "session-over");
  const [popup] = await Promise.all([editor.waitForEvent("popup"), editor.getByRole("link", { name: "Войти в новой вкладке" }).click()]);
  await popup.waitForLoadState();
  await signByKeyFile(popup, program.person("centre2-preparer"));
  await submit(editor, "Отправить ещё раз");
  assert.equal(new URL(editor.url()).pathname, "/training/pending");
  assert.match(await words(editor), /Черновикова Майя/);
});

test("a form left when the session ended is offered its draft after signing in", async () => {
  const editor = await pageOf(browser, program, "employer1-preparer");
  await at("/training/pending/new", editor);
  await editor.fill("#last_name", "Недописанная");
  await editor.waitForTimeout(700);
  await editor.context().clearCookies();
  await editor.reload();
  assert.match(editor.url(), /sign-in\?next=/);
  await signByKeyFile(editor, program.person("employer1-preparer"));
  assert.equal(new URL(editor.url()).pathname, "/training/pending/new");
  await editor.getByRole("button", { name: "Вернуть введённое" }).click();
  assert.equal(await editor.inputValue("#last_name"), "Недописанная");
});

test("ACC-01 a draft outlives a form that did not arrive, and goes once the form was taken", async () => {
  const editor = await pageOf(browser, program, "employer1-preparer");
  await at("/training/pending/new", editor);
  await fillRecord(editor, { last_name: "Оборванная", protocol_number: "обрыв-1" });
  await editor.context().setOffline(true);
  await editor.getByRole("button", { name: "Сохранить", exact: true }).click();
  await editor.waitForTimeout(500);
  await editor.context().setOffline(false);
  await at("/training/pending", editor);
  assert.doesNotMatch(await words(editor), /Оборванная/);
  await at("/training/pending/new", editor);
  await editor.getByRole("button", { name: "Вернуть введённое" }).click();
  assert.equal(await editor.inputValue("#last_name"), "Оборванная");
  await submit(editor, "Сохранить");
  assert.match(await words(editor), /Оборванная/);
  assert.deepEqual(await editor.evaluate(() => Object.keys(localStorage)), []);
});

test("an import goes on when its sender's session ends, and its page leads back to it", async () => {
  const sender = await pageOf(browser, program, "centre1-signer");
  await uploadRows(sender, program, "сеанс.xlsx", [row(centre1)]);
  const address = new URL(sender.url()).pathname;
  await sender.context().clearCookies();
  await sender.reload();
  assert.equal(new URL(sender.url()).searchParams.get("next"), address);
});

test("TRN-02 the question before deleting names how many, and the page says it afterwards", async () => {
  for (const protocol of ["счёт-1", "счёт-2"]) {
    await at("/training/pending/new");
    await fillRecord(page, { last_name: "Считалкина", protocol_number: protocol });
    await submit(page, "Сохранить");
  }
  await page.locator('tr:has-text("Считалкина") input[type=checkbox]').first().check();
  await page.locator('tr:has-text("Считалкина") input[type=checkbox]').last().check();
  let question = "";
  page.once("dialog", (dialog) => { question = dialog.message(); return dialog.accept(); });
  await submit(page, "Удалить выбранные");
  assert.match(question, /^Удалить 2 записи\?/);
  assert.match(await words(page), /Удалены 2.записи/);
  await submit(page, "Удалить выбранные"); // nothing is chosen: no question, and the list says so
  assert.match(await words(page), /Не выбрано ни одной записи/);
});

test("a button pressed twice adds one record, and the back button shows the form again", async () => {
  await at("/training/pending/new");
  await fillRecord(page, { last_name: "Двойнова", protocol_number: "двойной" });
  await Promise.all([page.waitForURL("**/training/pending?done=added"), page.getByRole("button", { name: "Сохранить" }).dblclick()]);
  assert.equal(await page.getByText("Двойнова Майя").count(), 1);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/training/pending/new");
  await submit(page, "Сохранить"); // what the form held when it was left
  assert.match(await words(page), /Такая запись уже ждёт/);
});

test("of two tabs the second is told that the set is no longer what it shows", async () => {
  await uploadRows(page, program, "две вкладки.xlsx", [row(centre1, { "Номер протокола": "вкладки" })]);
  const set = await setFormed(), second = await page.context().newPage();
  await at(`/training/sets/${set}`);
  await at(`/training/sets/${set}`, second);
  for (const tab of [page, second]) {
    tab.once("dialog", (dialog) => dialog.accept());
    await tab.getByText("Действия ▾").click();
    await submit(tab, "Отозвать");
  }
  assert.match(await words(second), /С этим набором так сделать уже нельзя[^]*внесли, отозвали или отклонили/);
  await checkPage(second, "set-changed-meanwhile");
});
