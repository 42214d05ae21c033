// Applications that do not come by the portal alone: on paper from the intake to the registry and the letter by post, an incomplete
// one that is refused, and one that a representative files.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inn } from "../kill/workbook.mjs";
import { attach } from "./accreditation.mjs";
import { pageOf, saved, startDemo, submit } from "./demo.mjs";
import { signByKeyFile } from "./people.mjs";
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
const at = (page, address) => page.goto(`${program.baseUrl}${address}`);
const follow = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("link", { name, exact: true }).or(page.getByRole("button", { name, exact: true })).first().click()]);
const pdf = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
const ogrn = (firstTwelve) => firstTwelve + String((BigInt(firstTwelve) % 11n) % 10n);
const today = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10).split("-").reverse().join(".");
const faultsOf = (...pages) => pages.flatMap(({ faults }) => faults).filter((fault) => !/422|409/.test(fault));

async function answerAll(page, unmet = []) {
  for (const item of await page.locator("fieldset.govuk-fieldset").all()) {
    const legend = await item.locator("legend").innerText();
    await item.getByLabel(unmet.some((words) => legend.includes(words)) ? "Не выполнен" : "Выполнен", { exact: true }).check();
  }
  for (const select of await page.locator("main select[id^=point-]").all()) await select.selectOption("пункт 7");
}

// From the journal to the officer's draft; answers the officer's page.
async function toOfficer(registrar, address, number) {
  await at(registrar, address);
  await follow(registrar, "Передать исполнителю");
  await registrar.getByLabel(/Черёмухина/).check();
  await submit(registrar, "Передать");
  const officer = await pageOf(browser, program, "ministry-officer");
  await at(officer, "/accreditation/queue");
  await follow(officer, number);
  await follow(officer, "Проверка по критериям");
  return officer;
}

async function signLetter(number) {
  const signatory = await pageOf(browser, program, "ministry-signatory");
  await at(signatory, "/accreditation/decisions");
  await follow(signatory, number);
  await follow(signatory, "Перейти к подписанию");
  await signByKeyFile(signatory, program.person("ministry-signatory"));
  assert.match(signatory.url(), /\/accreditation\/decisions/, await text(signatory));
  return signatory;
}

test("ACR-04, ACR-11 an application by post goes from the intake to the registry, and its letter by post", async () => {
  const registrar = await pageOf(browser, program, "ministry");
  await at(registrar, "/accreditation/office");
  await checkPage(registrar, "paper-journal");
  await follow(registrar, "Внести заявление с бумаги");
  await checkPage(registrar, "paper-choose");
  await follow(registrar, "Регистрация в Реестре, юридическое лицо");
  await submit(registrar, "Зарегистрировать");
  assert.match(await text(registrar), /Выберите, как пришло заявление/);
  await checkPage(registrar, "paper-intake-empty");
  const organisation = { full_name: "АНО «Почтовая школа»", place: "г. Тверь, Почтовая ул., д. 1", inn: inn("999900777"), ogrn: ogrn("102770077700"),
    post_address: "170000, г. Тверь, а/я 15", received_on: today(), tracking_number: "12799400000012" };
  await registrar.getByLabel("Заказным письмом", { exact: true }).check();
  for (const [id, value] of Object.entries(organisation)) await registrar.fill(`#${id}`, value);
  await registrar.getByLabel("Руководитель организации").check();
  await registrar.getByLabel("Есть собственноручная подпись").check();
  await registrar.getByLabel("Есть печать").check();
  for (const document of ["Устав организации", "Трудовой договор"]) await registrar.getByLabel(document).check();
  await registrar.setInputFiles("#files", pdf("заявление.pdf"));
  await submit(registrar, "Зарегистрировать");
  assert.match(await text(registrar), /контрольная цифра не сходится/);
  assert.equal(await registrar.inputValue("#post_address"), "170000, г. Тверь, а/я 15", "what was typed is kept");
  await checkPage(registrar, "paper-intake-wrong");
  assert.ok(await registrar.getByLabel(/заявление\.pdf/).isChecked(), "what was sent is kept");
  await registrar.fill("#tracking_number", "127994 00 00001 1");
  const address = await submit(registrar, "Зарегистрировать");
  assert.match(address, /^\/accreditation\/office\/\d+$/);
  const number = /АК-\d+\/\d{4}/.exec(await text(registrar))[0];
  assert.match(await text(registrar), /Заказным письмом № 12799400000011/);
  assert.match(await text(registrar), /заявление\.pdf/);
  await checkPage(registrar, "paper-case");
  await follow(registrar, "Смотреть документы рядом с заявлением");
  const frame = registrar.locator("iframe");
  assert.match(await frame.getAttribute("title"), /заявление\.pdf/);
  const scan = await registrar.request.get(new URL(await frame.getAttribute("src"), program.baseUrl).href);
  assert.match(scan.headers()["content-security-policy"], /frame-ancestors 'self'/);
  await checkPage(registrar, "paper-beside");
  await registrar.goBack();

  await follow(registrar, "Внести сведения заявления");
  await checkPage(registrar, "paper-sections");
  await follow(registrar, "Услуги и обучение");
  await registrar.getByLabel("Обучение работодателей и работников вопросам охраны труда").check();
  await registrar.getByLabel("Оказание первой помощи пострадавшим").check();
  await checkPage(registrar, "paper-section");
  await submit(registrar, "Сохранить и продолжить");
  await follow(registrar, "Специалисты");
  await submit(registrar, /Добавить строку/);
  for (const [id, value] of Object.entries({ last_name: "Осокина", first_name: "Юлия", birth_date: "02.03.1985" })) await registrar.fill(`#specialists-0-${id}`, value);
  await submit(registrar, "Сохранить и продолжить");
  await follow(registrar, "Добавить сканы");
  await submit(registrar, "Добавить");
  assert.match(await text(registrar), /Выберите файл/);
  await checkPage(registrar, "paper-scans");
  await registrar.getByLabel("Приказ о формировании комиссии").check();
  await registrar.setInputFiles("#files", [pdf("приказ-1.pdf"), pdf("приказ-2.pdf")]);
  await submit(registrar, "Добавить");
  assert.match(await text(registrar), /приказ-2\.pdf/);
  const missing = (await text(registrar)).split("Чего нет из перечня")[1].split("Сроки")[0];
  assert.match(missing, /Программа обучения.*п\. 49\.1 а/, "what the list for paper demands and did not come");
  assert.doesNotMatch(missing, /Приказ о формировании/, "a scan of it is there");

  const officer = await toOfficer(registrar, address, number);
  await answerAll(officer);
  await submit(officer, "Сохранить и перейти к проекту");
  await officer.getByLabel("Оказать услугу").check();
  await submit(officer, "Продолжить");
  assert.equal(await officer.inputValue("#place"), organisation.place);
  await officer.selectOption("#region", "69");
  await submit(officer, "Отправить на подпись");
  const signatory = await signLetter(number);

  await at(registrar, "/accreditation/post");
  await checkPage(registrar, "post-list");
  const row = registrar.locator("tbody tr", { hasText: number });
  assert.match(await row.innerText(), /170000, г\. Тверь, а\/я 15/);
  await Promise.all([registrar.waitForNavigation(), row.getByRole("link").first().click()]);
  assert.match(await text(registrar), /3\s+рабочих дня/);
  const letter = await saved(registrar, program, "Скачать письмо");
  assert.ok(letter.endsWith(".docx"));
  await checkPage(registrar, "post-letter");
  await submit(registrar, "Записать отправку");
  assert.match(await text(registrar), /Напишите номер с квитанции/);
  await checkPage(registrar, "post-letter-wrong");
  await registrar.fill("#tracking_number", "10123400001570");
  await submit(registrar, "Записать отправку");
  assert.match(await text(registrar), /В пути/);
  await checkPage(registrar, "post-sent");
  await registrar.getByLabel("Вручено", { exact: true }).check();
  await submit(registrar, "Записать");
  assert.match(await text(registrar), /Вручено/);
  await at(registrar, address);
  assert.match(await text(registrar), /отправлено заказным письмом .* номер отправления 10123400001570/);
  assert.match(await text(registrar), /вручено/);
  await checkPage(registrar, "paper-case-granted");
  await follow(registrar, "Запись в реестре");
  assert.match(await text(registrar), /Почтовая школа/);
  assert.deepEqual(faultsOf(registrar, officer, signatory), []);
});

test("ACR-04, ACR-09 an incomplete application on paper is taken, refused on its grounds, and found in the journal", async () => {
  const registrar = await pageOf(browser, program, "ministry");
  await at(registrar, "/accreditation/office/paper/7");
  await registrar.getByLabel("Лично, исполнителю").check();
  await registrar.fill("#full_name", "ООО «Без реквизитов»");
  await registrar.fill("#note", "ИНН и адреса нет");
  const address = await submit(registrar, "Зарегистрировать");
  const number = /АК-\d+\/\d{4}/.exec(await text(registrar))[0];
  assert.match(await text(registrar), /Подписи нет, печати нет/);
  const officer = await toOfficer(registrar, address, number);
  await answerAll(officer, ["сведения, необходимые"]);
  await submit(officer, "Сохранить и перейти к проекту");
  await officer.getByLabel("Отказать").check();
  await submit(officer, "Продолжить");
  await officer.fill("#reason-information_missing", "Не сказано, что исправить.");
  await submit(officer, "Отправить на подпись");
  const signatory = await signLetter(number);
  await at(registrar, address);
  const letter = /письмо № (АК-И-\d+\/\d{4})/.exec(await text(registrar))[1];

  await at(registrar, "/accreditation/post");
  await Promise.all([registrar.waitForNavigation(), registrar.locator("tbody tr", { hasText: number }).getByRole("link").first().click()]);
  await registrar.fill("#address", "101000, г. Москва, до востребования");
  await registrar.fill("#tracking_number", "RA410342249RU");
  await submit(registrar, "Записать отправку");
  await registrar.getByLabel("Вернулось", { exact: true }).check();
  await registrar.fill("#note", "адресат не найден");
  await submit(registrar, "Записать");
  assert.match(await text(registrar), /адресат не найден/);
  await checkPage(registrar, "post-returned");

  await at(registrar, "/accreditation/office");
  await registrar.getByText("Поиск и фильтры").click();
  await registrar.fill("#wanted", letter.toLowerCase());
  await registrar.selectOption("#channel", "in_person");
  await registrar.fill("#from", today());
  await submit(registrar, "Найти");
  assert.match(await text(registrar), new RegExp(number));
  await checkPage(registrar, "paper-journal-found");
  for (const kind of ["xlsx", "docx"]) {
    const download = registrar.waitForEvent("download");
    await registrar.getByRole("button", { name: `Скачать .${kind}` }).click();
    assert.equal((await download).suggestedFilename(), `Журнал заявлений.${kind}`);
  }
  await submit(registrar, "Для печати");
  assert.match(await text(registrar), /1\s+заявление: по поиску, поданы лично, зарегистрированы с/);
  await checkPage(registrar, "paper-journal-print");
  assert.deepEqual(faultsOf(registrar, officer, signatory), []);
});

test("ACR-04, ACR-11 an application is withdrawn by a letter on paper, and the answer to it goes by post", async () => {
  const registrar = await pageOf(browser, program, "ministry"), second = await pageOf(browser, program, "ministry");
  await at(registrar, "/accreditation/office/paper/5");
  await registrar.getByLabel("Лично, в общий отдел").check();
  await registrar.fill("#full_name", "ООО «Передумали»");
  await registrar.fill("#place", "г. Тверь, Тихая ул., д. 3");
  const address = await submit(registrar, "Зарегистрировать");
  const number = /АК-\d+\/\d{4}/.exec(await text(registrar))[0];
  await follow(registrar, "Внести отзыв заявления с бумаги");
  assert.match(await text(registrar), /встанет в список «Отправить почтой»/);
  await checkPage(registrar, "paper-withdrawal");
  await registrar.fill("#received_on", "31.12.2099");
  await registrar.fill("#reason", "Закрываем направление <обучения>");
  await submit(registrar, "Внести отзыв");
  assert.match(await text(registrar), /ещё не наступил[\s\S]*кто подписал письмо/);
  assert.equal(await registrar.inputValue("#reason"), "Закрываем направление <обучения>");
  await checkPage(registrar, "paper-withdrawal-wrong");
  await at(second, `${address}/withdrawal`);
  await registrar.fill("#received_on", today());
  await registrar.fill("#signed_by", "Тихонов А. А., директор");
  await registrar.setInputFiles("#files", pdf("отзыв.pdf"));
  assert.equal(await submit(registrar, "Внести отзыв"), address);
  assert.match(await text(registrar), /Причина: Закрываем направление <обучения>[\s\S]*Заявление отозвано[\s\S]*ещё не отправлено/);
  assert.match(await text(registrar), /отзыв\.pdf/);
  await checkPage(registrar, "paper-withdrawn");
  await second.fill("#signed_by", "Тихонов А. А.");
  await submit(second, "Внести отзыв");
  assert.match(await text(second), /Дело уже закрыто/);

  await at(registrar, "/accreditation/post");
  await Promise.all([registrar.waitForNavigation(), registrar.locator("tbody tr", { hasText: number }).getByRole("link").first().click()]);
  await registrar.getByText("Прочитать письмо").click();
  assert.match(await text(registrar), /отозвано заявителем[\s\S]*подпись: Тихонов А\. А\., директор/);
  await checkPage(registrar, "post-withdrawal");
  assert.deepEqual(faultsOf(registrar, second), []);
});

test("ACR-04 a representative files with a power of attorney, which must not have ended", async () => {
  const page = await pageOf(browser, program, "centre1-signer");
  await at(page, "/accreditation/variants/7");
  const draft = await submit(page, "Заполнить заявление");
  const section = async (key, fields) => {
    await at(page, `${draft}/sections/${key}`);
    for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
    await submit(page, "Сохранить и продолжить");
  };
  await section("correction", { document: "Запись № 1", correction: "Было «Маяк», должно быть «Маяк-Демо»" });
  await at(page, `${draft}/sections/signatory`);
  await page.getByLabel("Представитель по доверенности").check();
  await submit(page, "Сохранить и продолжить");
  await checkPage(page, "representative-sections");
  await section("power", { representative_name: "Озерцов Глеб Тихонович", power_number: "12", power_date: "12.01.2026", power_until: "13.01.2026",
    power_giver: "Председатель правления Садов А. Б." });
  assert.match(await text(page), /она кончилась 13\.01\.2026/);
  await checkPage(page, "representative-power-ended");
  await page.fill("#power_until", "11.01.2099");
  await submit(page, "Сохранить и продолжить");
  await at(page, `${draft}/documents`);
  await attach(page, "power_of_attorney", pdf("доверенность.pdf"));
  assert.match(await text(page), /доверенность\.pdf/);
  await checkPage(page, "representative-documents");
  await at(page, `${draft}/sign`);
  await signByKeyFile(page, program.person("centre1-signer"));
  assert.match(page.url(), /\/receipt$/, await text(page));
  await at(page, new URL(page.url()).pathname.replace(/\/receipt$/, ""));
  assert.match(await text(page), /Озерцов Глеб Тихонович, доверенность № 12 от 12\.01\.2026, действует по 11\.01\.2099/);
  await checkPage(page, "representative-case");
  assert.deepEqual(faultsOf(page), []);
});
