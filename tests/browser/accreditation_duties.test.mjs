// The four duties of the accreditation office, each in a cabinet of its own (ACC-10): the menu says what the person does, and nothing that
// a page of the cabinet leads to is refused.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pageOf, startDemo } from "./demo.mjs";
import { launchBrowser } from "./support.mjs";

let browser, site;
before(async () => {
  site = await startDemo();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const duties = {
  "ministry-registrar": ["Журнал заявлений", "Отправить почтой", "Запросы в ведомства"],
  "ministry-officer": ["Журнал заявлений", "Мои дела", "Запросы в ведомства"],
  "ministry-signatory": ["Журнал заявлений", "Запросы в ведомства", "Решения на подпись"],
  "ministry-head": ["Журнал заявлений", "Отправить почтой", "Запросы в ведомства", "Нагрузка исполнителей", "Показатели аккредитации",
    "Аккредитованные организации", "Жалобы", "Проверки"],
};
const ofEveryCabinet = ["Мои данные", "Мои сертификаты", "Оповещения"];

// Numbers and codes of an address, so that pages of one kind are visited a few times and not each.
const kindOf = ({ pathname }) => pathname.replaceAll(/\/(\d+|[A-Z0-9-]{8,})(?=\/|$)/g, "/…");
const mostOfAKind = 4;

async function visitAll(page) {
  const queue = [new URL("/account", site.baseUrl)], seen = new Set(queue.map(String)), visits = new Map();
  for (let url; (url = queue.shift());) {
    const kind = kindOf(url);
    visits.set(kind, (visits.get(kind) ?? 0) + 1);
    if (visits.get(kind) > mostOfAKind) continue;
    const answer = await page.request.get(url.href);
    assert.equal(answer.status(), 200, url.pathname);
    if (!answer.headers()["content-type"].startsWith("text/html")) continue;
    await page.goto(url.href);
    for (const href of await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.href))) {
      const next = new URL(href);
      if (next.origin !== site.baseUrl || seen.has(next.pathname)) continue;
      seen.add(next.pathname);
      queue.push(next);
    }
  }
  return visits;
}

test("ACC-10 each duty of the office has its menu, and nothing that its pages lead to is refused", async (all) => {
  for (const [folder, menu] of Object.entries(duties))
    await all.test(folder, async () => {
      const page = await pageOf(browser, site, folder);
      await page.goto(`${site.baseUrl}/account`);
      const shown = await page.getByRole("navigation", { name: "Разделы кабинета" }).getByRole("link").allInnerTexts();
      assert.deepEqual(shown.filter((title) => !ofEveryCabinet.includes(title)), menu);
      const visits = await visitAll(page);
      assert.ok(visits.has("/accreditation/office/…"), "no case was opened");
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
});

test("ACC-10 what belongs to another duty is not offered, and refused where its address is typed", async () => {
  const officer = await pageOf(browser, site, "ministry-officer");
  await officer.goto(`${site.baseUrl}/accreditation/office`);
  assert.equal(await officer.getByText("Внести заявление с бумаги").count(), 0);
  const answer = await officer.goto(`${site.baseUrl}/accreditation/office/paper`);
  assert.equal(answer.status(), 403);
  const registrar = await pageOf(browser, site, "ministry-registrar");
  await registrar.goto(`${site.baseUrl}/accreditation/office`);
  assert.equal(await registrar.getByText("Внести заявление с бумаги").count(), 1);
  assert.equal((await registrar.goto(`${site.baseUrl}/accreditation/decisions`)).status(), 403);
});
