// An application for accreditation from the ministry's journal to the decision: the officer, the checklist, the signed letter,
// the registry's card, and a refusal that leads to a new application.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import * as steps from "./accreditation.mjs";
import { answerAll, follow, text } from "./accreditation.mjs";
import { pageOf, saved, startDemo, submit } from "./demo.mjs";
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

const at = (page, address) => steps.at(page, program, address);

// Files an application of variant 1 for an organisation of which the registry knows nothing; answers its number.
async function apply(page, folder) {
  await at(page, "/accreditation/variants/1");
  const draft = await submit(page, "Заполнить заявление");
  await steps.fillIn(page, program, draft, {
    fields: { place: "г. Пермь, Хлебная ул., д. 5", founding_documents: "Пункт 3.2 устава", premises: "Учебный класс",
      reference_base: "Справочная система", archive_rules: "Приказ № 1", site: "example.test" },
    ticked: ["Обучение работодателей и работников вопросам охраны труда", "Оказание первой помощи пострадавшим", "Руководитель организации"],
    specialists: [steps.specialist],
  });
  return steps.file(page, program, draft, (sheet) => signByKeyFile(sheet, program.person(folder)));
}

test("ACR-06, ACR-09, ACR-11 an application goes from the journal to the officer, the signatory, the registry and the applicant", async () => {
  const applicant = await pageOf(browser, program, "employer3-viewer");
  const { number, address } = await apply(applicant, "employer3-viewer");

  const registrar = await pageOf(browser, program, "ministry");
  await at(registrar, "/accreditation/office");
  await follow(registrar, number);
  await follow(registrar, "Передать исполнителю");
  assert.match(await text(registrar), /Передать нужно до конца дня/);
  await checkPage(registrar, "decision-pass-on");
  await submit(registrar, "Передать");
  assert.match(await text(registrar), /Выберите исполнителя/);
  await checkPage(registrar, "decision-pass-on-wrong");
  await registrar.getByLabel(/Черёмухина/).check();
  await submit(registrar, "Передать");
  assert.match(await text(registrar), /передано ответственному исполнителю: Черёмухина/);

  const officer = await pageOf(browser, program, "ministry-officer");
  await at(officer, "/accreditation/queue");
  await checkPage(officer, "decision-queue");
  await officer.getByText("Поиск и фильтры").click();
  await officer.fill("#wanted", number);
  await submit(officer, "Найти");
  await checkPage(officer, "decision-queue-found");
  await follow(officer, number);
  await checkPage(officer, "decision-case-officer");
  await follow(officer, "Проверка по критериям");
  await checkPage(officer, "decision-checklist");
  const other = await officer.context().newPage();
  await other.goto(officer.url());
  await answerAll(officer);
  await submit(officer, "Сохранить и перейти к проекту");
  await other.fill("textarea >> nth=0", "Из второй вкладки");
  await submit(other, "Сохранить и перейти к проекту");
  assert.match(await text(other), /Дело изменили в другой вкладке/);
  assert.equal(await other.inputValue("textarea >> nth=0"), "Из второй вкладки", "nothing of it is lost");
  await checkPage(other, "decision-checklist-two-tabs");
  await other.close();

  await checkPage(officer, "decision-draft-undecided");
  await officer.getByLabel("Оказать услугу").check();
  await submit(officer, "Продолжить");
  assert.equal(await officer.inputValue("#place"), "г. Пермь, Хлебная ул., д. 5", "known from the application");
  await checkPage(officer, "decision-draft-grant");
  await officer.selectOption("#region", "");
  await submit(officer, "Отправить на подпись");
  assert.match(await text(officer), /Выберите регион/);
  await checkPage(officer, "decision-draft-wrong");
  await officer.selectOption("#region", "59");
  await submit(officer, "Сохранить");
  await follow(officer, "Письмо, каким оно будет");
  assert.match(await text(officer), /появится при подписании/);
  await checkPage(officer, "decision-letter");
  await officer.goBack();
  await submit(officer, "Отправить на подпись");
  assert.match(await text(officer), /Проект решения на подписи/);

  const signatory = await pageOf(browser, program, "ministry-signatory");
  await at(signatory, "/accreditation/decisions");
  await checkPage(signatory, "decision-list");
  await follow(signatory, number);
  await checkPage(signatory, "decision-to-decide");
  await submit(signatory, "Вернуть исполнителю");
  assert.match(await text(signatory), /Напишите, что исправить/);
  await checkPage(signatory, "decision-return-wrong");
  await follow(signatory, "Перейти к подписанию");
  const second = await signatory.context().newPage();
  await second.goto(signatory.url());
  await checkPage(signatory, "decision-sign");
  await signByKeyFile(signatory, program.person("ministry-signatory"));
  assert.match(signatory.url(), /\/accreditation\/decisions\?signed=\d+$/, await text(signatory));
  await second.setInputFiles("[data-key-file]", program.person("ministry-signatory").p12);
  await second.fill("[data-key-password]", "demo");
  await second.getByRole("button", { name: "Подписать", exact: true }).click();
  await second.getByText(/Решение уже подписано/).waitFor();
  await second.close();

  await at(applicant, address);
  assert.match(await text(applicant), /Услуга оказана/);
  await checkPage(applicant, "decision-granted");
  const letter = await saved(applicant, program, "Скачать письмо");
  const signature = await saved(applicant, program, "Скачать подпись под письмом");
  execFileSync("openssl", ["cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content", letter, "-noverify", "-out", "/dev/null"], { stdio: ["ignore", "ignore", "pipe"] });
  assert.equal(readFileSync(letter).subarray(0, 2).toString(), "PK");
  await follow(applicant, "Запись в реестре");
  assert.match(await text(applicant), /Образцовая пекарня/);
  assert.match(await text(applicant), /Оказание первой помощи/);
  assert.deepEqual([applicant, registrar, officer, signatory].flatMap(({ faults }) => faults).filter((fault) => !/422|409/.test(fault)), []);
});

test("ACR-09, ACR-11 a refusal names its grounds, and its applicant begins a new application with the same data", async () => {
  const applicant = await pageOf(browser, program, "");
  await signInByUpload(applicant, program.baseUrl, program.person("centre2-signer-gost"), program.folder);
  await at(applicant, "/accreditation/variants/7");
  const draft = await submit(applicant, "Заполнить заявление");
  await steps.fillIn(applicant, program, draft, { fields: { document: "Запись № 3", correction: "Было «Ступень», должно быть «Ступень-Демо»" }, ticked: ["Руководитель организации"] });
  const { number, address } = await steps.file(applicant, program, draft, (sheet) => signByUpload(sheet, program.person("centre2-signer-gost"), program.folder));

  const registrar = await pageOf(browser, program, "ministry");
  await steps.passOn(registrar, program, number);
  const officer = await pageOf(browser, program, "ministry-officer");
  await steps.examine(officer, program, number, "Отказать", ["сведения, необходимые"]);
  assert.equal(await officer.getByLabel("в заявлении нет сведений").first().isChecked(), true, "what is unmet is ticked");
  await submit(officer, "Отправить на подпись");
  assert.match(await text(officer), /Напишите, в чём это выразилось/);
  await checkPage(officer, "decision-draft-refusal");
  await officer.fill("#reason-information_missing", "Не названо, в каком документе ошибка.");
  await submit(officer, "Отправить на подпись");

  const signatory = await pageOf(browser, program, "ministry-signatory");
  await at(signatory, "/accreditation/decisions");
  await submit(signatory, "Подписать выбранные");
  assert.match(await text(signatory), /Отметьте хотя бы одно решение/);
  await checkPage(signatory, "decision-list-wrong");
  for (const box of await signatory.getByLabel(/^Выбрать: /).all()) await box.check();
  await submit(signatory, "Подписать выбранные");
  await follow(signatory, "подписать по очереди");
  assert.ok((await text(signatory)).includes(number), "what is due first comes first");
  assert.match(await text(signatory), /После этого письма ещё 1\s+письмо/);
  await checkPage(signatory, "decision-sign-in-turn");
  await signByUpload(signatory, program.person("ministry-signatory"), program.folder);
  assert.match(await text(signatory), /№ АК-1\/\d{4}/, "the next one is led to");
  await signByKeyFile(signatory, program.person("ministry-signatory"));
  assert.match(signatory.url(), /\/accreditation\/decisions\?signed=\d+$/, await text(signatory));
  assert.match(await text(signatory), /Подписывать нечего/);

  await at(applicant, address);
  assert.match(await text(applicant), /В услуге отказано/);
  assert.match(await text(applicant), /Не названо, в каком документе ошибка/);
  assert.match(await text(applicant), /Как пожаловаться/);
  await checkPage(applicant, "decision-refused");
  const again = await submit(applicant, "Новое заявление по этому отказу");
  assert.match(again, /^\/accreditation\/applications\/\d+$/);
  assert.notEqual(again, draft);
  await follow(applicant, "Что исправить");
  assert.equal(await applicant.inputValue("#document"), "Запись № 3");
  assert.deepEqual([applicant, registrar, officer, signatory].flatMap(({ faults }) => faults).filter((fault) => !/422|409/.test(fault)), []);
});
