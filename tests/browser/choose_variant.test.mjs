// ACR-01: from the front page by two questions to the variant of the service, as anybody may ask them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

let browser, program;

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

const purposes = [
  { words: "Зарегистрироваться в реестре", title: "Регистрация в Реестре", term: /25 рабочих дней со дня регистрации заявления/ },
  { words: "Изменить сведения в реестре или исключить их", title: "Изменение (исключение) сведений", term: /30 календарных дней со дня регистрации заявления/ },
  { words: "Возобновить аккредитацию", title: "Возобновление аккредитации", term: /20 рабочих дней со дня регистрации заявления/ },
  { words: "Исправить опечатку или ошибку", title: "Исправление опечаток и (или) ошибок", term: /10 рабочих дней со дня регистрации заявления/ },
];
const applicants = ["Юридическое лицо", "Индивидуальный предприниматель"];

async function newPage(options = {}) {
  const context = await browser.newContext({ locale: "ru-RU", ...options });
  const page = await context.newPage();
  page.faults = watchFaults(page);
  return page;
}

const text = (page) => page.locator("main").innerText();
const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);

async function answer(page, words) {
  await page.getByLabel(words, { exact: true }).check();
  await press(page, "Продолжить");
}

test("ACR-01 two questions lead to each of the eight variants, with JavaScript and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await newPage({ javaScriptEnabled });
    await page.goto(program.baseUrl);
    await page.getByRole("link", { name: "Аккредитация в области охраны труда" }).click();
    await page.getByRole("button", { name: "Узнать, что нужно именно вам" }).click();
    const start = page.url();
    let number = 0;
    for (const { words, title, term } of purposes) {
      for (const applicant of applicants) {
        await page.goto(start);
        await answer(page, words);
        await answer(page, applicant);
        const shown = await text(page);
        number += 1;
        assert.match(shown, new RegExp(`Вариант ${number}: ${applicant.toLowerCase()}`));
        assert.ok(shown.includes(title), title);
        assert.match(shown.replaceAll("\u00a0", " "), term);
        assert.match(shown, /бесплатно\s+п\. 18/);
        assert.match(shown, /Почему могут отказать/);
        assert.match(shown, /Как пожаловаться/);
        assert.match(shown, /Чтобы заполнить и подать заявление здесь, войдите/);
      }
    }
    assert.deepEqual(page.faults, []);
  }
});

test("ACR-01 an answer is changed, an empty one asked for again, and who is no applicant is told why", async () => {
  const page = await newPage();
  await page.goto(`${program.baseUrl}/accreditation`);
  await checkPage(page, "accreditation");
  await page.goto(`${program.baseUrl}/accreditation/apply`);
  await checkPage(page, "accreditation-question-1");
  await press(page, "Продолжить");
  assert.match(await page.title(), /^Ошибка:/);
  await checkPage(page, "accreditation-question-left-out");
  await page.getByRole("link", { name: "Выберите ответ" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "purpose");
  await answer(page, "Возобновить аккредитацию");
  await checkPage(page, "accreditation-question-2");
  await answer(page, "Юридическое лицо");
  await checkPage(page, "accreditation-variant-5");
  assert.match(await text(page), /Документы, подтверждающие устранение причин/);

  await page.getByRole("link", { name: "Изменить ответ" }).first().click();
  assert.ok(await page.getByLabel("Возобновить аккредитацию").isChecked());
  await answer(page, "Зарегистрироваться в реестре");
  assert.match(await text(page), /Вариант 1: юридическое лицо/);
  await page.getByText("Что спросят в заявлении").click();
  assert.match(await text(page), /Сведения о кадровом составе/);
  await checkPage(page, "accreditation-variant-1");

  await page.getByRole("link", { name: "Назад" }).click();
  await answer(page, "Ни то, ни другое");
  assert.match(await text(page), /Подать заявление могут юридические лица и индивидуальные предприниматели/);
  await checkPage(page, "accreditation-not-eligible");
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
});
