// Templates of documents: the administrator takes one, sends it with a mistake, then right, and returns to the built-in one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pageOf, startDemo, submit } from "./demo.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser, program;

before(async () => {
  program = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

const text = (page) => page.locator("main").innerText();
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The bytes of what a click downloads.
async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const sending = (page, name, buffer) => page.setInputFiles("#template", { name, mimeType: word, buffer });

test("PLT-03 an administrator replaces a template, sees its mistakes and returns to the built-in one", async () => {
  const page = await pageOf(browser, program, "administrator");
  await page.goto(`${program.baseUrl}/admin/templates`);
  await checkPage(page, "templates");
  await page.getByRole("link", { name: "Письмо об отказе в предоставлении услуги" }).click();
  await checkPage(page, "template");
  const refusal = await downloaded(page, () => page.getByRole("link", { name: "Скачать действующий шаблон .docx" }).click());
  assert.equal(refusal.name, "accreditation_refusal.docx");

  await page.goto(`${program.baseUrl}/admin/templates/accreditation_application`);
  const form = await downloaded(page, () => page.getByRole("link", { name: "Скачать действующий шаблон .docx" }).click());
  await page.goto(`${program.baseUrl}/admin/templates/accreditation_refusal`);
  await sending(page, "заявление.docx", form.bytes);
  await submit(page, "Проверить и заменить");
  assert.match(await text(page), /Неизвестные поля: .*\{\{lines\.label\}\}/);
  assert.match(await text(page), /Нет обязательных полей: .*\{\{addressee\}\}/);
  await checkPage(page, "template-errors");
  await sending(page, "письмо.docx", Buffer.from("MZ, а не документ"));
  await submit(page, "Проверить и заменить");
  assert.match(await text(page), /Это не документ Word/);

  await sending(page, "письмо об отказе.docx", refusal.bytes);
  const sample = await downloaded(page, () => page.getByRole("button", { name: "Проверить и посмотреть с примером" }).click());
  assert.equal(sample.name, "accreditation_refusal-sample.docx");
  assert.match(await text(page), /Встроенный/);
  await page.waitForTimeout(4100); // a form that answered with a file is sent again after four seconds (send_once.js)
  await submit(page, "Проверить и заменить");
  assert.match(await text(page), /Заменён/);
  assert.match(await text(page), /письмо об отказе\.docx/);
  await checkPage(page, "template-replaced");

  page.once("dialog", (dialog) => dialog.accept());
  await submit(page, "Вернуть встроенный шаблон");
  assert.match(await text(page), /возвращён встроенный шаблон/);
});

test("ACR-02 an applicant downloads the draft of an application and opens it for print", async () => {
  const page = await pageOf(browser, program, "centre1-signer");
  await page.goto(`${program.baseUrl}/accreditation/variants/1`);
  await submit(page, "Заполнить заявление");
  await checkPage(page, "tasks-with-print");
  const draft = await downloaded(page, () => page.getByRole("link", { name: "Скачать заявление .docx" }).click());
  assert.match(draft.name, /^Заявление черновик \d+\.docx$/);
  assert.equal(draft.bytes.subarray(0, 4).toString("latin1"), "PK\x03\x04");
  await page.getByRole("link", { name: "Заявление для печати" }).click();
  assert.match(await text(page), /Проект, не подано/);
  await checkPage(page, "application-print");
});
