// Seed 001: the certificates of a CA stop working, people apply again with others and come back to their accounts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { startMailServer } from "./mail_server.mjs";
import { addAccount, addOrganisation, signInByKeyFile, signInByUpload } from "./people.mjs";
import { issue, makeCa } from "./pki.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-requests-"));
// In each of these days the first CA's certificates stop working, and the person comes back with one of the second.
const days = [
  { old: "gost", next: "rsa", lastName: "Петров", inn: "7700000016", ogrn: "1027700132195" },
  { old: "rsa", next: "ecdsa", lastName: "Рябов", inn: "7700000023", ogrn: "1027700132206" },
  { old: "ecdsa", next: "gost", lastName: "Ёлкин", inn: "7700000030", ogrn: "1027700132217" },
];
const ca = {}, key = {};
let browser, program, mail;

before(async () => {
  for (const kind of ["gost", "rsa", "ecdsa"])
    for (const age of ["old", "new"]) ca[`${age} ${kind}`] = makeCa(path.join(work, `${age}-${kind}`), kind, `УЦ ${age} ${kind}`);
  ca.unknown = makeCa(path.join(work, "unknown"), "ecdsa", "УЦ неизвестный");
  key.administrator = issue(ca["new rsa"], "administrator", { commonName: "Образцова Анна" });
  key.newcomer = issue(ca.unknown, "newcomer", { commonName: "Сидоров Иван" });
  for (const day of days) {
    day.organisation = `АНО ДПО «Центр ${day.lastName}»`;
    day.email = `${day.inn}@example.org`;
    day.before = issue(ca[`old ${day.old}`], "before", { commonName: `${day.lastName} Пётр`, surname: day.lastName, givenName: "Пётр" });
    day.after = issue(ca[`new ${day.next}`], "after", { commonName: `${day.lastName} Пётр`, surname: day.lastName, givenName: "Пётр" });
  }
  mail = await startMailServer();
  program = await startProgram({
    settings: `smtp_url: ${mail.url}\n`,
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      for (const name of Object.keys(ca).filter((name) => name !== "unknown")) run("trust", "add", ca[name].certificate);
      run("user", "add", "--administrator", "--certificate", key.administrator.certificate);
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  await mail?.stop();
  rmSync(work, { recursive: true, force: true });
});

async function freshPage() {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  return { page, faults: watchFaults(page) };
}

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);

// ГОСТ keys sign outside of the browser.
const signIn = (page, person) => person.p12 ? signInByKeyFile(page, program.baseUrl, person) : signInByUpload(page, program.baseUrl, person, work);

async function fillIn(page, { lastName, firstName = "Пётр", email, organisation, inn, ogrn }, person, issuer) {
  const typed = { last_name: lastName, first_name: firstName, email, phone: "+7 495 123-45-67", job_title: "Методист",
    organisation_name: organisation, inn, ogrn };
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
  await fillIn(page, days[0], days[0].after, ca["old gost"]);
  await press(page, "Сохранить");
  assert.match(await page.textContent("main"), /Ваш сертификат выдал другой удостоверяющий центр/);
  assert.deepEqual(faults.filter((fault) => !/status of 422/.test(fault)), []); // Chromium tells of each refused form
});

for (const day of days)
  test(`ACC-07, ACC-08, ACC-09 a CA of ${day.old} fails, its people come back with ${day.next} to the same account and its records`, async () => {
    const admin = await freshPage(), person = await freshPage(), refused = await freshPage(), back = await freshPage();
    await signIn(admin.page, key.administrator);
    await addOrganisation(admin.page, program.baseUrl, { name: day.organisation, inn: day.inn, kind: "training-centre" });
    await addAccount(admin.page, program.baseUrl, { lastName: day.lastName, firstName: "Пётр", inn: day.inn, role: "provider-signer", key: day.before });
    await signIn(person.page, day.before);
    await keepDraft(person.page, day);
    const since = await endAccreditation(admin.page, `УЦ old ${day.old}`);
    await isOut(person.page);

    await signIn(refused.page, day.before);
    const why = await refused.page.textContent("main");
    assert.match(why, /Удостоверяющий центр не аккредитован/);
    assert.ok(why.includes(`Удостоверяющий центр «УЦ old ${day.old}»: аккредитация прекращена с ${since}`), why);
    await checkPage(refused.page, "sign-in-ca-ended");
    await press(refused.page, "Подать заявку с новым сертификатом");
    assert.equal(await refused.page.inputValue("#last_name"), day.lastName, "filled in from the old certificate");
    await fillIn(refused.page, day, day.after, ca[`new ${day.next}`]);
    await file(refused.page);
    await followByLetter(day);

    await admin.page.goto(`${program.baseUrl}/applications`);
    await checkPage(admin.page, "request-queue");
    await admin.page.locator("main a[href^='/applications/']").first().click();
    await press(admin.page, "Взять в работу");
    await checkPage(admin.page, "request-in-work");
    await admin.page.getByLabel(new RegExp(`Привязать сертификат к записи: ${day.lastName} Пётр`)).check();
    await press(admin.page, "Одобрить");
    assert.match(await admin.page.textContent("main"), /СНИЛС в сертификате не указано, сравнить нельзя/, "a namesake may work there too");
    await checkPage(admin.page, "request-same-person");
    await admin.page.getByLabel("Это тот же человек, я это проверил").check();
    await press(admin.page, "Одобрить");
    assert.match(await admin.page.textContent("main"), /Одобрена/);
    await refused.page.reload();
    assert.match(await refused.page.textContent("main"), /Одобрена/);
    await checkPage(refused.page, "request-approved");
    await mail.next(day.email, /^Заявка № \d+: Одобрена$/);

    await signIn(back.page, day.after);
    assert.match(await back.page.textContent("header"), new RegExp(day.lastName));
    await back.page.goto(`${program.baseUrl}/training/pending`);
    assert.match(await back.page.textContent("main"), /Своя Запись/, "the same account with its records");
    for (const { faults } of [person, back]) assert.deepEqual(faults, []);
    assert.deepEqual(admin.faults.filter((fault) => !/status of 422/.test(fault)), []); // the approval that had to be confirmed
  });

// What a person has in their cabinet before their CA fails.
async function keepDraft(page, { inn }) {
  await page.goto(`${program.baseUrl}/training/pending/new`);
  const typed = { last_name: "Своя", first_name: "Запись", employer_name: "ООО «Пример»", employer_inn: inn, position: "Инженер",
    protocol_number: "3/26", checked_on: "14.01.2026" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`#${field}`, value);
  await page.selectOption("#programme", { index: 1 });
  await page.selectOption("#outcome", "Успешно");
  await press(page, "Сохранить");
}

// Whoever was in by a certificate of that CA goes out: a job sees to it.
async function isOut(page) {
  for (let i = 0; i < 60 && !/sign-in/.test(page.url()); ++i) {
    await page.waitForTimeout(500);
    await page.goto(`${program.baseUrl}/training/pending`);
  }
  assert.match(page.url(), /\/sign-in/);
}

// The number and the code of the first letter open the request in any browser.
async function followByLetter(day) {
  const { body } = await mail.next(day.email, /^Заявка № \d+: Получена$/);
  const { page } = await freshPage();
  await page.goto(`${program.baseUrl}/apply/status`);
  await page.fill("#number", /Заявка № (\d+)/.exec(body)[1]);
  await page.fill("#code", /Код заявки: (\S+)/.exec(body)[1]);
  await press(page, "Показать");
  assert.match(await page.textContent("main"), /Получена/);
}

// The last day with it was yesterday; answers since when there is none, as people read it.
async function endAccreditation(page, name) {
  const [last, since] = [1, 0].map((days) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toLocaleDateString("ru-RU"));
  await page.goto(`${program.baseUrl}/admin/authorities`);
  await page.getByRole("link", { name }).first().click();
  await page.fill("#to", last);
  await page.selectOption("#why", "accreditation-ended");
  await page.uncheck("input[name=is_root]"); // a root is trusted without an accreditation
  await page.fill("#reason", "Аккредитация прекращена");
  await press(page, "Посчитать последствия");
  await page.getByRole("button", { name: "Применить" }).waitFor(); // the page asks again by itself
  assert.match(await page.textContent("main"), /закроет вход 1\s+пользователю/);
  await checkPage(page, "trust-by-hand");
  page.once("dialog", (dialog) => dialog.accept());
  await press(page, "Применить");
  await page.getByText("применено").waitFor();
  return since;
}

test("ACC-03, ACC-04 a newcomer of an unknown CA is corrected, approved, and told that sign-in has to wait", async () => {
  const { page, faults } = await freshPage();
  await page.goto(`${program.baseUrl}/apply`);
  await fillIn(page, { ...days[0], lastName: "Сидоров", firstName: "Иван", email: "sidorov@example.org" }, key.newcomer, ca.unknown);
  await file(page);
  assert.match(await page.textContent("main"), /нет в перечне аккредитованных/);
  const staff = (await freshPage()).page;
  await signIn(staff, key.administrator);
  await staff.goto(`${program.baseUrl}/applications`);
  await staff.locator("main a[href^='/applications/']").first().click();
  await press(staff, "Взять в работу");
  await staff.fill("#what", "Уточните должность");
  await press(staff, "Попросить исправить");
  assert.match((await mail.next("sidorov@example.org", /исправ/i)).body, /Уточните должность/);
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

test("ACC-03 who mistyped the e-mail gets back to the request by a signature and mends it", async () => {
  const { page, faults } = await freshPage(), elsewhere = await freshPage();
  const lost = issue(ca["new ecdsa"], "lost", { commonName: "Утерянный Пётр", surname: "Утерянный", givenName: "Пётр" });
  await page.goto(`${program.baseUrl}/apply`);
  await fillIn(page, { ...days[0], lastName: "Утерянный", email: "mistyped@example.org" }, lost, ca["new ecdsa"]);
  await file(page);
  await mail.next("mistyped@example.org", /Получена$/);
  await elsewhere.page.goto(`${program.baseUrl}/apply/status`);
  await elsewhere.page.getByRole("link", { name: "Подпишите вход" }).click();
  await signIn(elsewhere.page, lost);
  await checkPage(elsewhere.page, "sign-in-request-waits");
  await elsewhere.page.getByRole("button", { name: /^Открыть заявку № \d+ без кода$/ }).click();
  await elsewhere.page.getByText("Письмо не пришло или в адресе ошибка").click();
  await elsewhere.page.fill("#email", "right@");
  await press(elsewhere.page, "Исправить адрес");
  assert.equal(await elsewhere.page.inputValue("#email"), "right@");
  await checkPage(elsewhere.page, "request-email-wrong");
  await elsewhere.page.fill("#email", "right@example.org");
  await press(elsewhere.page, "Исправить адрес");
  assert.match(await elsewhere.page.textContent("main"), /письма о заявке идут на right@example\.org/);
  await checkPage(elsewhere.page, "request-email-mended");
  assert.match((await mail.next("right@example.org", /^Заявка № \d+: Получена$/)).body, /Код заявки: \S+/);
  await page.reload();
  assert.match(await page.textContent("main"), /Номер и код – в письме/, "the old code serves no more");
  assert.deepEqual(faults, []);
});
