// A signatory signs several decisions by one press: each letter is read with its number, the key is opened once, and a lost
// connection in the middle loses nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, examine, file, fillIn, follow, passOn, sendToSign, text } from "./accreditation.mjs";
import { pageOf, startDemo, submit } from "./demo.mjs";
import { signByKeyFile } from "./people.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

let browser, site, applicant, registrar, officer, signatory;

before(async () => {
  site = await startDemo();
  browser = await launchBrowser();
  applicant = await pageOf(browser, site, "centre1-signer");
  registrar = await pageOf(browser, site, "ministry");
  officer = await pageOf(browser, site, "ministry-officer");
  signatory = await pageOf(browser, site, "ministry-signatory");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const key = () => site.person("ministry-signatory");
const letters = () => signatory.locator("[data-letter]");

async function waitsForSignature(correction) {
  await at(applicant, site, "/accreditation/variants/7");
  const draft = await submit(applicant, "Заполнить заявление");
  await fillIn(applicant, site, draft, { fields: { document: "Запись № 3", correction }, ticked: ["Руководитель организации"] });
  const { number } = await file(applicant, site, draft, (page) => signByKeyFile(page, site.person("centre1-signer")));
  await passOn(registrar, site, number);
  await examine(officer, site, number, "Отказать", ["сведения, необходимые"]);
  await officer.fill("#reason-information_missing", "Не названо, в каком документе ошибка.");
  await sendToSign(officer);
  return number;
}

async function choose(numbers) {
  await at(signatory, site, "/accreditation/decisions");
  for (const number of numbers) await signatory.getByLabel(`Выбрать: ${number}`).check();
  await submit(signatory, "Подписать выбранные");
  assert.match(signatory.url(), /\/accreditation\/decisions\/together\?cases=\d+,\d+,\d+/);
}

async function press(password = key().password) {
  await signatory.setInputFiles("[data-key-file]", key().p12);
  await signatory.fill("[data-key-password]", password);
  await signatory.getByRole("button", { name: "Подписать", exact: true }).click();
}

const said = (words) => signatory.getByText(words).first().waitFor();

test("ACR-11 three decisions are signed by one press, and a lost connection in the middle loses nothing", async () => {
  const numbers = [];
  for (const correction of ["Было «Маяк», должно быть «Маяк-Демо»", "Было 1, должно быть 2", "Было «ё», должно быть «е»"])
    numbers.push(await waitsForSignature(correction));

  await choose(numbers);
  assert.match(await text(signatory), /Подписать 3\s+решения/);
  for (const number of numbers) assert.ok((await text(signatory)).includes(number), number);
  const first = Number(/АК-И-(\d+)/.exec(await text(signatory))[1]);
  for (const [index, summary] of (await letters().locator("summary").all()).entries()) {
    await summary.click();
    assert.match(await letters().nth(index).innerText(), new RegExp(`№ АК-И-${first + index}/\\d{4}[\\s\\S]*Не названо, в каком документе ошибка`));
  }
  await checkPage(signatory, "decision-together");

  await press("не тот");
  await said("Пароль не подходит к файлу ключа");
  assert.equal(await signatory.locator("[data-signed]").count(), 0);

  // The second letter is sent into a dead line.
  let posts = 0;
  await signatory.route("**/accreditation/decisions/*/sign?*", (route) => (++posts === 2 ? route.abort() : route.continue()));
  await press();
  await said("Подписано: 1 из 3. Дальше не пошли.");
  assert.match(await letters().nth(0).innerText(), /Подписано\./);
  assert.match(await letters().nth(1).innerText(), /Связь прервалась/);
  await checkPage(signatory, "decision-together-broken");
  await signatory.unroute("**/accreditation/decisions/*/sign?*");

  await signatory.fill("[data-key-password]", key().password);
  await signatory.getByRole("button", { name: "Подписать", exact: true }).click();
  await said("Подписано: 2 из 2.");
  assert.equal(await signatory.locator("[data-signed]").count(), 3);
  assert.match(await signatory.evaluate(() => document.activeElement.textContent), /К списку решений/);
  await checkPage(signatory, "decision-together-signed");

  await at(signatory, site, "/accreditation/decisions");
  for (const number of numbers) assert.ok(!(await text(signatory)).includes(number), number);
  for (const number of numbers) {
    await at(applicant, site, "/accreditation/applications");
    await Promise.all([applicant.waitForNavigation(), applicant.getByRole("link", { name: number }).click()]);
    assert.match(await text(applicant), /В услуге отказано/);
  }
});

test("ACR-11 what another tab has signed meanwhile ends the press, and the rest is shown anew", async () => {
  const numbers = [];
  for (const correction of ["Было 3, должно быть 4", "Было 5, должно быть 6", "Было 7, должно быть 8"]) numbers.push(await waitsForSignature(correction));
  await choose(numbers);
  const other = await signatory.context().newPage();
  await at(other, site, await letters().nth(0).locator("a").getAttribute("href"));
  await follow(other, "Перейти к подписанию");
  await signByKeyFile(other, key());
  assert.match(other.url(), /\/accreditation\/decisions\?signed=\d+$/);
  await other.close();

  await press();
  await said("Подписано: 0 из 3. Дальше не пошли. Решение уже подписано");
  await checkPage(signatory, "decision-together-overtaken");
  await Promise.all([signatory.waitForNavigation(), signatory.getByRole("link", { name: "Показать неподписанные письма, какие они теперь" }).click()]);
  assert.match(await text(signatory), /Подписать 2\s+решения/);
  assert.match(await text(signatory), /Заявление № АК-\d+\/\d{4}: Решение уже подписано/);
  await press();
  await said("Подписано: 2 из 2.");
  const faults = [applicant, registrar, officer, signatory].flatMap((page) => page.faults);
  assert.deepEqual(faults.filter((fault) => !/409|ERR_FAILED/.test(fault)), []);
});
