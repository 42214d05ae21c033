// An application for accreditation: from the profiling question to its number and the ministry's journal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import * as steps from "./accreditation.mjs";
import { attach, fill, pdf, text } from "./accreditation.mjs";
import { centre1, pageOf, saved, startDemo, submit } from "./demo.mjs";
import { signByKeyFile, signByUpload, signInByUpload } from "./people.mjs";
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

const save = (page) => submit(page, "Сохранить и продолжить");

const begin = (page, purpose) => steps.begin(page, program, purpose);

async function open(page, section) {
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: section, exact: true }).click()]);
}

async function fillRegistration(page) {
  await open(page, "Заявитель");
  await checkPage(page, "application-applicant");
  await fill(page, { place: "г. Москва, Примерная ул., д. 3" });
  await save(page);
  await open(page, "Услуги и обучение");
  await page.getByLabel("Обучение работодателей и работников вопросам охраны труда").check();
  await page.getByLabel("Оказание первой помощи пострадавшим").check();
  await fill(page, { founding_documents: "Пункт 2.1 устава" });
  await checkPage(page, "application-services");
  await save(page);
  await open(page, "Помещения, справочная база, сайт");
  await fill(page, { premises: "Учебный класс, аренда, договор № 5", reference_base: "Справочная система, договор № 7",
    archive_rules: "Приказ № 3 от 12.01.2026", site: "mayak.example.ru" });
  await save(page);
  await open(page, "Специалисты");
  await submit(page, /Добавить строку/);
  await fill(page, { "specialists-0-last_name": "Осокина", "specialists-0-first_name": "Юлия", "specialists-0-birth_date": "02.03.1985",
    "specialists-0-snils": "112-233-445 95", "specialists-0-education_document": "Диплом ААА 000001" });
  await submit(page, /Копировать/);
  assert.equal(await page.inputValue("#specialists-1-last_name"), "Осокина");
  await checkPage(page, "application-specialists");
  await submit(page, /Удалить\s*: Специалисты, Строка 2/);
  assert.equal(await page.locator("#specialists-1-last_name").count(), 0);
  await save(page);
  await open(page, "Кто подписывает");
  await page.getByLabel("Руководитель организации").check();
  await save(page);
}

test("ACR-02, ACR-03, ACR-05 a centre fills in an application, mends its mistakes, attaches documents, signs and gets the number", async () => {
  const page = await pageOf(browser, program, "centre1-signer");
  const address = await begin(page, "Зарегистрироваться в реестре");
  await checkPage(page, "application-tasks");
  await page.getByRole("link", { name: "Проверить заявление" }).or(page.getByRole("button", { name: "Проверить заявление" })).click();
  assert.match(await text(page), /Исправьте, чтобы подписать/);
  await checkPage(page, "application-check-empty");
  await page.getByRole("link", { name: /Где эти услуги названы/ }).first().click();
  assert.match(page.url(), /sections\/services\?check=1#founding_documents$/);
  assert.match(await text(page), /Где эти услуги названы»: заполните/);
  await page.goto(`${program.baseUrl}${address}`);

  await open(page, "Заявитель");
  await fill(page, { inn: "7700000017" });
  await save(page);
  assert.match(await text(page), /10 цифр/);
  await checkPage(page, "application-applicant-wrong");
  await fill(page, { inn: "7700000016" });
  await save(page);
  assert.match(await text(page), /Подписать заявление другой организации нельзя/);
  await page.goto(`${program.baseUrl}${address}`);
  await open(page, "Заявитель");
  assert.equal(await page.inputValue("#inn"), "7700000016", "what was typed is kept");
  await fill(page, { inn: centre1.inn });
  await save(page);
  await fillRegistration(page);

  await open(page, "Документы");
  await checkPage(page, "application-documents");
  await page.setInputFiles("#document-charter-input", [{ name: "Устав.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90 not a pdf") }]);
  await page.locator("section[aria-labelledby=charter-title]").getByRole("button", { name: /Приложить/ }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.match(await text(page), /Файл «Устав\.pdf»: это не PDF и не изображение/);
  await checkPage(page, "application-documents-wrong");
  await attach(page, "charter", [pdf("Устав.pdf"), pdf("Изменения к уставу.pdf")]);
  await attach(page, "employment_contract", pdf("Трудовой договор.pdf"));
  assert.match(await text(page), /Изменения к уставу\.pdf/);
  await checkPage(page, "application-documents-attached");
  const look = page.getByRole("link", { name: /^Посмотреть файл Изменения к уставу/ });
  const shown = await page.request.get(new URL(await look.getAttribute("href"), program.baseUrl).href);
  assert.match(shown.headers()["content-disposition"], /^inline/);

  await page.goto(`${program.baseUrl}${address}/check`);
  assert.match(await text(page), /Не приложено: «Программа обучения/);
  assert.match(await text(page), /Форматно-логический контроль пройден/);
  await checkPage(page, "application-check-right");
  await page.goto(`${program.baseUrl}${address}/sign`);
  await checkPage(page, "application-sign");
  const other = await page.context().newPage();
  await other.goto(`${program.baseUrl}${address}/sign`);
  await signByKeyFile(page, program.person("centre1-signer"));
  assert.match(page.url(), /\/receipt$/);
  assert.match(await text(page), /Входящий номер\s+АК-\d+\/\d{4}/);
  await checkPage(page, "application-receipt");
  const number = /АК-\d+\/\d{4}/.exec(await text(page))[0];
  await signByKeyFile(other, program.person("centre1-signer"));
  assert.match(other.url(), /\/receipt$/, "the second tab gets what there is");
  assert.ok((await text(other)).includes(number));

  await page.goto(`${program.baseUrl}/accreditation/applications`);
  assert.equal(await page.getByRole("link", { name: number, exact: true }).count(), 1);
  await checkPage(page, "applications");
  await page.getByRole("link", { name: number, exact: true }).click();
  await page.waitForURL(/\/accreditation\/cases\/\d+$/);
  assert.match(await text(page), /зарегистрировано, входящий номер/);
  assert.match(await text(page), /рабочих дней со дня регистрации заявления/);
  await checkPage(page, "case");
  assert.equal(readFileSync(await saved(page, program, "Изменения к уставу"), "latin1"), "%PDF-1.4\n%%EOF\n");

  const ministry = await pageOf(browser, program, "ministry");
  await ministry.goto(`${program.baseUrl}/accreditation/office`);
  await checkPage(ministry, "office-journal");
  await ministry.getByText("Поиск и фильтры").click();
  await ministry.fill("#wanted", number);
  await submit(ministry, "Найти");
  await checkPage(ministry, "office-journal-found");
  await Promise.all([ministry.waitForNavigation(), ministry.getByRole("link", { name: number, exact: true }).click()]);
  assert.match(await text(ministry), /Осокина/);
  await checkPage(ministry, "office-case");
  assert.deepEqual([...page.faults, ...ministry.faults].filter((fault) => !/422/.test(fault)), []);
});

test("ACR-05, ACR-08 a change is signed by a GOST key, withdrawn with a reason, and its clocks end", async () => {
  const page = await pageOf(browser, program, "");
  await signInByUpload(page, program.baseUrl, program.person("centre2-signer-gost"), program.folder);
  const address = await begin(page, "Изменить сведения в реестре или исключить их");
  await open(page, "Заявитель");
  assert.match(await page.inputValue("#registry_number"), /^\d+$/, "known from the registry");
  await save(page);
  await open(page, "Что изменить или исключить");
  await fill(page, { change: "Адрес: было д. 14, стало д. 15" });
  await save(page);
  await open(page, "Как с вами связаться");
  await fill(page, { email: "school@example.test", phone: "+7 900 000-00-00" });
  await save(page);
  await open(page, "Кто подписывает");
  await page.getByLabel("Представитель по доверенности").check();
  await save(page);
  await open(page, "Представитель и доверенность");
  await fill(page, { representative_name: "Родникова Софья Ильинична", power_number: "7", power_date: "12.01.2026", power_until: "11.01.2099", power_giver: "Учредитель" });
  await save(page);
  await page.goto(`${program.baseUrl}${address}/check`);
  assert.match(await text(page), /Не приложено: «Документы, подтверждающие сведения/);
  await page.goto(`${program.baseUrl}${address}/sign`);
  await signByUpload(page, program.person("centre2-signer-gost"), program.folder);
  assert.match(await text(page), /Заявление подано/);
  assert.match(await text(page), /30\s+календарных дней/);
  await page.getByRole("link", { name: "Что с заявлением" }).click();
  await page.getByRole("button", { name: "Отозвать заявление" }).click();
  await submit(page, "Отозвать заявление");
  assert.match(await text(page), /Напишите причину/);
  await checkPage(page, "case-withdraw");
  await page.fill("#reason", "Адрес остался прежним");
  await submit(page, "Отозвать заявление");
  assert.match(await text(page), /Отозвано/);
  assert.match(await text(page), /окончен \d\d\.\d\d\.\d{4}, шёл до конца дня/);
  await checkPage(page, "case-withdrawn");
  assert.deepEqual(page.faults.filter((fault) => !/422/.test(fault)), []);
});

test("ACR-08 a change of the calendar moves an open case, and the case and the administrator are told", async () => {
  const ministry = await pageOf(browser, program, "ministry");
  await ministry.goto(`${program.baseUrl}/accreditation/office`);
  const row = ministry.locator("tbody tr", { hasText: "Рассматривается" }).last();
  const due = /до конца дня (\d\d\.\d\d\.\d{4})/.exec(await row.innerText())[1];
  const number = await row.getByRole("link").innerText();
  const address = await row.getByRole("link").getAttribute("href");

  const administrator = await pageOf(browser, program, "administrator");
  await administrator.goto(`${program.baseUrl}/admin/calendar/add-day-off`);
  await administrator.fill("#to", due);
  await administrator.fill("#source", "Указ № 1");
  await submit(administrator, "Сохранить и пересчитать сроки");
  for (let i = 0; i < 100 && /пересчитываются/.test(await text(administrator)); ++i) {
    await administrator.waitForTimeout(100);
    await administrator.reload();
  }
  assert.ok((await text(administrator)).includes(`Заявление № ${number}: Предоставить услугу`));
  await checkPage(administrator, "calendar-change-cases");
  await ministry.goto(`${program.baseUrl}${address}`);
  assert.match(await text(ministry), new RegExp(`срок был до конца дня ${due}, стал до конца дня`));
  assert.deepEqual([...ministry.faults, ...administrator.faults], []);
});
