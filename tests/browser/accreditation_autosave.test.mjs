// A section of an application saves itself: what was typed is there in another browser, and nobody's is written over unseen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as steps from "./accreditation.mjs";
import { text } from "./accreditation.mjs";
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

const stored = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("obereg.draft.")));
const left = (page) => Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "К списку разделов" }).click()]);
const offers = (page) => page.getByRole("button", { name: "Вернуть введённое" });

test("ACR-02 what is typed is saved without a button, and a colleague sees it", async () => {
  const page = await pageOf(browser, program, "centre1-signer");
  const section = `${await steps.begin(page, program, "Зарегистрироваться в реестре")}/sections/resources`;
  await steps.at(page, program, section);
  await page.fill("#premises", "Класс на две");
  await page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
  assert.deepEqual(await stored(page), [], "the browser needs no copy");
  await checkPage(page, "autosave-saved");
  await page.fill("#premises", "Класс на двадцать мест");
  await left(page); // sooner than it saves itself

  const colleague = await pageOf(browser, program, "centre1-preparer");
  await steps.at(colleague, program, section);
  assert.equal(await colleague.inputValue("#premises"), "Класс на двадцать мест");
  await steps.at(page, program, section);
  assert.equal(await offers(page).count(), 0, "the server has it");

  await page.context().setOffline(true);
  await page.fill("#premises", "Класс без связи");
  await page.getByText("Не сохранилось: нет связи").waitFor();
  await page.context().setOffline(false);
  await page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
  await steps.at(page, program, section);
  assert.equal(await page.inputValue("#premises"), "Класс без связи");

  await page.fill("#premises", "Класс уехал");
  await page.context().setOffline(true);
  await page.goto("about:blank");
  await page.context().setOffline(false);
  await steps.at(page, program, section);
  assert.equal(await page.inputValue("#premises"), "Класс без связи");
  await offers(page).click();
  assert.equal(await page.inputValue("#premises"), "Класс уехал", "the net below");
  await submit(page, "Сохранить и продолжить");
  assert.deepEqual(colleague.faults, []);
});

test("ACR-02 of two who fill in one section the later sees what the earlier saved, and decides", async () => {
  const page = await pageOf(browser, program, "centre1-signer");
  const colleague = await pageOf(browser, program, "centre1-preparer");
  const section = `${await steps.begin(page, program, "Зарегистрироваться в реестре")}/sections/resources`;
  await steps.at(page, program, section);
  await steps.at(colleague, program, section);
  await colleague.fill("#premises", "Класс коллеги");
  await submit(colleague, "Сохранить и продолжить");
  await page.fill("#premises", "Мой класс");
  await page.getByText(/Пока вы заполняли, этот раздел сохранили в другом окне/).waitFor();
  await submit(page, "Сохранить и продолжить");
  assert.match(await text(page), /Что сохранено там[^]*Класс коллеги/);
  assert.equal(await page.inputValue("#premises"), "Мой класс");
  await checkPage(page, "autosave-newer");
  await submit(page, "Сохранить и продолжить");
  await steps.at(colleague, program, section);
  assert.equal(await colleague.inputValue("#premises"), "Мой класс");
  assert.deepEqual([...page.faults, ...colleague.faults].filter((fault) => !/409/.test(fault)), []);
});
