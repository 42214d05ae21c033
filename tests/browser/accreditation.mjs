// What the applicant and the ministry do with an application, step by step, for the stories of accreditation. `site`: the program.
import assert from "node:assert/strict";
import { submit } from "./demo.mjs";

export const text = (page) => page.locator("main").innerText();
export const pdf = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
export const at = (page, site, address) => page.goto(`${site.baseUrl}${address}`);
const linkOrButton = (page, name, exact) => page.getByRole("link", { name, exact }).or(page.getByRole("button", { name, exact })).first();
export const follow = (page, name) => Promise.all([page.waitForNavigation(), linkOrButton(page, name, true).click()]);

export async function fill(page, fields) {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

// Attaches to an item of the list. The script first moves the address, which a wait for navigation takes for the page itself.
export async function attach(page, item, files) {
  await page.setInputFiles(`#document-${item}-input`, files);
  const button = page.locator(`section[aria-labelledby=${item}-title]`).getByRole("button", { name: /Приложить/ });
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

// From the question «За чем вы обращаетесь?» to the draft.
export async function begin(page, site, purpose, applicant = "Юридическое лицо") {
  await at(page, site, "/accreditation/applications");
  await linkOrButton(page, /^(Начать|Подать ещё одно заявление)$/).click();
  await page.getByLabel(purpose, { exact: true }).check();
  await submit(page, "Продолжить");
  await page.getByLabel(applicant, { exact: true }).check();
  await submit(page, "Продолжить");
  return submit(page, "Заполнить заявление");
}

export const specialist = { last_name: "Осокина", first_name: "Юлия", birth_date: "02.03.1985" };

async function fillSection(page, { fields, ticked = [], specialists = [] }) {
  if (await page.getByRole("button", { name: /Добавить строку\s*: Специалисты/ }).count()) {
    for (const [row, values] of specialists.entries()) {
      await submit(page, /Добавить строку\s*: Специалисты/);
      await fill(page, Object.fromEntries(Object.entries(values).map(([column, value]) => [`specialists-${row}-${column}`, value])));
    }
  }
  for (const [id, value] of Object.entries(fields)) if (await page.locator(`#${id}`).count()) await page.fill(`#${id}`, value);
  for (const label of ticked) if (await page.getByLabel(label).count()) await page.getByLabel(label).first().check();
  await submit(page, "Сохранить и продолжить");
}

// Goes through every section of the draft; `answers`: fields by their ids, labels to be ticked, rows of specialists.
export async function fillIn(page, site, draft, answers) {
  await at(page, site, draft);
  const sections = await page.locator("main a[href*='/sections/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const section of sections) {
    await at(page, site, section);
    await fillSection(page, answers);
  }
}

// `sign`: what the person does on the page of signing. The number, and the address of the case in the cabinet.
export async function file(page, site, draft, sign) {
  await at(page, site, `${draft}/sign`);
  await sign(page);
  assert.match(page.url(), /\/receipt$/, await text(page));
  return { number: /АК-\d+\/\d{4}/.exec(await text(page))[0], address: new URL(page.url()).pathname.replace(/\/receipt$/, "") };
}

// The registry office hands the case to that officer.
export async function passOn(registrar, site, number, officer = /Черёмухина/) {
  await at(registrar, site, "/accreditation/office");
  await follow(registrar, number);
  await follow(registrar, "Передать исполнителю");
  await registrar.getByLabel(officer).check();
  await submit(registrar, "Передать");
  assert.match(await text(registrar), /передано ответственному исполнителю/);
}

// «Выполнен» for each criterion save for those whose words have one of `unmet` in them.
export async function answerAll(officer, unmet = []) {
  for (const item of await officer.locator("fieldset.govuk-fieldset").all()) {
    const legend = await item.locator("legend").innerText();
    await item.getByLabel(unmet.some((words) => legend.includes(words)) ? "Не выполнен" : "Выполнен", { exact: true }).check();
  }
  for (const select of await officer.locator("main select[id^=point-]").all()) await select.selectOption("пункт 7");
}

// From the officer's queue to the draft with that outcome: «Оказать услугу», «Исправить» or «Отказать».
export async function examine(officer, site, number, outcome, unmet = []) {
  await at(officer, site, "/accreditation/queue");
  await follow(officer, number);
  await follow(officer, "Проверка по критериям");
  await answerAll(officer, unmet);
  await submit(officer, "Сохранить и перейти к проекту");
  await officer.getByLabel(outcome, { exact: true }).check();
  await submit(officer, "Продолжить");
}

export async function sendToSign(officer) {
  await submit(officer, "Отправить на подпись");
  assert.match(await text(officer), /Проект решения на подписи/);
}

export async function signDecision(signatory, site, number, sign) {
  await at(signatory, site, "/accreditation/decisions");
  await follow(signatory, number);
  await follow(signatory, "Перейти к подписанию");
  await sign(signatory);
  assert.match(signatory.url(), /\/accreditation\/decisions\?signed=\d+$/, await text(signatory));
}

// Words of the letter as its applicant reads them on its page; ends on the page of the case.
export async function readLetter(applicant, site, address) {
  await at(applicant, site, address);
  await follow(applicant, "Прочитать письмо");
  const letter = await applicant.locator(".ob-letter").innerText();
  await at(applicant, site, address);
  return letter;
}
