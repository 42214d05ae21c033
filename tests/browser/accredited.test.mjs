// The registry of accredited organisations: anybody looks, the ministry enters what it has decided.
import assert from "node:assert/strict";
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
const registry = () => `${program.baseUrl}/accreditation/registry`;

async function find(page, fields) {
  await page.goto(registry());
  await page.getByText("Поиск и фильтры").click();
  for (const [id, value] of Object.entries(fields)) {
    if (["q", "on"].includes(id)) await page.fill(`#${id}`, value);
    else await page.selectOption(`#${id}`, { label: value });
  }
  await submit(page, "Найти");
}

test("ACR-10 a stranger finds an organisation by a word and sees what held on a day", async () => {
  const page = await pageOf(browser, program, "");
  await page.goto(program.baseUrl);
  await page.getByRole("link", { name: "Реестр аккредитованных организаций" }).click();
  assert.match(await text(page), /Найдено: 6\s+записей/);
  await checkPage(page, "accredited");
  await find(page, { q: "ЕЛОЧКА" });
  assert.match(await text(page), /Найдено: 1\s+запись/);
  assert.match(await text(page), /Приостановлена/);
  await checkPage(page, "accredited-found");
  await find(page, { status: "Прекращена" });
  assert.match(await text(page), /Образец-Обучение/);
  await find(page, { q: "такой нет" });
  assert.match(await text(page), /Никого не найдено/);
  await checkPage(page, "accredited-none");
  await find(page, { on: "31.02.2024" });
  assert.match(await text(page), /Укажите день как 01\.03\.2024/);
  assert.equal(await page.inputValue("#on"), "31.02.2024");
  await checkPage(page, "accredited-wrong-day");

  await find(page, { q: "елочка" });
  await page.getByRole("link", { name: /Ёлочка/ }).click();
  await checkPage(page, "accredited-card");
  const before = new Date(Date.now() - 61 * 86_400_000).toLocaleDateString("ru-RU", { timeZone: "Europe/Moscow" });
  await page.fill("#on", before);
  await submit(page, "Показать на этот день");
  assert.match(await text(page), /Действует Так было на/);
  await page.fill("#on", "01.01.2001");
  await submit(page, "Показать на этот день");
  assert.match(await text(page), /На 01\.01\.2001 организации в реестре не было/);
  await checkPage(page, "accredited-not-yet");
  assert.equal(await page.getByText("Внести решение").count(), 0);
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
});

test("ACR-10 the whole registry is there for programs", async () => {
  const json = await (await fetch(`${registry()}.json`)).json();
  assert.equal(json.accreditations.length, 6);
  assert.equal(json.accreditations.find(({ name }) => name.includes("Ёлочка")).status, "suspended");
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual((await (await fetch(`${registry()}.json?since=${tomorrow}`)).json()).accreditations, []);
  const csv = await (await fetch(`${registry()}.csv`)).text();
  assert.equal(csv.trim().split("\r\n").length, 7);
});

test("ACR-12 the ministry enters an organisation, suspends it, and two tabs do not decide twice", async () => {
  const page = await pageOf(browser, program, "ministry");
  await page.goto(registry());
  await page.getByRole("link", { name: "Внести организацию" }).click();
  await checkPage(page, "accredited-add");
  await submit(page, "Внести в реестр");
  assert.match(await text(page), /Исправьте ошибки/);
  await checkPage(page, "accredited-add-empty");
  await page.getByLabel("Организация", { exact: true }).check();
  await page.fill("#inn", "7700000016");
  await page.fill("#ogrn", "1027700000019");
  await page.fill("#name", "АНО ДПО «Новый центр»");
  await page.fill("#place", "г. Тула, Садовая ул., д. 1");
  await page.selectOption("#region", { label: "Тульская область" });
  await page.getByLabel("Обучение работодателей и работников вопросам охраны труда").check();
  await page.fill("#decided_on", "12.01.2026");
  await page.fill("#ground", "Приказ от 12.01.2026 № 15");
  await submit(page, "Внести в реестр");
  assert.match(await text(page), /Отметьте, чему вправе обучать/);
  assert.equal(await page.inputValue("#place"), "г. Тула, Садовая ул., д. 1");
  await page.getByLabel("Оказание первой помощи пострадавшим").check();
  await submit(page, "Внести в реестр");
  assert.match(await text(page), /Аккредитация предоставлена/);
  await checkPage(page, "accredited-entered");

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("link", { name: "Прекратить" }).click();
  await page.getByRole("link", { name: "Приостановить" }).click();
  await checkPage(page, "accredited-suspend");
  await page.fill("#decided_on", "20.01.2026");
  await page.fill("#ground", "Приказ от 20.01.2026 № 16: не подтверждены требования");
  await submit(page, "Приостановить");
  assert.match(await text(page), /Аккредитация приостановлена/);
  await other.fill("#decided_on", "20.01.2026");
  await other.fill("#ground", "Приказ № 17");
  await submit(other, "Прекратить");
  assert.match(await text(other), /Запись изменили, пока страница была открыта/);
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
});
