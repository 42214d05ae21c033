// PLT-09: the program by keyboard alone, without JavaScript, on paper, and with what is too long, too much or not there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addOrganisation, signInByUpload } from "./people.mjs";
import { centre1, pageOf, row, startDemo, submit, uploadRows } from "./demo.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser, program, preparer, signer;

before(async () => {
  program = await startDemo({ records: 2000 });
  browser = await launchBrowser();
  preparer = await pageOf(browser, program, "centre1-preparer");
  signer = await pageOf(browser, program, "centre1-signer");
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

const at = (page, address) => page.goto(program.baseUrl + address);
const words = (page) => page.locator("main").innerText();

// Every stop of the Tab key from the top of the page, with what shows that the focus is there.
async function tabStops(page) {
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  const stops = [];
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      if (element.dataset.tabStop) return null;
      element.dataset.tabStop = "1";
      const look = () => { const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(element); return [outlineStyle === "none" ? "" : outlineWidth, boxShadow, backgroundColor, borderColor].join(); };
      const box = element.getBoundingClientRect(), focused = look();
      element.blur();
      const plain = look();
      element.focus();
      return { html: element.outerHTML.slice(0, 100), seen: focused !== plain, top: box.top + window.scrollY, width: box.width, height: box.height };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

for (const [name, address] of [["pending records", "/training/pending"], ["sets", "/training/sets"], ["a form", "/training/pending/new"], ["the registry", "/training/registry"], ["signing in", "/sign-in"]])
  test(`PLT-09 by Tab alone: every stop of ${name} shows the focus`, async () => {
    await preparer.setViewportSize({ width: 1280, height: 900 });
    await at(preparer, address);
    const stops = await tabStops(preparer);
    assert.ok(stops.length > 8, `only ${stops.length} stops`);
    assert.match(stops[0].html, /govuk-skip-link/);
    assert.deepEqual(stops.filter(({ seen }) => !seen).map(({ html }) => html), []);
  });

test("PLT-09 the first stop skips to the content", async () => {
  await at(preparer, "/training/pending");
  await preparer.keyboard.press("Tab");
  await preparer.keyboard.press("Enter");
  // A browser moves to the fragment after the key is handled; in time, or this fails.
  await preparer.waitForFunction(() => document.activeElement.id === "main");
  await preparer.keyboard.press("Tab");
  assert.ok(await preparer.evaluate(() => document.activeElement.closest("main") !== null));
});

test("PLT-09 «Добавить» and «Действия» open, are walked through and close by keyboard", async () => {
  for (const [page, address, menu, item] of [[preparer, "/training/pending", "Добавить ▾", "Добавить запись"], [signer, "/training/sets?state=formed", "Действия ▾", "Внести в реестр"]]) {
    await at(page, address);
    await page.getByText(menu).first().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), item);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".ob-menu[open]").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), menu);
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.notEqual(new URL(page.url()).pathname, address);
  }
});

test("PLT-09 without JavaScript: signing in, a record, a set, a search, an extract", async () => {
  const page = await pageOf(browser, program, "", { javaScriptEnabled: false });
  await signInByUpload(page, program.baseUrl, program.person("employer1-signer"), program.folder);
  await at(page, "/training/pending");
  await page.getByText("Добавить ▾").click();
  await page.getByRole("link", { name: "Добавить запись" }).click();
  for (const [id, value] of Object.entries({ last_name: "Бессценарная", first_name: "Нина", employer_name: "АО «Демостальмонтаж»", employer_inn: row(centre1)[6],
    position: "Мастер", protocol_number: "9/26", checked_on: "13.01.2026" })) await page.fill(`#${id}`, value);
  await page.selectOption("#programme", { index: 2 });
  await page.selectOption("#outcome", "Успешно");
  await submit(page, "Сохранить");
  await page.getByLabel("Выбрать: Бессценарная Нина").check();
  await submit(page, "Сформировать набор");
  await page.getByText("Действия ▾").click();
  assert.ok(await page.getByRole("link", { name: "Внести в реестр" }).isVisible());
  await submit(page, "Отозвать");
  assert.match(await words(page), /отозван/);
  await at(page, "/training/registry");
  await page.getByText("Поиск и фильтры").click();
  await page.fill("#last_name", "Ельников");
  await submit(page, "Найти");
  assert.match(await words(page), /Найдено: [1-9]/);
  await page.locator("tbody a").first().click();
  await submit(page, "Получить выписку");
  assert.match(await words(page), /Код выписки/);
});

test("PLT-09 on paper an extract and a receipt are the content alone", async () => {
  await at(signer, "/training/registry");
  await signer.locator("tbody a").first().click();
  await submit(signer, "Получить выписку");
  const extract = signer.url();
  await at(signer, "/training/sets?state=entered");
  await signer.locator("tbody a").first().click();
  await signer.getByRole("link", { name: "Квитанция" }).click();
  for (const [name, address] of [["receipt", signer.url()], ["extract", extract]]) {
    await signer.goto(address);
    await signer.emulateMedia({ media: "print" });
    for (const hidden of [".ob-header", ".ob-navigation", ".ob-footer", ".govuk-button", ".govuk-back-link"])
      assert.equal(await signer.locator(hidden).filter({ visible: true }).count(), 0, `${name}: ${hidden} on paper`);
    assert.ok(await signer.locator("h1").isVisible());
    await signer.setViewportSize({ width: 760, height: 1000 });
    await signer.screenshot({ path: `${program.folder}/print.png` });
    await signer.emulateMedia({ media: "screen" });
  }
  await signer.setViewportSize({ width: 1280, height: 900 });
});

test("PLT-09 200 letters without a space, long Cyrillic file names and many rows fit both widths", async () => {
  const endless = "Щ".repeat(100), title = "Ж".repeat(200);
  const rows = Array.from({ length: 60 }, (_, i) => row(centre1, { "Фамилия": endless, "Имя": endless, "Наименование работодателя": title, "Должность": title, "Номер протокола": `длинный-${i}` }));
  rows.push(row(centre1, { "Должность": "", "Номер протокола": "Ы".repeat(140) }));
  await uploadRows(preparer, program, `${"Очень_длинное_имя_файла_".repeat(5)}.xlsx`, rows);
  await checkPage(preparer, "long-import");
  await at(preparer, "/training/imports");
  await checkPage(preparer, "long-imports");
  await preparer.goBack();
  await preparer.getByRole("button", { name: "Внести только верные строки" }).click();
  await preparer.getByRole("button", { name: /Внести 60/ }).click();
  const set = preparer.getByRole("link", { name: /Открыть набор/ });
  await set.waitFor({ timeout: 30_000 });
  await set.click();
  await checkPage(preparer, "long-set");
  await at(signer, `${new URL(preparer.url()).pathname}/sign`);
  await checkPage(signer, "long-sign-set");
});

test("PLT-09 a thousand rows are paged through and back to the beginning", async () => {
  await at(signer, "/training/registry");
  assert.match(await words(signer), /Найдено: 1\s\d{3}\sзапис/);
  const first = await signer.locator("tbody a").first().innerText();
  await signer.getByRole("link", { name: /Дальше/ }).click();
  assert.notEqual(await signer.locator("tbody a").first().innerText(), first);
  await checkPage(signer, "registry-second-page");
  await signer.getByRole("link", { name: /К началу/ }).click();
  assert.equal(await signer.locator("tbody a").first().innerText(), first);
});

test("PLT-09 a list with nothing in it says what to do", async () => {
  const administrator = await pageOf(browser, program, "administrator");
  await addOrganisation(administrator, program.baseUrl, { name: "АНО «Новичок»", inn: "7710474375", kind: "training-centre" });
  await at(administrator, "/admin/accounts");
  await administrator.getByText("Поиск и фильтры").click();
  await administrator.fill("#wanted", "Никто");
  await submit(administrator, "Найти");
  assert.match(await administrator.locator(".ob-empty").innerText(), /Измените поиск/);
  await administrator.fill("#wanted", "Листвина");
  await submit(administrator, "Найти");
  assert.doesNotMatch(administrator.url(), /%D0/i, "no name in an address");
  await administrator.locator("tbody a").first().click();
  await administrator.locator("#inn").waitFor();
  await administrator.goBack();
  assert.equal(await administrator.locator("tbody tr").count(), 1, "what was found is there again");
  await administrator.locator("tbody a").first().click();
  await administrator.fill("#inn", "7710474375");
  await administrator.selectOption("#role", "provider-preparer");
  await submit(administrator, "Дать кабинет");
  const newcomer = await pageOf(browser, program, "centre1-preparer");
  await at(newcomer, "/account/cabinet");
  await submit(newcomer, /АНО «Новичок»/);
  for (const [name, address, advice] of [["pending", "/training/pending", /Добавьте запись или загрузите файл/], ["imports", "/training/imports", /Загруз/],
    ["sets", "/training/sets", /Набор появится, когда/], ["registry", "/training/registry", /появятся|подпишете/]]) {
    await at(newcomer, address);
    assert.match(await newcomer.locator(".ob-empty").innerText(), advice, name);
    await checkPage(newcomer, `empty-${name}`);
  }
  for (const address of ["/admin/organisations?wanted=Никто", "/admin/audit?action=none"]) {
    await at(administrator, address);
    assert.match(await administrator.locator(".ob-empty").innerText(), /\S/, address);
  }
});

test("PLT-09 pages of what is not there, not allowed or too large are in words and lead on", async () => {
  const page = await pageOf(browser, program, "employer2-viewer");
  for (const [name, address, status, said] of [["not-found", "/training/none", 404, /Такой страницы нет/], ["others-record", "/training/registry/1-0", 404, /Такой записи нет/],
    ["forbidden", "/admin/accounts", 403, /Сюда вам нельзя/]]) {
    const answer = await at(page, address);
    assert.equal(answer.status(), status);
    assert.match(await words(page), said);
    await checkPage(page, `answer-${name}`);
    await page.getByRole("link", { name: "На главную страницу" }).click();
    assert.match(await words(page), /Ваши разделы/);
  }
  const large = await page.request.post(`${program.baseUrl}/check`, { form: { number: "1".repeat(2 << 20) } });
  assert.equal(large.status(), 413);
  assert.match(await large.text(), /[а-я]{4}/, "in words");
});
