// Around the cases: what the ministry tells of itself, the rating of the service and its figures, a substitute, «что если», a forecast.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerAll, at, begin, file, fill, fillIn, follow, passOn, sendToSign, signDecision, specialist, text } from "./accreditation.mjs";
import { pageOf, startDemo, submit } from "./demo.mjs";
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

const russian = (days) => new Date(Date.now() + (days * 24 + 3) * 3_600_000).toISOString().slice(0, 10).split("-").reverse().join(".");
const nothingWrong = (...pages) => assert.deepEqual(pages.flatMap(({ faults }) => faults).filter((fault) => !/422|409/.test(fault)), []);

test("ACR-15 an administrator tells addresses, hours and officials, and everybody reads them", async () => {
  const administrator = await pageOf(browser, program, "administrator");
  await at(administrator, program, "/admin/service-facts");
  await checkPage(administrator, "facts");
  await fill(administrator, { address: "127994, г. Москва, Примерная ул., д. 1", email: "не почта", phones: "+7 495 000-00-01\n+7 495 000-00-02",
    hours: "Понедельник–четверг: 9:00–18:00\nПятница: 9:00–16:45", officials: "Начальник отдела Образцов О. О., +7 495 000-00-03" });
  await submit(administrator, "Сохранить");
  assert.match(await text(administrator), /Напишите адрес так/);
  assert.match(await administrator.inputValue("#phones"), /00-02/, "what was typed is kept");
  await checkPage(administrator, "facts-wrong");
  await fill(administrator, { email: "info@ministry.example" });
  const other = await administrator.context().newPage();
  await other.goto(`${program.baseUrl}/admin/service-facts`);
  await submit(administrator, "Сохранить");
  assert.match(await text(administrator), /Кто и когда менял/);
  await other.fill("#hours", "Закрыто");
  await submit(other, "Сохранить");
  assert.match(await other.locator("main").innerText(), /изменили, пока вы их правили/);
  assert.equal(await other.inputValue("#hours"), "Закрыто");
  await other.close();
  const anybody = await pageOf(browser, program, "");
  await at(anybody, program, "/accreditation");
  assert.match(await text(anybody), /Примерная ул\., д\. 1[\s\S]*Пятница: 9:00–16:45/);
  await checkPage(anybody, "facts-shown");
  nothingWrong(administrator, anybody);
});

test("ACR-06, ACR-14, PLT-02 a substitute decides for an absent officer, the applicant rates the service, the head reads the figures", async () => {
  const head = await pageOf(browser, program, "ministry");
  await at(head, program, "/accreditation/load");
  await checkPage(head, "load");
  await follow(head, "Замещение на время отсутствия");
  await submit(head, "Назначить замещение");
  assert.match(await text(head), /Выберите из списка/);
  await checkPage(head, "substitutes-wrong");
  const choose = async (id, name) => head.selectOption(`#${id}`, { label: (await head.locator(`#${id} option`).allInnerTexts()).find((each) => name.test(each)) });
  await choose("officer", /Черёмухина/);
  await choose("substitute", /^(?!Черёмухина|Выберите)/);
  await fill(head, { from: russian(0), until: russian(3) });
  await submit(head, "Назначить замещение");
  assert.match(await text(head), /Прекратить/);
  await checkPage(head, "substitutes");

  const applicant = await pageOf(browser, program, "employer3-viewer");
  const draft = await begin(applicant, program, "Зарегистрироваться в реестре");
  await fillIn(applicant, program, draft, {
    fields: { place: "г. Пермь, Хлебная ул., д. 5", founding_documents: "Пункт 3.2 устава", premises: "Учебный класс", reference_base: "Справочная система",
      archive_rules: "Приказ № 1", site: "example.test" },
    ticked: ["Обучение работодателей и работников вопросам охраны труда", "Оказание первой помощи пострадавшим", "Руководитель организации"],
    specialists: [specialist] });
  const { number, address } = await file(applicant, program, draft, (page) => signByKeyFile(page, program.person("employer3-viewer")));
  await passOn(head, program, number);

  const officer = await pageOf(browser, program, "ministry-officer");
  await at(officer, program, "/accreditation/queue");
  await follow(officer, number);
  await follow(officer, "Что если: как изменится срок");
  await checkPage(officer, "what-if");
  await fill(officer, { extended: "много" });
  await submit(officer, "Посчитать");
  assert.match(await text(officer), /Напишите число от 0 до 365/);
  await checkPage(officer, "what-if-wrong");
  await officer.selectOption("#clock", { label: "Принять решение" }).catch(() => officer.selectOption("#clock", { index: 1 }));
  await fill(officer, { extended: "5" });
  await submit(officer, "Посчитать");
  assert.match(await text(officer), /Тогда[\s\S]*позже/);
  await checkPage(officer, "what-if-answer");

  // Whoever substitutes in the demo is the one who holds all of the ministry's rights.
  await at(head, program, "/accreditation/queue");
  assert.match(await text(head), /за: Черёмухина/);
  await checkPage(head, "queue-of-an-absent-officer");
  await follow(head, number);
  await follow(head, "Проверка по критериям");
  await answerAll(head);
  await submit(head, "Сохранить и перейти к проекту");
  await head.getByLabel("Оказать услугу", { exact: true }).check();
  await submit(head, "Продолжить");
  await head.selectOption("#region", "59");
  await sendToSign(head);
  const signatory = await pageOf(browser, program, "ministry-signatory");
  await signDecision(signatory, program, number, (page) => signByKeyFile(page, program.person("ministry-signatory")));

  await at(applicant, program, address);
  await follow(applicant, "Оценить услугу");
  await checkPage(applicant, "rating");
  await submit(applicant, "Отправить оценку");
  assert.match(await text(applicant), /Поставьте оценку/);
  await checkPage(applicant, "rating-wrong");
  for (const id of ["timeliness", "competence", "information", "filing"]) await applicant.locator(`input[name=${id}][value="4"]`).check();
  await applicant.fill("#comment", "Показывайте, кто сейчас смотрит дело.");
  await submit(applicant, "Отправить оценку");
  assert.match(await text(applicant), /Ваша оценка записана[\s\S]*4 из 5/);
  await checkPage(applicant, "rating-given");

  await at(head, program, "/accreditation/figures");
  assert.match(await text(head), /Оценка сроков[\s\S]*4,3 из 5/);
  await checkPage(head, "service-figures");
  await at(head, program, "/accreditation/load/substitutes");
  await submit(head, /Прекратить/);
  await at(head, program, "/accreditation/queue");
  assert.doesNotMatch(await text(head), /за: Черёмухина/);
  nothingWrong(head, applicant, officer, signatory);
});
