// PLT-02: the administrator changes the production calendar and sees which due dates moved.
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

// The job that recomputes is not waited for by the answer.
async function recomputed(page) {
  for (let i = 0; i < 100 && /пересчитываются/.test(await text(page)); ++i) {
    await page.waitForTimeout(100);
    await page.reload();
  }
  return text(page);
}

test("PLT-02 an administrator moves a day off, sees what moved, and takes it back", async () => {
  const page = await pageOf(browser, program, "administrator");
  await page.goto(`${program.baseUrl}/admin/calendar?year=2026`);
  assert.match(await text(page), /247\s+рабочих дней/);
  assert.match(await text(page), /с 03\.01\.2026 на 09\.01\.2026/);
  await checkPage(page, "calendar");

  await page.getByRole("link", { name: "Перенести выходной" }).click();
  await checkPage(page, "calendar-add-transfer");
  await page.fill("#from", "20.02.2027");
  await page.fill("#to", "22.02.2027");
  await submit(page, "Сохранить и пересчитать сроки");
  assert.match(await text(page), /Назовите документ/);
  await checkPage(page, "calendar-add-transfer-wrong");
  await page.fill("#source", "Постановление Правительства № 1");
  await submit(page, "Сохранить и пересчитать сроки");
  assert.match(await recomputed(page), /Всё открытое пересчитано/);
  await checkPage(page, "calendar-change");

  await page.goto(`${program.baseUrl}/admin/calendar?year=2027`);
  assert.match(await text(page), /с 20\.02\.2027 на 22\.02\.2027/);
  await checkPage(page, "calendar-changed");
  await page.getByRole("link", { name: "перенос выходного с 20.02.2027 на 22.02.2027" }).click();
  await page.fill("#source", "Внесено по ошибке");
  await submit(page, "Отменить и пересчитать сроки");
  assert.match(await recomputed(page), /Всё открытое пересчитано/);
  await page.goto(`${program.baseUrl}/admin/calendar?year=2027`);
  assert.doesNotMatch(await text(page), /с 20\.02\.2027 на 22\.02\.2027$/m);
  assert.match(await text(page), /отменено/);

  await page.getByRole("link", { name: "Внести год" }).click();
  await checkPage(page, "calendar-add-year");
  await page.goto(`${program.baseUrl}/admin/calendar/add-day-off`);
  await checkPage(page, "calendar-add-day-off");
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
});
