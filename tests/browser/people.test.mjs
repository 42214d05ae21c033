// People of an organisation, roles, own data and the audit log, as they are used in a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { addOrganisation } from "./people.mjs";
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

test("ACC-10 an administrator of an organisation closes and opens the cabinets of a colleague", async () => {
  const colleague = await pageOf(browser, program, "centre1-preparer");
  const page = await pageOf(browser, program, "centre1-administrator");
  await page.getByRole("navigation").getByRole("link", { name: "Люди организации" }).click();
  await page.waitForURL("**/people");
  await checkPage(page, "people");
  await page.goto(`${program.baseUrl}/roles`);
  await checkPage(page, "roles");
  await page.goto(`${program.baseUrl}/people/add`);
  await checkPage(page, "people-add");
  await page.goto(`${program.baseUrl}/people`);
  await page.getByRole("link", { name: "Листвина Вера Макаровна" }).click();
  await checkPage(page, "person");
  await page.fill("#reason", "отпуск до осени");
  await submit(page, "Закрыть кабинеты");
  assert.match(await text(page), /Причина: отпуск до осени/);
  await checkPage(page, "person-closed");
  assert.equal((await colleague.goto(`${program.baseUrl}/training/pending`)).status(), 403);
  await submit(page, "Открыть кабинеты");
  await colleague.goto(`${program.baseUrl}/account/cabinet`);
  await submit(colleague, "Открыть");
  assert.equal((await colleague.goto(`${program.baseUrl}/training/pending`)).status(), 200);

  await page.goto(`${program.baseUrl}/people`);
  await page.getByRole("link", { name: "Лозина Майя Климовна" }).click();
  await submit(page, "Забрать");
  assert.match(await text(page), /последний администратор организации/);
  await checkPage(page, "people-last-administrator");
  assert.deepEqual(page.faults.filter((fault) => !/409/.test(fault)), []);
});

test("PLT-10 a person sees who looked at their account", async () => {
  const administrator = await pageOf(browser, program, "administrator");
  await administrator.goto(`${program.baseUrl}/admin/accounts`);
  await administrator.getByRole("link", { name: "Озерцов Глеб Тихонович" }).click();
  const page = await pageOf(browser, program, "centre1-signer");
  await page.goto(`${program.baseUrl}/account`);
  await page.getByRole("link", { name: "Мои данные и кто их смотрел" }).click();
  assert.match(await text(page), /Камышова Яна Егоровна/);
  assert.match(await text(page), /Личный кабинет администратора/);
  await checkPage(page, "own-data");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Скачать всё/ }).click()]);
  assert.equal(download.suggestedFilename(), "my-data.json");
  assert.deepEqual(page.faults, []);
});

test("PLT-05 the audit log is read, searched and verified in a browser", async () => {
  const page = await pageOf(browser, program, "administrator");
  await page.goto(`${program.baseUrl}/admin/audit`);
  await page.locator("tbody details summary").first().click();
  await checkPage(page, "audit");
  await page.locator(".ob-filter__title").click();
  await page.selectOption("#action", { label: "Вход" });
  await page.fill("#who", "камышова");
  await submit(page, "Найти");
  assert.doesNotMatch(page.url(), /who|%D0/i);
  const words = await page.locator("tbody td[data-title=Действие]").allInnerTexts();
  assert.ok(words.length > 0 && words.every((word) => word === "Вход"), words.join());
  await checkPage(page, "audit-found");
  await page.fill("#who", "никого такого нет");
  await submit(page, "Найти");
  assert.match(await text(page), /Таких записей нет/);
  await checkPage(page, "audit-empty");
  await page.fill("#who", "камышова");
  await page.fill("#text", "ПО СЕРТИФИКАТУ");
  await submit(page, "Найти");
  for (const [button, name, signature] of [["Скачать Excel (.xlsx)", "audit.xlsx", "PK"], ["Скачать CSV", "audit.csv", "\u{FEFF}Номер;"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    assert.equal(download.suggestedFilename(), name);
    assert.ok(readFileSync(await download.path(), "utf8").startsWith(signature), name);
  }
  assert.match(await submit(page, "Проверить журнал"), /^\/admin\/audit\/checks\/\d+$/);
  await page.locator("#audit-check:not([hx-get])").waitFor({ timeout: 30_000 });
  assert.match(await text(page), /Журнал цел[^]*с № 1 по № \d+/);
  await checkPage(page, "audit-verified");
  await page.goto(`${program.baseUrl}/admin/audit`);
  await checkPage(page, "audit-with-last-check");
  await page.getByText("Последняя проверка").getByRole("link").click();
  assert.match(await text(page), /Журнал цел/);
  assert.deepEqual(page.faults, []);
});

test("ACC-10 a form that was shown in one organisation is not saved in another, and is sent where it was meant", async () => {
  const administrator = await pageOf(browser, program, "administrator");
  await addOrganisation(administrator, program.baseUrl, { name: "АНО «Вторая»", inn: "7710474375", kind: "training-centre" });
  await administrator.goto(`${program.baseUrl}/admin/accounts`);
  await administrator.getByRole("link", { name: "Листвина Вера Макаровна" }).click();
  await administrator.fill("#inn", "7710474375");
  await administrator.selectOption("#role", "provider-preparer");
  await submit(administrator, "Дать кабинет");

  const page = await pageOf(browser, program, "centre1-preparer"), other = await page.context().newPage();
  await page.goto(`${program.baseUrl}/training/pending/new`);
  const typed = { last_name: "Двухкабинетная", first_name: "Нина", employer_name: "ООО «Пример»", employer_inn: "7710474375", position: "Мастер",
    protocol_number: "4/26", checked_on: "14.01.2026" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`#${field}`, value);
  await page.selectOption("#programme", { index: 1 });
  await page.selectOption("#outcome", "Успешно");
  const open = async (name) => {
    await other.goto(`${program.baseUrl}/account/cabinet`);
    await Promise.all([other.waitForNavigation(), other.getByRole("button", { name }).click()]);
  };
  await open(/АНО «Вторая»/);
  await submit(page, "Сохранить");
  assert.match(await text(page), /Форма открыта в кабинете другой организации/);
  await checkPage(page, "another-cabinet");
  await open(/Маяк-Демо/);
  await submit(page, "Отправить в кабинет, который открыт");
  assert.match(await text(page), /Двухкабинетная/);
  assert.match(await page.locator("header").innerText(), /Маяк-Демо/);

  await page.goto(`${program.baseUrl}/training/import?kind=import`);
  await page.setInputFiles("input[type=file]", { name: "a.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("x") });
  await open(/АНО «Вторая»/);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Загрузить и проверить" }).click()]);
  assert.match(await text(page), /Файл и введённое не сохранились/);
  await checkPage(page, "another-cabinet-file");
});
