// Each of the eight variants of the service, from the questions of profiling to the registry and the letter: one organisation and one
// sole trader through their whole life in the registry; and a refusal on every ground there is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, attach, begin, examine, file, fill, fillIn, follow, passOn, pdf, readLetter, sendToSign, signDecision, specialist, text } from "./accreditation.mjs";
import { pageOf, startDemo, submit } from "./demo.mjs";
import { addAccount, addOrganisation, signByKeyFile, signInByKeyFile } from "./people.mjs";
import { issue } from "./pki.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

const soleTrader = { name: "ИП Образцова Анна Андреевна", inn: "999900077734", ogrn: "300990000007776" };
let browser, site, registrar, officer, signatory;

before(async () => {
  site = await startDemo();
  browser = await launchBrowser();
  [registrar, officer, signatory] = await Promise.all(["ministry", "ministry-officer", "ministry-signatory"].map((folder) => pageOf(browser, site, folder)));
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const today = () => new Date().toLocaleDateString("ru-RU", { timeZone: "Europe/Moscow" });
const faultsOf = (...pages) => pages.flatMap(({ faults }) => faults).filter((fault) => !/422/.test(fault));

// The administrator enters a sole trader, whose certificate states no organisation.
async function enterSoleTrader() {
  const ca = (ending) => `${site.folder}/demo-keys/ca/rsa-ca.${ending}`;
  const key = issue({ folder: site.folder, kind: "rsa", key: ca("key.pem"), certificate: ca("cer") }, "sole-trader",
    { commonName: "Образцова Анна", surname: "Образцова", givenName: "Анна" });
  const administrator = await pageOf(browser, site, "administrator");
  await addOrganisation(administrator, site.baseUrl, { ...soleTrader, kind: "employer" });
  await addAccount(administrator, site.baseUrl, { lastName: "Образцова", firstName: "Анна", inn: soleTrader.inn, role: "employer-viewer", key });
  const page = await pageOf(browser, site, "");
  await signInByKeyFile(page, site.baseUrl, key);
  return { page, key };
}

const registration = {
  fields: { founding_documents: "Пункт 3.2 устава", premises: "Учебный класс", reference_base: "Справочная система", archive_rules: "Приказ № 1", site: "example.test" },
  ticked: ["Обучение работодателей и работников вопросам охраны труда", "Оказание первой помощи пострадавшим"],
  specialists: [specialist],
};
const contacts = { email: "a@example.test", phone: "+7 900 000-00-00" };

// What each purpose asks for, what the officer does about the record, and what follows for the registry and in the letter.
const purposes = {
  registration: { question: "Зарегистрироваться в реестре", outcome: "Оказать услугу", answers: registration, region: "59",
    letter: /внесено в реестр аккредитованных организаций, запись № \d+/, history: "Аккредитация предоставлена" },
  change: { question: "Изменить сведения в реестре или исключить их", outcome: "Оказать услугу", answers: { fields: { change: "Адрес: было д. 5, стало д. 6", ...contacts } },
    step: "Изменить сведения", place: "г. Пермь, Хлебная ул., д. 6", letter: /сведения в реестре аккредитованных организаций изменены/, history: "Сведения изменены" },
  resumption: { question: "Возобновить аккредитацию", outcome: "Оказать услугу", answers: { fields: { removal: "Приказ о комиссии издан", ...contacts } },
    letter: /аккредитация возобновлена/, history: "Аккредитация возобновлена" },
  correction: { question: "Исправить опечатку или ошибку", outcome: "Исправить", answers: { fields: { document: "Запись реестра", correction: "Написано «д. 6», должно быть «д. 7»" } },
    step: "Изменить сведения", place: "г. Пермь, Хлебная ул., д. 7", mended: "Запись исправленная.pdf", letter: /опечатка или ошибка исправлена[\s\S]*Исправленный документ приложен: Запись исправленная\.pdf, SHA-256 [0-9a-f]{64}/, history: "Сведения изменены" },
};

async function suspend(card) {
  await registrar.goto(card);
  await follow(registrar, "Приостановить");
  await fill(registrar, { decided_on: today(), ground: "Приказ № 16: не подтверждены требования" });
  await submit(registrar, "Приостановить");
  assert.match(await text(registrar), /Аккредитация приостановлена/);
}

async function grant(variant, number, purpose) {
  await examine(officer, site, number, purpose.outcome);
  if (purpose.step) {
    await officer.getByLabel(purpose.step, { exact: true }).check();
    await fill(officer, { changes: `По заявлению № ${number}`, place: purpose.place });
  }
  if (purpose.mended) await officer.setInputFiles("#mended", [pdf(purpose.mended)]);
  if (purpose.region) await officer.selectOption("#region", purpose.region);
  await checkPage(officer, `variant-${variant}-draft`);
  await sendToSign(officer);
  await signDecision(signatory, site, number, (page) => signByKeyFile(page, site.person("ministry-signatory")));
}

// From the questions to the letter; ends on the registry's card, whose address it answers.
async function throughVariant(variant, purpose, applicant) {
  const { page, key, words, common, name } = applicant;
  const draft = await begin(page, site, purpose.question, words);
  await fillIn(page, site, draft, { ...purpose.answers, fields: { ...purpose.answers.fields, ...common }, ticked: [...purpose.answers.ticked ?? [], applicant.signs] });
  await at(page, site, draft);
  assert.ok((await text(page)).startsWith(`Вариант ${variant}: `), await text(page));
  await at(page, site, `${draft}/check`);
  assert.match(await text(page), /Форматно-логический контроль пройден/);
  await checkPage(page, `variant-${variant}-check`);
  const { number, address } = await file(page, site, draft, (sheet) => signByKeyFile(sheet, key));
  await passOn(registrar, site, number);
  await grant(variant, number, purpose);

  const letter = await readLetter(page, site, address);
  assert.match(await text(page), /Услуга оказана/);
  for (const said of [purpose.letter, new RegExp(`На № ${number} от ${today()}`), /№ АК-И-\d+\/\d{4} от/, /Подписал: Яшмов/, /Исполнитель: .*Черёмухина/])
    assert.match(letter, said);
  assert.ok(letter.includes(name), letter);
  if (purpose.step) assert.ok(letter.includes(`Что изменено: По заявлению № ${number}`), letter);
  if (purpose.mended) assert.ok((await text(page)).includes("Скачать исправленный документ"));
  await checkPage(page, `variant-${variant}-letter`);
  await follow(page, "Запись в реестре");
  const card = await text(page);
  assert.match(card, /Действует/);
  assert.ok(card.includes(name) && card.includes(purpose.history) && card.includes(purpose.place ?? ""), card);
  return page.url();
}

async function life(t, applicant, first) {
  let card;
  for (const [i, [name, purpose]] of Object.entries(purposes).entries()) {
    const variant = first + 2 * i;
    await t.test(`ACR-03, ACR-09, ACR-10, ACR-11 variant ${variant}, ${name}, from the questions to the registry and the letter`, async () => {
      if (name === "resumption") await suspend(card);
      card = await throughVariant(variant, purpose, applicant);
    });
  }
  assert.deepEqual(faultsOf(applicant.page, registrar, officer, signatory), []);
}

test("ACR-01, ACR-03 an organisation goes through its four variants", async (t) => {
  const page = await pageOf(browser, site, "employer3-viewer");
  await life(t, { page, key: site.person("employer3-viewer"), name: "ООО «Образцовая пекарня»", words: "Юридическое лицо", signs: "Руководитель организации",
    common: { place: "г. Пермь, Хлебная ул., д. 5" } }, 1);
});

test("ACR-01, ACR-03 a sole trader goes through their four variants", async (t) => {
  const { page, key } = await enterSoleTrader();
  await life(t, { page, key, name: soleTrader.name, words: "Индивидуальный предприниматель", signs: "Индивидуальный предприниматель",
    common: { place: "г. Пермь, Хлебная ул., д. 5", ogrn: soleTrader.ogrn } }, 2);
});

// П. 44 and п. 17 of the regulation.
const grounds = {
  "заявитель не соответствует требованиям": "п. 44 а, п. 17 а", "в заявлении нет сведений": "п. 44 б, п. 17 б",
  "документы не соответствуют требованиям": "п. 44 в, п. 17 в", "представлен неполный комплект": "п. 44 г, п. 17 г",
  "документы повреждены": "п. 44 д, п. 17 д", "в заявлении нет подписи": "п. 44 е, п. 17 е", "представлены подложные документы": "п. 44 ж, п. 17 ж",
};

async function chooseEveryGround() {
  const boxes = await officer.locator("input[name=grounds]").all();
  assert.equal(boxes.length, Object.keys(grounds).length);
  for (const box of boxes) {
    await box.check();
    await officer.fill(`#reason-${await box.getAttribute("value")}`, `Причина ${await box.getAttribute("value")}.`);
  }
}

test("ACR-09, ACR-11 a refusal on every ground names each with its clause and reason, and leads to a new application with the same data", async () => {
  const key = site.person("employer2-viewer"), sign = (page) => signByKeyFile(page, key);
  const page = await pageOf(browser, site, "employer2-viewer");
  const draft = await begin(page, site, purposes.registration.question);
  await fillIn(page, site, draft, { ...registration, fields: { ...registration.fields, place: "г. Рязань, Учебная ул., д. 4" }, ticked: [...registration.ticked, "Руководитель организации"] });
  const { number, address } = await file(page, site, draft, sign);
  await passOn(registrar, site, number);
  await examine(officer, site, number, "Отказать", [""]);
  await chooseEveryGround();
  await checkPage(officer, "variant-1-every-ground");
  await sendToSign(officer);
  await signDecision(signatory, site, number, (sheet) => signByKeyFile(sheet, site.person("ministry-signatory")));

  const letter = await readLetter(page, site, address);
  const lines = letter.split("\n").filter((line) => /^\d\. /.test(line));
  assert.equal(lines.length, Object.keys(grounds).length, lines.join("\n"));
  for (const [words, clause] of Object.entries(grounds)) {
    const line = lines.find((each) => each.includes(words));
    assert.ok(line?.includes(`(${clause}). Причина `), `${words}: ${line}`);
  }
  assert.match(letter, /Как пожаловаться: Можно обжаловать/);
  assert.match(await text(page), /В услуге отказано/);
  await checkPage(page, "variant-1-refused-on-every-ground");

  const again = await submit(page, "Новое заявление по этому отказу");
  assert.notEqual(again, draft);
  await at(page, site, `${again}/sections/services`);
  assert.equal(await page.inputValue("#founding_documents"), registration.fields.founding_documents);
  assert.ok(await page.getByLabel(registration.ticked[1]).first().isChecked());
  await at(page, site, `${again}/sections/specialists`);
  assert.equal(await page.inputValue("#specialists-0-last_name"), specialist.last_name);
  await at(page, site, `${again}/documents`);
  await attach(page, "charter", [pdf("Устав.pdf")]);
  const next = await file(page, site, again, sign);
  assert.notEqual(next.number, number);
  await at(page, site, next.address);
  assert.match(await text(page), /Рассматривается[\s\S]*Устав\.pdf|Устав\.pdf[\s\S]*Рассматривается/);
  assert.deepEqual(faultsOf(page, registrar, officer, signatory), []);
});
