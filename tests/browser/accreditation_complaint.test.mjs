// A complaint from the applicant's case to the ministry's answer and an inspection; specialists out of a workbook.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as steps from "./accreditation.mjs";
import { fill, pdf, text } from "./accreditation.mjs";
import { pageOf, saved, startDemo, submit } from "./demo.mjs";
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

const at = (page, address) => steps.at(page, program, address);
const letters = pdf("Переписка.pdf");

test("ACR-13 a complaint about a case is answered by the ministry, and an inspection follows it", async () => {
  const applicant = await pageOf(browser, program, "centre1-signer");
  await at(applicant, "/accreditation/applications");
  await applicant.locator("tbody a").first().click();
  await applicant.getByRole("link", { name: "Пожаловаться" }).click();
  await submit(applicant, "Подать жалобу");
  assert.match(await text(applicant), /Выберите, на что жалоба\./, "an empty form is told at its fields");
  await checkPage(applicant, "complaint-empty-form");
  await applicant.getByLabel("Нарушен срок").check();
  await applicant.fill("#text", "Ответа нет.\nПросим ответить до конца недели.");
  await applicant.setInputFiles("#files", { ...letters, name: "программа.pdf", buffer: Buffer.from("MZ\x90\0") });
  await submit(applicant, "Подать жалобу");
  assert.match(await text(applicant), /«программа\.pdf»: это не PDF/);
  assert.equal(await applicant.inputValue("#text"), "Ответа нет.\nПросим ответить до конца недели.", "what was typed is kept");
  await applicant.setInputFiles("#files", letters);
  const own = await submit(applicant, "Подать жалобу");
  const number = /АК-Ж-\d+\/\d{4}/.exec(await text(applicant))[0];
  assert.match(await text(applicant), /ответ до конца дня/);
  await checkPage(applicant, "complaint-own");

  const ministry = await pageOf(browser, program, "ministry");
  await at(ministry, "/accreditation/supervision/complaints");
  await ministry.getByRole("link", { name: number }).click();
  assert.match(await text(ministry), /Просим ответить до конца недели/);
  await checkPage(ministry, "complaint-to-answer");
  await ministry.getByRole("link", { name: "Назначить внеплановую проверку" }).click();
  const year = new Date().getFullYear();
  await fill(ministry, { subject: "Сроки рассмотрения", inspector: "Судьина А. А.", begins_on: `01.12.${year}`, ends_on: `02.12.${year}`, ground: "Решение № 4" });
  const inspection = await submit(ministry, "Сохранить");
  assert.match(await text(ministry), new RegExp(`По жалобе\\s+№ ${number}`));
  await checkPage(ministry, "inspection-unplanned");
  const theirs = own.replace("/accreditation/complaints/", "/accreditation/supervision/complaints/");
  await at(ministry, theirs);
  assert.match(await text(ministry), /ответить должен кто-то другой/, "who has the case in work does not judge the complaint");
  const colleague = await pageOf(browser, program, "ministry-head");
  await at(colleague, theirs);
  await checkPage(colleague, "complaint-answer-form");
  await colleague.getByLabel("Удовлетворить").check();
  await colleague.fill("#text", "Срок нарушен. Решение вы получите завтра.");
  await submit(colleague, "Отправить ответ");
  assert.match(await text(colleague), /Удовлетворена/);
  await at(ministry, inspection.replace(/\/\d+$/, ""));
  await checkPage(ministry, "inspections");

  await at(applicant, own);
  assert.match(await text(applicant), /Решение вы получите завтра/);
  const stranger = await pageOf(browser, program, "employer2-viewer");
  assert.equal((await at(stranger, own)).status(), 404);
});

test("ACR-02 specialists come out of a workbook that was filled in", async () => {
  const applicant = await pageOf(browser, program, "employer2-viewer");
  await at(applicant, "/accreditation/variants/1");
  const draft = await submit(applicant, "Заполнить заявление");
  await at(applicant, `${draft}/sections/specialists`);
  await submit(applicant, /Добавить строку/);
  for (const [id, value] of Object.entries(steps.specialist)) await applicant.fill(`#specialists-0-${id}`, value);
  await submit(applicant, /Загрузить из Excel/);
  await checkPage(applicant, "import-specialists");
  await submit(applicant, "Загрузить");
  assert.match(await text(applicant), /Выберите файл\./);
  await applicant.setInputFiles("#file", await saved(applicant, program, "Скачайте файл с готовыми заголовками"));
  await submit(applicant, "Загрузить");
  assert.equal(await applicant.inputValue("#specialists-1-last_name"), "Осокина", "the row of the workbook stands after the one that was there");
  await checkPage(applicant, "specialists-imported");
});
