// ACC-07, ACC-08: a person replaces a certificate by themselves: adds the new one by signing with it, removes the old one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { signByKeyFile, signByUpload, signInByKeyFile, signInByUpload } from "./people.mjs";
import { issue, makeCa } from "./pki.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-own-"));
const key = {};
let browser, program;

before(async () => {
  const ca = { gost: makeCa(path.join(work, "gost"), "gost", "УЦ «Прежний»"), rsa: makeCa(path.join(work, "rsa"), "rsa", "УЦ «Новый»") };
  key.ending = issue(ca.gost, "ending", { commonName: "Образцова Анна", days: 12 });
  key.renewed = issue(ca.rsa, "renewed", { commonName: "Образцова Анна" });
  key.stranger = issue(ca.rsa, "stranger", { commonName: "Чужой Пётр" });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      for (const one of Object.values(ca)) run("trust", "add", one.certificate);
      run("user", "add", "--administrator", "--certificate", key.ending.certificate);
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

test("ACC-08 a person adds a new certificate by signing with it and removes the old one", async () => {
  const { page, faults } = await freshPage();
  await signInByUpload(page, program.baseUrl, key.ending, work);
  await page.goto(`${program.baseUrl}/account/certificates`);
  assert.match(await page.textContent("main"), /Осталось 1[12]\sдней/);
  await checkPage(page, "own-certificates");
  await page.goto(`${program.baseUrl}/roles`);
  assert.match(await page.textContent("main"), /Срок вашего сертификата кончается [\d.]+: осталось 1[12]\sдней/);
  await checkPage(page, "ending-notice");
  await Promise.all([page.waitForNavigation(), page.locator("main").getByRole("link", { name: "Мои сертификаты" }).first().click()]);
  await page.getByRole("button", { name: "Добавить сертификат" }).click();
  await checkPage(page, "own-certificate-add");
  await signByKeyFile(page, key.stranger);
  assert.match(await page.textContent(".govuk-error-summary"), /Сертификат выдан другому человеку/);
  await checkPage(page, "own-certificate-refused");
  await signByKeyFile(page, key.renewed);
  assert.match(await page.textContent("main"), /Сертификат добавлен/);
  await page.goto(`${program.baseUrl}/roles`);
  assert.doesNotMatch(await page.textContent("main"), /Срок вашего сертификата/);
  await page.goto(`${program.baseUrl}/account/certificates`);

  await page.getByRole("link", { name: /^Отвязать/ }).first().click();
  assert.match(await page.textContent("main"), /и этот тоже: вы вошли именно им/);
  await checkPage(page, "own-certificate-remove");
  await press(page, "Отвязать");
  assert.match(await page.textContent("main"), /Сертификат отвязан/);

  await signInByKeyFile(page, program.baseUrl, key.renewed);
  assert.match(await page.textContent("header"), /Образцова/);
  await page.goto(`${program.baseUrl}/account/certificates`);
  await page.getByRole("link", { name: /^Отвязать/ }).first().click();
  await press(page, "Отвязать");
  assert.match(await page.textContent(".govuk-error-summary"), /Это последний сертификат/);
  await checkPage(page, "own-certificate-remove-last");
  await page.goto(`${program.baseUrl}/account/certificates/add`);
  await signByUpload(page, key.ending, work); // one's own that was removed
  assert.match(await page.textContent("main"), /Сертификат добавлен/);
  await page.getByRole("link", { name: /^До / }).first().click();
  await checkPage(page, "own-certificate");
  assert.deepEqual(faults.filter((fault) => !/status of 422/.test(fault)), []);
});
