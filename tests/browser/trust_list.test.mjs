// ACC-06: the official list is uploaded, its difference says whom it closes sign-in for, is applied and undone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { addAccount, addOrganisation, signInByKeyFile } from "./people.mjs";
import { issue, makeCa, makeCrl } from "./pki.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-trust-"));
const inn = "7700000016";
const ca = {}, key = {};
let browser, program;

before(async () => {
  for (const [name, kind] of [["ending", "ecdsa"], ["lasting", "rsa"], ["new", "ecdsa"]]) ca[name] = makeCa(path.join(work, name), kind, `УЦ ${name}`);
  key.administrator = issue(ca.lasting, "administrator", { commonName: "Образцова Анна" });
  key.person = issue(ca.ending, "person", { commonName: "Петров Пётр" });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      for (const name of ["ending", "lasting"]) run("trust", "add", ca[name].certificate, "--from", "2020-01-01");
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

const entry = (name, status) => {
  const der = execFileSync("openssl", ["x509", "-in", ca[name].certificate, "-outform", "DER"]);
  return `<УдостоверяющийЦентр><Название>УЦ ${name}</Название><ПрограммноАппаратныеКомплексы><ПрограммноАппаратныйКомплекс><КлючиУполномоченныхЛиц><Ключ>` +
    `<Сертификаты><ДанныеСертификата><Данные>${der.toString("base64")}</Данные></ДанныеСертификата></Сертификаты></Ключ></КлючиУполномоченныхЛиц>` +
    `</ПрограммноАппаратныйКомплекс></ПрограммноАппаратныеКомплексы><СтатусАккредитации><Статус>${status}</Статус></СтатусАккредитации></УдостоверяющийЦентр>`;
};

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);

test("ACC-06 the official list is a difference to approve that names whom it closes, and can be undone", async () => {
  const page = await (await browser.newContext()).newPage(), faults = watchFaults(page);
  page.on("dialog", (dialog) => dialog.accept());
  await signInByKeyFile(page, program.baseUrl, key.administrator);
  await addOrganisation(page, program.baseUrl, { name: "АНО ДПО «Образец»", inn, kind: "training-centre" });
  await addAccount(page, program.baseUrl, { lastName: "Петров", firstName: "Пётр", inn, role: "provider-signer", key: key.person });

  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<АккредитованныеУдостоверяющиеЦентры><Версия>1</Версия>` +
    `${entry("ending", "Прекращена")}\n${entry("lasting", "Действует")}\n${entry("new", "Действует")}</АккредитованныеУдостоверяющиеЦентры>`;
  await page.goto(`${program.baseUrl}/admin/authorities`);
  await checkPage(page, "authorities-before");
  await page.setInputFiles("#tsl", { name: "TSL.xml", mimeType: "text/xml", buffer: Buffer.from(xml) });
  await press(page, "Загрузить и сравнить");
  await page.getByRole("button", { name: "Применить" }).waitFor(); // the page asks again by itself
  const difference = page.url();
  assert.match(await page.textContent("main"), /Добавлено 1, прекращена аккредитация 1.* — это закроет вход 1\s+пользователю/);
  assert.match(await page.textContent("main"), /Петров Пётр/);
  await checkPage(page, "trust-difference");
  await press(page, "Применить");
  await page.getByText("применено").waitFor();
  assert.equal(page.url(), difference);

  await page.goto(`${program.baseUrl}/admin/authorities/changes`);
  assert.match(await page.textContent("main"), /Официальный перечень/);
  await checkPage(page, "trust-history");
  await page.goto(difference);
  await press(page, "Вернуть как было до этой версии");
  await page.getByRole("button", { name: "Применить" }).waitFor();
  assert.match(await page.textContent("main"), /вход это никому не закроет/);
  await press(page, "Применить");
  await page.getByText("применено").waitFor();
  const person = await (await browser.newContext()).newPage();
  await signInByKeyFile(person, program.baseUrl, key.person);
  assert.match(await person.textContent("header"), /Петров/);
  await page.goto(`${program.baseUrl}/admin/authorities`);
  await checkPage(page, "authorities-after");
  assert.deepEqual(faults, []);
});

test("ACC-06 a list of revoked certificates brought as a file says whom it closes out, before it does", async () => {
  const page = await (await browser.newContext()).newPage(), faults = watchFaults(page);
  page.on("dialog", (dialog) => dialog.accept());
  await signInByKeyFile(page, program.baseUrl, key.administrator);
  const person = await (await browser.newContext()).newPage();
  await signInByKeyFile(person, program.baseUrl, key.person);
  await page.goto(`${program.baseUrl}/admin/authorities`);
  for (const [button, field, words] of [["Загрузить и сравнить", "tsl", /Выберите файл перечня/], ["Загрузить и сравнить список", "crl", /Выберите файл списка/]]) {
    await press(page, button);
    assert.match(await page.textContent(`#${field}-error`), words, "nothing chosen is no empty file");
  }
  await page.setInputFiles("#crl", { name: "empty.crl", mimeType: "application/pkix-crl", buffer: Buffer.alloc(0) });
  await press(page, "Загрузить и сравнить список");
  assert.match(await page.textContent("#crl-error"), /Файл «empty\.crl» пустой/);
  await page.setInputFiles("#crl", makeCrl(ca.ending, key.person));
  await press(page, "Загрузить и сравнить список");
  await page.getByRole("button", { name: "Применить" }).waitFor();
  assert.match(await page.textContent("main"), /Добавлен список отозванных сертификатов — это закроет вход 1\s+пользователю/);
  await checkPage(page, "crl-difference");
  await page.goto(`${program.baseUrl}/admin/authorities`);
  await checkPage(page, "authorities-waiting");
  await page.getByRole("link", { name: /^Список отозванных сертификатов от/ }).click();
  await press(page, "Применить");
  await page.getByText("применено").waitFor();
  for (let i = 0; i < 60 && !/sign-in/.test(person.url()); ++i) {
    await person.waitForTimeout(500);
    await person.goto(`${program.baseUrl}/training/pending`);
  }
  assert.match(person.url(), /\/sign-in/, "whoever is in by the revoked certificate goes out");
  await signInByKeyFile(person, program.baseUrl, key.person);
  assert.match(await person.textContent("main"), /отозван/);
  await press(page, "Вернуть как было до этой версии");
  await page.getByRole("button", { name: "Применить" }).waitFor();
  assert.match(await page.textContent("main"), /откроет 1\s+пользователю/);
  assert.deepEqual(faults.filter((fault) => !/status of 422/.test(fault)), []);
});
