// Accounts by e-mail (ACC-05): invited, a password chosen, a second factor, a delay after failures, a reset by letter.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { startMailServer } from "./mail_server.mjs";
import { addOrganisation, signInByKeyFile } from "./people.mjs";
import { issue, makeCa } from "./pki.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-passwords-"));
const inn = "7700000016";
let browser, program, mail, administrator;

before(async () => {
  const ca = makeCa(path.join(work, "ca"), "rsa", "УЦ образец");
  administrator = issue(ca, "administrator", { commonName: "Образцова Анна" });
  mail = await startMailServer();
  program = await startProgram({
    settings: `smtp_url: ${mail.url}\n`,
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      run("trust", "add", ca.certificate);
      run("user", "add", "--administrator", "--certificate", administrator.certificate);
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
  const page = await (await browser.newContext()).newPage();
  return { page, faults: watchFaults(page) };
}

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);
const main = (page) => page.textContent("main");
const linkOf = (letter) => new URL(/https?:\S+new-password\S+/.exec(letter.body)[0]).pathname;

// What the application on the phone shows: RFC 6238 for the key as the page shows it. Waits for a step not used before.
const used = new Map();
async function codeOf(shown) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits = [...shown.replaceAll(" ", "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = () => Math.floor(Date.now() / 30_000);
  // One step ahead of the clock is taken too, so a second code need not wait for half a minute.
  let at = Math.max(step(), (used.get(shown) ?? 0) + 1);
  while (at > step() + 1) await new Promise((resolve) => setTimeout(resolve, 500));
  used.set(shown, at);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const sum = createHmac("sha1", secret).update(counter).digest(), offset = sum[19] & 15;
  return String((sum.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function invitePerson(page, { lastName, email, inn: organisation, role }) {
  await page.goto(`${program.baseUrl}/admin/accounts/add`);
  for (const [field, value] of Object.entries({ last_name: lastName, first_name: "Анна", email, inn: organisation })) await page.fill(`#${field}`, value);
  await page.selectOption("#role", role);
  await press(page, "Создать");
  assert.match(await main(page), /Письмо со ссылкой отправлено/);
}

async function signIn(page, email, password) {
  await page.goto(`${program.baseUrl}/sign-in/password`);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await press(page, "Войти");
}

// What the password is worth stands on the page: its request does not come after the form, which uses the link up.
const told = (page) => page.locator("#password-verdict", { hasText: /\S/ }).waitFor();

async function choosePassword(page, link, password) {
  await page.goto(program.baseUrl + link);
  await page.fill("#password", password);
  await told(page);
  await press(page, "Задать пароль");
}

test("ACC-05 invited by e-mail: password, failures and the wait, a new password by letter, in again", async () => {
  const { page: admin, faults: adminFaults } = await freshPage();
  await signInByKeyFile(admin, program.baseUrl, administrator);
  await addOrganisation(admin, program.baseUrl, { name: "АНО ДПО «Учебный центр»", inn, kind: "training-centre" });
  await invitePerson(admin, { lastName: "Новикова", email: "novikova@example.test", inn, role: "provider-preparer" });
  await checkPage(admin, "password-admin-account");

  const { page, faults } = await freshPage();
  const invitation = await mail.next("novikova@example.test", /^Приглашение в систему «Оберег»$/);
  assert.match(invitation.body, /Образцова/);
  const link = linkOf(invitation);
  await choosePassword(page, link, "password1234");
  assert.match(await main(page), /подбирают одним из первых/);
  await checkPage(page, "password-choose");
  await page.fill("#password", "слон велосипед якорь");
  await told(page);
  await page.getByRole("button", { name: "Показать пароль" }).click();
  assert.equal(await page.getAttribute("#password", "type"), "text");
  await press(page, "Задать пароль");
  assert.match(await page.textContent("body"), /Пароль задан/);
  await page.goto(program.baseUrl + link);
  assert.match(await main(page), /По этой ссылке пароль уже задан/);

  await page.goto(`${program.baseUrl}/sign-in`);
  await page.getByRole("link", { name: "войти по почте и паролю" }).click();
  await checkPage(page, "password-sign-in");
  await signIn(page, "Novikova@example.test", "слон велосипед якорь");
  await page.goto(`${program.baseUrl}/account/sessions`);
  assert.match(await main(page), /по паролю/);
  await page.goto(`${program.baseUrl}/account/password`);
  await checkPage(page, "password-own");

  const { page: stranger, faults: strangerFaults } = await freshPage();
  for (let i = 0; i < 5; i++) {
    await signIn(stranger, "novikova@example.test", "мимо мимо мимо");
    assert.match(await main(stranger), /Почта или пароль не подходят/);
  }
  await signIn(stranger, "novikova@example.test", "слон велосипед якорь");
  assert.match(await main(stranger), /Следующая попытка: \d\d\.\d\d\.\d{4}, \d\d:\d\d/);
  await checkPage(stranger, "password-delayed");
  await mail.next("novikova@example.test", /^Кто-то пытается войти с вашей почтой$/);

  await stranger.goto(`${program.baseUrl}/sign-in/reset`);
  await checkPage(stranger, "password-reset");
  await stranger.fill("#email", "novikova@example.test");
  await press(stranger, "Прислать письмо");
  assert.match(await main(stranger), /Если с этой почтой входят по паролю/);
  await choosePassword(stranger, linkOf(await mail.next("novikova@example.test", /^Новый пароль$/)), "кактус скрипка лимон");
  await page.goto(`${program.baseUrl}/account`);
  assert.match(page.url(), /\/sign-in/, "the session before ended");
  await signIn(stranger, "novikova@example.test", "кактус скрипка лимон");
  await stranger.goto(`${program.baseUrl}/account`);
  assert.match(await main(stranger), /Новикова/);
  const changed = await mail.next("novikova@example.test", /^Пароль изменён$/);
  assert.doesNotMatch(changed.body, /кактус/);
  assert.deepEqual([...adminFaults, ...faults, ...strangerFaults].filter((fault) => !/status of 4(22|29|10)/.test(fault)), []);
});

test("ACC-05 an invited administrator sets up a second factor before anything opens, then codes and recovery codes", async () => {
  const { page: admin } = await freshPage();
  await signInByKeyFile(admin, program.baseUrl, administrator);
  await addOrganisation(admin, program.baseUrl, { name: "Минтруд", inn: "7710474375", kind: "ministry" });
  await invitePerson(admin, { lastName: "Главнова", email: "glavnova@example.test", inn: "7710474375", role: "administrator" });

  const { page, faults } = await freshPage();
  const password = "семь зелёных якорей";
  await choosePassword(page, linkOf(await mail.next("glavnova@example.test", /^Приглашение/)), password);
  await signIn(page, "glavnova@example.test", password);
  assert.match(page.url(), /\/sign-in\/second-factor\/set-up$/);
  await checkPage(page, "second-factor-set-up");
  assert.ok(await page.locator("img[alt^='QR-код']").evaluate((image) => image.complete && image.naturalWidth > 100));
  const secret = await page.textContent("main code");
  await page.goto(`${program.baseUrl}/admin/accounts`);
  assert.match(page.url(), /\/sign-in\?next=/, "nothing is open yet");
  await page.goto(`${program.baseUrl}/sign-in/second-factor/set-up`);
  await page.fill("#code", "000000");
  await press(page, "Включить второй фактор");
  assert.match(await main(page), /Код не подходит/);
  await page.fill("#code", await codeOf(secret));
  await press(page, "Включить второй фактор");
  assert.match(await main(page), /Запасные коды/);
  await checkPage(page, "second-factor-codes");
  const recovery = await page.locator("main li").allTextContents();
  assert.equal(recovery.length, 10);
  await page.getByRole("button", { name: "Коды записаны, продолжить" }).click();
  await page.goto(`${program.baseUrl}/sign-in/second-factor/set-up`); // as the back button would
  assert.match(await main(page), /Запасные коды показаны один раз: не успели записать – выдайте новые/);
  await page.goto(`${program.baseUrl}/account/password`);
  assert.match(await main(page), /Перед последним входом кто-то ошибся/);
  await page.goto(`${program.baseUrl}/admin/accounts`);
  assert.match(await main(page), /Главнова/);
  await page.goto(`${program.baseUrl}/account/second-factor`);
  await checkPage(page, "second-factor-own");

  const { page: second, faults: secondFaults } = await freshPage();
  await signIn(second, "glavnova@example.test", password);
  assert.match(second.url(), /\/sign-in\/second-factor$/);
  await checkPage(second, "second-factor-code");
  await second.fill("#code", await codeOf(secret));
  await press(second, "Войти");
  await second.goto(`${program.baseUrl}/admin/accounts`);
  assert.match(await main(second), /Учётные записи/);

  const { page: third, faults: thirdFaults } = await freshPage();
  await signIn(third, "glavnova@example.test", password);
  await third.fill("#code", recovery[0]);
  await press(third, "Войти");
  assert.match(await main(third), /Запасных кодов осталось: 9/);

  await admin.goto(`${program.baseUrl}/admin/accounts`);
  await admin.getByRole("link", { name: "Главнова Анна" }).click();
  await checkPage(admin, "password-admin-second-factor");
  await press(admin, "Сбросить второй фактор");
  await mail.next("glavnova@example.test", /^Второй фактор входа сброшен$/);
  await signIn(third, "glavnova@example.test", password);
  assert.match(third.url(), /\/sign-in\/second-factor\/set-up$/);
  assert.deepEqual([...faults, ...secondFaults, ...thirdFaults].filter((fault) => !/status of 422/.test(fault)), []);
});

// The verdict comes after a pause in typing, so it is waited for.
async function verdictOf(page, password, expected) {
  await page.fill("#password", "");
  await page.locator("#password").pressSequentially(password);
  await page.waitForFunction((words) => new RegExp(words).test(document.querySelector("#password-verdict").textContent), expected.source);
  return page.locator("#password-verdict");
}

test("ACC-05 while a password is typed the page says what it is worth", async () => {
  const { page: admin } = await freshPage();
  await signInByKeyFile(admin, program.baseUrl, administrator);
  await invitePerson(admin, { lastName: "Метрова", email: "metrova@example.test", inn, role: "provider-preparer" });
  const link = linkOf(await mail.next("metrova@example.test", /^Приглашение/));
  const { page, faults } = await freshPage();
  await page.goto(program.baseUrl + link);
  const output = page.locator("#password-verdict");
  assert.equal(await output.evaluate((element) => element.tagName), "OUTPUT", "read out by screen readers, politely");
  await verdictOf(page, "dragon2026!!", /Не подойдёт.*подбирают одним из первых/);
  await checkPage(page, "password-verdict-refused");
  await verdictOf(page, "Метрова Анна 1", /Не подойдёт.*ваше имя/);
  await verdictOf(page, "слон велосипед якорь", /Подойдёт/);
  await verdictOf(page, "слон велосипед якорь кактус", /Надёжный/);
  assert.ok(Number(await output.locator("meter").getAttribute("value")) >= 16);
  await checkPage(page, "password-verdict-good");
  await press(page, "Задать пароль");
  await signIn(page, "metrova@example.test", "слон велосипед якорь кактус");

  await page.goto(`${program.baseUrl}/account/password`);
  await page.fill("#present", "слон велосипед якорь кактус");
  await verdictOf(page, "password1234", /Не подойдёт/);
  await verdictOf(page, "кактус скрипка лимон", /Надёжный/);
  await checkPage(page, "password-verdict-own");
  assert.deepEqual(faults, []);
});

test("ACC-05 the second factor is switched off with password and code", async () => {
  const { page, faults } = await freshPage(), password = "слон велосипед якорь кактус";
  await signIn(page, "metrova@example.test", password);
  await page.goto(`${program.baseUrl}/account/second-factor`);
  await page.fill("#start", password);
  await press(page, "Начать настройку");
  const secret = await page.textContent("main code");
  await page.fill("#code", await codeOf(secret));
  await press(page, "Включить второй фактор");
  await page.goto(`${program.baseUrl}/account/second-factor`);
  await checkPage(page, "second-factor-switch-off");
  await page.fill("#off", password);
  await page.fill("#off_code", await codeOf(secret));
  await press(page, "Выключить второй фактор");
  assert.match(await main(page), /Второй фактор выключен, на почту отправлено письмо/);
  await mail.next("metrova@example.test", /^Второй фактор входа выключен$/);
  const { page: again } = await freshPage();
  await signIn(again, "metrova@example.test", password);
  await again.goto(`${program.baseUrl}/account`);
  assert.match(await main(again), /Метрова/, "the password is enough");
  assert.deepEqual(faults, []);
});
