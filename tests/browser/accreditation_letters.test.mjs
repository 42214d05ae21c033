// Letters after they are signed: anyone checks one by its QR code, the applicant reads it and the ministry sees that, a
// withdrawal is told by a letter, and letters and applications become PDF.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pageOf, saved, startDemo, submit } from "./demo.mjs";
import { signByKeyFile } from "./people.mjs";
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
const at = (page, address) => page.goto(`${program.baseUrl}${address}`);
const link = (page, name) => page.locator("main").getByRole("link", { name, exact: true }).or(page.locator("main").getByRole("button", { name, exact: true })).first();
const follow = (page, name) => Promise.all([page.waitForNavigation(), link(page, name).click()]);
const today = () => new Date().toLocaleDateString("ru-RU", { timeZone: "Europe/Moscow" });
const faultsOf = (...pages) => pages.flatMap(({ faults }) => faults).filter((fault) => !/404|409|422/.test(fault));

// The page of the applicant's case in that state.
async function openCase(page, state) {
  await at(page, "/accreditation/applications");
  await Promise.all([page.waitForNavigation(), page.locator("tbody tr", { hasText: state }).getByRole("link").first().click()]);
  return new URL(page.url()).pathname;
}

async function makePdf(page, name) {
  await checkPage(page, `${name}-asked`);
  await submit(page, "Сделать PDF");
  await page.getByText("PDF готов.").waitFor({ timeout: 60_000 });
  await checkPage(page, `${name}-made`);
  assert.equal(readFileSync(await saved(page, program, "Скачать PDF")).subarray(0, 5).toString(), "%PDF-");
}

test("ACR-11 a granted letter is read, becomes PDF, and its QR code tells anyone what holds today", async () => {
  const signatory = await pageOf(browser, program, "ministry-signatory");
  await at(signatory, "/accreditation/decisions");
  await Promise.all([signatory.waitForNavigation(), signatory.locator("tbody tr", { hasText: "Пример-Логистика" }).getByRole("link").first().click()]);
  await follow(signatory, "Перейти к подписанию");
  const [, code] = /\/accreditation\/letters\/([0-9A-Z]{16})/.exec(await signatory.locator("main").textContent());
  await signByKeyFile(signatory, program.person("ministry-signatory"));

  const applicant = await pageOf(browser, program, "employer2-viewer");
  const address = await openCase(applicant, "Услуга оказана");
  const office = await pageOf(browser, program, "ministry");
  await at(office, address.replace("/cases/", "/office/"));
  assert.match(await text(office), /не прочитано; если не откроют, напомним по почте/);
  await checkPage(office, "letter-unread-office");
  await follow(applicant, "Прочитать письмо");
  assert.match(await text(applicant), new RegExp(`/accreditation/letters/${code}`));
  await checkPage(applicant, "letter-read");
  await office.reload();
  assert.match(await text(office), /прочитано \d\d\.\d\d\.\d{4}/);
  await follow(applicant, "Письмо в PDF");
  await makePdf(applicant, "letter-pdf");
  await follow(office, "Письмо в PDF");
  assert.match(await text(office), /PDF готов/, "made once for everybody");

  const anyone = await pageOf(browser, program, "");
  await at(anyone, `/accreditation/letters/${code}`);
  assert.match(await text(anyone), /Пример-Логистика/);
  assert.match(await text(anyone), /письмо и реестр говорят одно/);
  await checkPage(anyone, "letter-checked");
  await follow(anyone, "Запись в реестре и её история");
  const card = new URL(anyone.url()).pathname;
  await at(office, card.replace("/registry/", "/keep/") + "/suspended");
  await office.fill("#decided_on", today());
  await office.fill("#ground", "Приказ № 12");
  await submit(office, "Приостановить");
  await at(anyone, `/accreditation/letters/${code}`);
  assert.match(await text(anyone), /С тех пор сведения изменились/);
  await checkPage(anyone, "letter-checked-changed");
  const wrong = await at(anyone, "/accreditation/letters/0000000000000000");
  assert.equal(wrong.status(), 404);
  assert.match(await text(anyone), /Такого письма нет/);
  assert.deepEqual(faultsOf(signatory, applicant, office, anyone), []);
});

test("ACR-11 a refusal is confirmed without what it says", async () => {
  const applicant = await pageOf(browser, program, "employer3-viewer");
  await openCase(applicant, "Отказано");
  await follow(applicant, "Прочитать письмо");
  const [, code] = /\/accreditation\/letters\/([0-9A-Z]{16})/.exec(await text(applicant));
  const anyone = await pageOf(browser, program, "");
  await at(anyone, `/accreditation/letters/${code.toLowerCase()}`);
  assert.match(await text(anyone), /Образцовая пекарня/);
  assert.doesNotMatch(await text(anyone), /отказ|трудовые договоры/i);
  await checkPage(anyone, "letter-checked-refusal");
  assert.deepEqual(faultsOf(applicant, anyone), []);
});

test("ACR-11, PLT-03 a withdrawal is told by a letter in the cabinet, and an application becomes PDF", async () => {
  const applicant = await pageOf(browser, program, "employer1-signer");
  await openCase(applicant, "Рассматривается");
  await follow(applicant, "Заявление в PDF");
  await makePdf(applicant, "application-pdf");
  await applicant.getByRole("link", { name: "Назад" }).click();
  await follow(applicant, "Отозвать заявление");
  await applicant.fill("#reason", "Переезжаем позже.");
  await submit(applicant, "Отозвать заявление");
  assert.match(await text(applicant), /№ АК-У-2\/\d{4}/, "the demo has one");
  await checkPage(applicant, "letter-withdrawn");
  const letter = await saved(applicant, program, "Скачать письмо");
  assert.equal(readFileSync(letter).subarray(0, 2).toString(), "PK");
  await follow(applicant, "Прочитать письмо");
  assert.match(await text(applicant), /Рассмотрение прекращено/);
  assert.deepEqual(faultsOf(applicant), []);
});

test("PLT-03 where LibreOffice is absent the page says so and offers no button", async () => {
  const without = await startDemo({ settings: 'soffice: ""\n' });
  try {
    const applicant = await pageOf(browser, without, "employer3-viewer");
    await applicant.goto(`${without.baseUrl}/accreditation/applications`);
    await Promise.all([applicant.waitForNavigation(), applicant.locator("tbody tr").getByRole("link").first().click()]);
    await follow(applicant, "Письмо в PDF");
    assert.match(await text(applicant), /не установлен LibreOffice/);
    assert.equal(await applicant.locator("main button").count(), 0);
    await checkPage(applicant, "letter-pdf-absent");
    assert.deepEqual(faultsOf(applicant), []);
  } finally {
    await without.stop();
  }
});
