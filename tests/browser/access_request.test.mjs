// Seed 001: the certificates of a CA stop working, people apply again with others and come back to their accounts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { addAccount, addOrganisation, signInByKeyFile, signInByUpload } from "./people.mjs";
import { issue, makeCa } from "./pki.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-requests-"));
const inn = "7700000016", ogrn = "1027700132195";
const ca = {}, key = {};
let browser, program;

before(async () => {
  for (const [name, kind] of [["old", "gost"], ["new", "rsa"], ["unknown", "ecdsa"]])
    ca[name] = makeCa(path.join(work, name), kind, `УЦ ${name}`);
  key.administrator = issue(ca.new, "administrator", { commonName: "Образцова Анна" });
  key.before = issue(ca.old, "before", { commonName: "Петров Пётр" });
  key.after = issue(ca.new, "after", { commonName: "Петров Пётр" });
  key.newcomer = issue(ca.unknown, "newcomer", { commonName: "Сидоров Иван" });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      for (const name of ["old", "new"]) run("trust", "add", ca[name].certificate);
      run("user", "add", "--administrator", "--certificate", key.administrator.certificate);
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  rmSync(work, { recursive: true, force: true });
});

async function freshPage() {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  return { page, faults: watchFaults(page) };
}

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);

async function fillIn(page, { lastName, firstName }, person, issuer) {
  const typed = { last_name: lastName, first_name: firstName, email: "petrov@example.org", phone: "+7 495 123-45-67", job_title: "Методист",
    organisation_name: "АНО ДПО «Учебный центр»", inn, ogrn };
  for (const [field, value] of Object.entries(typed)) await page.fill(`#${field}`, value);
  await page.selectOption("#cabinet", "provider-signer");
  await page.check("input[name=consent]");
  await page.setInputFiles("#certificate", person.certificate);
  await page.setInputFiles("#ca_certificate", issuer.certificate);
}

// «Сохранить» twice: first the page shows what the certificates say.
async function file(page) {
  await press(page, "Сохранить");
  assert.match(await page.textContent("main"), /Заявка ещё не отправлена/);
  await checkPage(page, "request-checked");
  await press(page, "Сохранить");
  assert.match(page.url(), /\/apply\/status$/);
}

test("ACC-01 the open form says at each field what is wrong and keeps what was typed", async () => {
  const { page, faults } = await freshPage();
  await page.goto(`${program.baseUrl}/`);
  await page.getByRole("link", { name: "Заявка на создание пользователя" }).click();
  assert.equal(await page.inputValue("#sout_organisation"), "");
  assert.equal((await page.locator("#sout_organisation option:checked").textContent()).trim(), "не выбрано");
  await checkPage(page, "request-form");
  await page.fill("#last_name", "Петров");
  await press(page, "Сохранить");
  assert.match(await page.textContent(".govuk-error-summary"), /Приложите файл своего сертификата/);
  assert.equal(await page.inputValue("#last_name"), "Петров");
  await checkPage(page, "request-form-wrong");
  await fillIn(page, { lastName: "Петров", firstName: "Пётр" }, key.after, ca.old);
  await press(page, "Сохранить");
  assert.match(await page.textContent("main"), /Ваш сертификат выдал другой удостоверяющий центр/);
  assert.deepEqual(faults.filter((fault) => !/status of 422/.test(fault)), []); // Chromium tells of each refused form
});

test("ACC-07, ACC-08 when certificates of a CA stop working, a person comes back by a request to the same account", async () => {
  const admin = await freshPage(), person = await freshPage();
  await signInByKeyFile(admin.page, program.baseUrl, key.administrator);
  await addOrganisation(admin.page, program.baseUrl, { name: "АНО ДПО «Учебный центр»", inn, kind: "training-centre" });
  await addAccount(admin.page, program.baseUrl, { lastName: "Петров", firstName: "Пётр", inn, role: "provider-signer", key: key.before });
  await signInByUpload(person.page, program.baseUrl, key.before, work);
  assert.match(await person.page.textContent("header"), /Петров/);
  await endAccreditation(admin.page, "УЦ old");

  const refused = await freshPage();
  await signInByUpload(refused.page, program.baseUrl, key.before, work);
  assert.match(await refused.page.textContent("main"), /Удостоверяющий центр не аккредитован/);
  await checkPage(refused.page, "sign-in-ca-ended");
  await press(refused.page, "Подать заявку с новым сертификатом");
  await fillIn(refused.page, { lastName: "Петров", firstName: "Пётр" }, key.after, ca.new);
  await file(refused.page);

  await admin.page.goto(`${program.baseUrl}/applications`);
  await checkPage(admin.page, "request-queue");
  await admin.page.locator("main a[href^='/applications/']").first().click();
  await press(admin.page, "Взять в работу");
  await checkPage(admin.page, "request-in-work");
  await admin.page.getByLabel(/Привязать сертификат к записи: Петров Пётр/).check();
  await press(admin.page, "Одобрить");
  assert.match(await admin.page.textContent("main"), /Одобрена/);
  await refused.page.reload();
  assert.match(await refused.page.textContent("main"), /Одобрена/);
  await checkPage(refused.page, "request-approved");

  const back = await freshPage();
  await signInByKeyFile(back.page, program.baseUrl, key.after);
  assert.match(await back.page.textContent("header"), /Петров/);
  for (const { faults } of [admin, person, back]) assert.deepEqual(faults, []);
});

async function endAccreditation(page, name) {
  await page.goto(`${program.baseUrl}/admin/authorities`);
  await page.getByRole("link", { name }).first().click();
  await page.fill("#to", new Date(Date.now() - 24 * 60 * 60 * 1000).toLocaleDateString("ru-RU"));
  await page.selectOption("#why", "accreditation-ended");
  await page.uncheck("input[name=is_root]"); // a root is trusted without an accreditation
  await page.fill("#reason", "Аккредитация прекращена");
  await press(page, "Сохранить");
}

test("ACC-03, ACC-04 a newcomer of an unknown CA is corrected, approved, and told that sign-in has to wait", async () => {
  const { page, faults } = await freshPage();
  await page.goto(`${program.baseUrl}/apply`);
  await fillIn(page, { lastName: "Сидоров", firstName: "Иван" }, key.newcomer, ca.unknown);
  await file(page);
  assert.match(await page.textContent("main"), /нет в перечне аккредитованных/);
  const staff = (await freshPage()).page;
  await signInByKeyFile(staff, program.baseUrl, key.administrator);
  await staff.goto(`${program.baseUrl}/applications`);
  await staff.locator("main a[href^='/applications/']").first().click();
  await press(staff, "Взять в работу");
  await staff.fill("#what", "Уточните должность");
  await press(staff, "Попросить исправить");
  await page.reload();
  await page.getByRole("button", { name: "Исправить заявку" }).click();
  await page.fill("#job_title", "Главный специалист");
  await page.check("input[name=consent]");
  await press(page, "Сохранить");
  if (!/status$/.test(page.url())) await press(page, "Сохранить");
  assert.match(await page.textContent("main"), /Исправлена заявителем/);
  await staff.reload();
  await press(staff, "Взять в работу");
  await press(staff, "Одобрить");
  await page.reload();
  assert.match(await page.textContent("main"), /Одобрена/);
  assert.deepEqual(faults, []);
});
