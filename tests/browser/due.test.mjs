// TRN-18 as its people live it: a centre enters trainings that end, the employer sees who is due and chooses reminders;
// the ministry sets a term. Runs on the engine that OBEREG_TEST_ENGINE names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { issue, makeCa } from "./pki.mjs";
import { addAccount, addOrganisation, signByKeyFile, signInByKeyFile } from "./people.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-due-"));
const centre = { name: "АНО ДПО «Учебный центр Образец»", inn: "7710474375", kind: "training-centre" };
const employer = { name: "ООО «Пример»", inn: "7707083893", kind: "employer" };
const ministry = { name: "Министерство труда (испытания)", inn: "7728168971", kind: "ministry" };
const people = {};
let browser, program;

before(async () => {
  const ca = makeCa(path.join(work, "rsa"), "rsa", "УЦ испытаний RSA");
  for (const [name, commonName] of Object.entries({ administrator: "Главная Анна", signer: "Директорова Анна", viewer: "Кадрова Анна",
    officer: "Советникова Анна" })) people[name] = issue(ca, name, { commonName });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      run("trust", "add", ca.certificate);
      run("user", "add", "--administrator", "--certificate", people.administrator.certificate);
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  rmSync(work, { recursive: true, force: true });
});

async function signedIn(person) {
  const page = await (await browser.newContext({ acceptDownloads: true, locale: "ru-RU" })).newPage();
  page.faults = watchFaults(page);
  await signInByKeyFile(page, program.baseUrl, person);
  return page;
}

// "25.02.2026", so many days from now; the year less, where the training holds a year.
function day(fromNow, yearsAgo = 0) {
  const date = new Date(Date.now() + fromNow * 86_400_000 + 3 * 3_600_000);
  date.setUTCFullYear(date.getUTCFullYear() - yearsAgo);
  return date.toISOString().slice(0, 10).split("-").reverse().join(".");
}

const trainings = [
  { lastName: "Концов", ends: -12 },
  { lastName: "Сегодняшний", ends: 0 },
  { lastName: "Скоров", ends: 25 },
  { lastName: "Поздов", ends: 80 },
  { lastName: "Далёков", ends: 200 },
];

async function addRecord(page, { lastName, ends }, number) {
  await page.goto(`${program.baseUrl}/training/pending/new`);
  const programme = "Безопасные методы и приемы выполнения работ на высоте";
  for (const [field, value] of Object.entries({ registry_number: "Новый", last_name: lastName, first_name: "Пётр", middle_name: "Ильич",
    employer_name: employer.name, employer_inn: employer.inn, position: "Монтажник", protocol_number: `${number}/1`,
    checked_on: day(ends, 1) })) await page.fill(`#${field}`, value);
  for (const [field, value] of Object.entries({ programme, outcome: "Успешно", knowledge_check: "Да" }))
    await page.selectOption(`#${field}`, value);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сохранить" }).click()]);
}

async function until(page, text) {
  for (const end = Date.now() + 60_000; Date.now() < end; await page.reload()) {
    if (await page.getByText(text).count()) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`«${text}» did not come in a minute`);
}

test("TRN-18 who is due: seen, filtered, downloaded, reminded of", async (story) => {
  let page;

  await story.test("the centre enters trainings that end one after another", async () => {
    page = await signedIn(people.administrator);
    for (const organisation of [centre, employer, ministry]) await addOrganisation(page, program.baseUrl, organisation);
    const add = (lastName, organisation, role, key) =>
      addAccount(page, program.baseUrl, { lastName, firstName: "Анна", inn: organisation.inn, role, key });
    await add("Директорова", centre, "provider-signer", people.signer);
    await add("Кадрова", employer, "employer-viewer", people.viewer);
    await add("Советникова", ministry, "ministry", people.officer);
    page = await signedIn(people.signer);
    for (const [i, training] of trainings.entries()) await addRecord(page, training, i + 1);
    await page.goto(`${program.baseUrl}/training/pending`);
    await page.locator("[data-select-all]").first().check();
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сформировать набор" }).click()]);
    await page.goto(`${page.url().split("?")[0]}/sign`);
    await signByKeyFile(page, people.signer);
    await until(page, "внесён в реестр");
    assert.deepEqual(page.faults, []);
  });

  await story.test("the provider sees whom it trained, and how to go on", async () => {
    await page.goto(`${program.baseUrl}/training/due`);
    for (const { lastName, ends } of trainings)
      assert.equal(await page.getByRole("cell", { name: lastName }).count(), ends > 90 ? 0 : 1, lastName);
    await page.getByText("закончилось 12 дней назад").waitFor();
    await page.getByText("сегодня последний день").waitFor();
    await page.getByRole("link", { name: "Записи, ожидающие добавления в реестр" }).waitFor();
    await checkPage(page, "due-provider");
    assert.deepEqual(page.faults, []);
  });

  await story.test("the employer chooses a term by keyboard, and opens a record", async () => {
    page = await signedIn(people.viewer);
    await page.goto(`${program.baseUrl}/training/due`);
    await checkPage(page, "due-employer");
    const card = page.getByRole("link", { name: /закончится за 30 дней/ });
    for (let presses = 0; presses < 60 && !(await card.evaluate((link) => link === document.activeElement)); ++presses)
      await page.keyboard.press("Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(page.url(), /term=30/);
    assert.equal(await page.getByRole("cell", { name: "Скоров" }).count(), 1);
    assert.equal(await page.getByRole("cell", { name: "Концов" }).count(), 0);
    await Promise.all([page.waitForNavigation(), page.locator("main table a").first().click()]);
    await page.getByRole("heading", { name: /Запись №/ }).waitFor();
    assert.deepEqual(page.faults, []);
  });

  await story.test("days are typed, kept out of the address, and wrong ones come back with words", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${program.baseUrl}/training/due`);
    const filter = async (from) => {
      if (!(await page.locator("#from").isVisible())) await page.getByText("Поиск и фильтры").click();
      await page.fill("#from", from);
      await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Найти" }).click()]);
    };
    await filter("32.01.2026");
    await page.getByText("Напишите дату так").first().waitFor();
    await checkPage(page, "due-wrong-date");
    await filter(day(100));
    assert.equal(await page.getByRole("cell", { name: "Далёков" }).count(), 1);
    await filter(day(300));
    await page.getByText("обучаться никому не пора").waitFor();
    await checkPage(page, "due-empty");
    page.faults.length = 0; // the browser itself reports the 422 of the wrong date
  });

  await story.test("the list is downloaded as a workbook", async () => {
    await page.goto(`${program.baseUrl}/training/due?term=ended`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /Скачать список/ }).click();
    const file = path.join(work, "due.xlsx");
    await (await download).saveAs(file);
    const check = "import openpyxl,sys; r=list(openpyxl.load_workbook(sys.argv[1]).active.iter_rows(values_only=True)); " +
      "assert len(r)==2 and r[1][1]==-12 and r[1][2]=='Концов', r";
    execFileSync("/usr/bin/python3", ["-c", check, file]);
  });

  await story.test("reminders are set for the organisation", async () => {
    await page.goto(`${program.baseUrl}/training/due`);
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: /Напоминания/ }).click()]);
    await checkPage(page, "due-reminders");
    await page.selectOption("#days", "90");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сохранить" }).click()]);
    await page.goto(`${program.baseUrl}/training/due/reminders`);
    assert.equal(await page.locator("#days").inputValue(), "90");
    assert.deepEqual(page.faults, []);
  });

  await story.test("the ministry sets a term, which holds for later records alone", async () => {
    page = await signedIn(people.officer);
    await page.goto(`${program.baseUrl}/ministry/validity`);
    await checkPage(page, "validities");
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "Изменить срок программы ИД46В_4", exact: true }).click()]);
    await checkPage(page, "validity");
    await page.fill("#months", "ноль");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сохранить срок" }).click()]);
    await page.getByText("Напишите целое число месяцев").first().waitFor();
    await page.fill("#months", "24");
    await page.fill("#source", "Приказ от 01.02.2026 № 17, п. 3");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сохранить срок" }).click()]);
    await page.getByText("Приказ от 01.02.2026 № 17, п. 3").waitFor();
    await page.goto(`${program.baseUrl}/ministry/validity/9`);
    await checkPage(page, "validity-history");
    page = await signedIn(people.viewer);
    await page.goto(`${program.baseUrl}/training/due?term=ended`);
    assert.equal(await page.getByRole("cell", { name: "Концов" }).count(), 1, "what was entered keeps its term");
  });
});
