// PLT-09: every page of every cabinet, reached by the links that people have, at both widths. A page that no one reaches, or
// that is on nobody's list below, fails the test.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { centre1, centre2, pageOf, routesOf, row, startDemo, submit, uploadRows } from "./demo.mjs";
import { checkPage, launchBrowser } from "./support.mjs";

// Answers that are no pages: files, pictures, data for programs.
const notPages = ["/api/v1/openapi.json", "/ledger/head", "/ledger/consistency", "/ledger/key.pem", "/sign-in/challenge/{challenge}", "/sign-in/esia/callback",
  "/admin/audit/export", "/admin/audit/export.xlsx", "/account/data.json", "/account/certificates/add/challenge/{challenge}",
  "/account/certificates/{certificate}/file",
  "/account/second-factor/qr.png", "/sign-in/second-factor/qr.png",
  "/applications/{request}/certificate", "/applications/{request}/ca-certificate",
  "/admin/authorities/{authority}/file", "/admin/authorities/changes/{change}/file", "/ministry/acts/{draft}/bytes", "/ministry/acts/{draft}/document", "/ministry/acts/{draft}/receipt.json",
  "/ministry/acts/{draft}/signature", "/ministry/disputes/{dispute}/file", "/ministry/figures.csv", "/training/acts/{draft}/bytes", "/training/acts/{draft}/document",
  "/training/acts/{draft}/receipt.json", "/training/acts/{draft}/signature", "/training/extracts/{code}/extract.docx",
  "/training/due/export.xlsx", "/training/extracts/{code}/qr.png", "/training/imports/{import}/errors.xlsx", "/training/imports/{import}/faults.txt",
  "/training/reference/template-import.xlsx",
  "/training/reference/template-reimport.xlsx", "/training/registry/export.xlsx", "/training/sets/{set}/bytes",
  "/accreditation/registry/{number}/log/{version}", "/accreditation/applications/{application}/bytes", "/accreditation/applications/{application}/files/{file}",
  "/accreditation/applications/{application}/import/{table}/rows.xlsx", "/accreditation/cases/{case}/deadlines.ics",
  "/accreditation/complaints/{complaint}/files/{file}", "/accreditation/supervision/complaints/{complaint}/files/{file}",
  "/accreditation/cases/{case}/documents/{document}", "/accreditation/office/{case}/documents/{document}",
  "/accreditation/queue/{case}/documents/{document}", "/accreditation/decisions/{case}/documents/{document}", "/accreditation/decisions/{case}/bytes",
  "/accreditation/queue/{case}/mended", "/accreditation/decisions/{case}/mended",
  "/accreditation/applications/{application}/application.docx", "/accreditation/office/{case}/application.docx",
  "/accreditation/applications/{application}/pdf/file", "/accreditation/office/{case}/pdf/file", "/accreditation/cases/{case}/documents/{document}/pdf/file",
  "/accreditation/office/{case}/documents/{document}/pdf/file", "/accreditation/queue/{case}/letter.docx", "/robots.txt", "/sitemap.xml", "/sitemaps/{part}",
  "/admin/templates/{template}/file", "/admin/templates/{template}/built-in", "/admin/templates/{template}/preview", "/admin/templates/{template}/versions/{version}",
  "/accreditation/requests/{request}/answers/{answer}/scan",
  "/accreditation/registry.csv", "/accreditation/registry.json", "/accreditation/registry.xlsx", "/training/sets/{set}/receipt.json", "/training/sets/{set}/records.xlsx", "/training/sets/{set}/signature",
  "/training/sets/{set}/signed-file", "/training/sets/{set}/with-numbers.xlsx", "/training/sets/{set}/{part}"];

// Pages that no link leads to, or none in the demo: passwords.test.mjs looks at them.
const lookedAtElsewhere = ["/account/second-factor", "/sign-in/new-password/{link}", "/sign-in/second-factor", "/sign-in/second-factor/set-up"];

const open = ["/", "/accessibility", "/accreditation", "/accreditation/apply", "/accreditation/registry", "/accreditation/registry/{number}", "/accreditation/variants/{variant}", "/apply", "/apply/consent", "/apply/status", "/check", "/help", "/personal-data", "/reference", "/training/reference", "/sign-in", "/sign-in/password", "/sign-in/reset"];
const own = ["/account", "/account/api-keys", "/account/cabinet", "/account/certificates", "/account/certificates/add", "/account/certificates/{certificate}",
  "/account/certificates/{certificate}/remove", "/account/consent", "/account/contacts", "/account/data", "/account/email", "/account/notifications",
  "/account/password", "/account/sessions"];
const anyRole = ["/roles"];
const registry = ["/training/registry", "/training/registry/{number}"];
const due = ["/training/due", "/training/due/reminders"];
const sets = ["/training/sets", "/training/sets/{set}", "/training/sets/{set}/receipt"];
const applying = ["/accreditation/complaints", "/accreditation/complaints/new", "/accreditation/applications", "/accreditation/applications/{application}/pdf",
  "/accreditation/applications/{application}/print"];
const draft = ["/accreditation/applications/{application}", "/accreditation/applications/{application}/check", "/accreditation/applications/{application}/documents",
  "/accreditation/applications/{application}/sections/{section}"];
const letter = ["/accreditation/cases/{case}/documents/{document}/pdf", "/accreditation/cases/{case}/letter"];
const ownCase = ["/accreditation/cases/{case}", "/accreditation/cases/{case}/receipt"];
const signing = ["/accreditation/applications/{application}/sign", "/accreditation/cases/{case}/withdraw"];
const supervising = ["/accreditation/supervision/complaints", "/accreditation/supervision/complaints/add", "/accreditation/supervision/complaints/{complaint}",
  "/accreditation/supervision/inspections", "/accreditation/supervision/inspections/add", "/accreditation/supervision/inspections/{inspection}"];
const onPaper = ["/accreditation/office/paper", "/accreditation/office/paper/{variant}", "/accreditation/office/{case}/application",
  "/accreditation/office/{case}/application/{section}", "/accreditation/office/{case}/scans", "/accreditation/office/{case}/withdrawal", "/accreditation/post", "/accreditation/post/{mailing}"];
const deciding = ["/accreditation/load", "/accreditation/figures", "/accreditation/load/substitutes", "/accreditation/office/{case}/officer", "/accreditation/queue", "/accreditation/queue/{case}", "/accreditation/queue/{case}/what-if", "/accreditation/office/{case}/documents", "/accreditation/queue/{case}/documents", "/accreditation/decisions/{case}/documents",
  "/accreditation/queue/{case}/checklist", "/accreditation/queue/{case}/draft", "/accreditation/queue/{case}/letter", "/accreditation/decisions",
  "/accreditation/decisions/{case}", "/accreditation/decisions/{case}/sign", "/accreditation/decisions/together"];
const preparing = ["/training/import", "/training/imports", "/training/imports/{import}", "/training/imports/{import}/right-rows",
  "/training/pending", "/training/pending/new", "/training/pending/{record}"];
const cabinets = {
  nobody: { pages: [...open, "/accreditation/letters/{code}", "/check/{code}"] },
  preparer: { folder: "centre1-preparer", pages: [...open, ...own, ...anyRole, ...registry, ...due, ...sets, ...preparing, ...applying, ...draft, "/accreditation/complaints/{complaint}", ...ownCase] },
  signer: {
    folder: "centre1-signer",
    pages: [...open, ...own, ...anyRole, ...registry, ...due, ...sets, ...preparing, "/check/{code}", "/training/acts/{draft}", "/training/extracts/{code}",
      "/training/registry/{number}/annul", "/training/registry/{number}/correct", "/training/sets/{set}/sign",
      ...applying, ...draft, "/accreditation/applications/{application}/import/{table}", "/accreditation/complaints/{complaint}", ...ownCase, ...letter, "/accreditation/cases/{case}/rating", ...signing],
  },
  employer: { folder: "employer2-viewer", pages: [...open, ...own, ...anyRole, ...registry, ...due, ...applying, ...ownCase, "/accreditation/cases/{case}/withdraw"] },
  organisationAdministrator: { folder: "centre1-administrator", pages: [...open, ...own, ...anyRole, "/people", "/people/add", "/people/{account}", ...applying, ...draft, "/accreditation/complaints/{complaint}", ...ownCase, ...signing] },
  ministry: {
    folder: "ministry",
    pages: [...open, ...own, ...anyRole, ...registry, ...sets, "/accreditation/keep", "/accreditation/keep/add", "/accreditation/keep/{number}/{step}", "/accreditation/office", "/accreditation/office/{case}", "/accreditation/office/{case}/documents/{document}/pdf", "/accreditation/office/{case}/pdf", "/accreditation/office/{case}/print", ...deciding, ...onPaper, ...supervising,
      "/accreditation/requests", "/accreditation/requests/{request}", "/accreditation/requests/{request}/paper", "/ministry", "/ministry/acts/{draft}", "/ministry/disputes", "/ministry/disputes/{dispute}",
      "/ministry/figures", "/ministry/validity", "/ministry/accreditation-check", "/ministry/validity/{programme}", "/ministry/providers", "/ministry/providers/{organisation}", "/ministry/records/{number}/annul"],
  },
  administrator: {
    folder: "administrator",
    pages: [...open, ...own, ...anyRole, "/admin/accounts", "/admin/accounts/add", "/admin/accounts/{account}", "/admin/accounts/{account}/certificates/{certificate}/remove", "/admin/accounts/{account}/edit", "/admin/audit", "/admin/audit/checks/{check}", "/admin/authorities",
      "/admin/authorities/add", "/admin/calendar", "/admin/calendar/add-day-off", "/admin/calendar/add-transfer", "/admin/calendar/add-year", "/admin/calendar/changes/{change}", "/admin/authorities/changes", "/admin/authorities/changes/{change}", "/admin/authorities/{authority}", "/admin/jobs", "/admin/mail", "/admin/mail/{message}",
      "/admin/service-facts", "/admin/templates", "/admin/templates/{template}",
      "/admin/organisations", "/admin/organisations/add", "/admin/organisations/{organisation}", "/applications", "/applications/{request}"],
  },
};
for (const cabinet of Object.values(cabinets)) cabinet.from = ["/"]; // furnish() adds what only a form leads to

let browser, program, routes;

before(async () => {
  program = await startDemo();
  routes = routesOf(program).filter(({ method, pattern }) => method === "GET" && (!pattern.startsWith("/api/") || notPages.includes(pattern)))
    .map((route) => ({ ...route, regex: new RegExp(`^${route.pattern.replaceAll(/\{\w+\}/g, "[^/]+")}$`) }));
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

// The route's own words win over a part in braces.
const patternOf = (address) => routes.filter(({ regex }) => regex.test(address)).map(({ pattern }) => pattern)
  .sort((a, b) => a.split("{").length - b.split("{").length)[0];

// What the demo lacks: mistakes in a file, documents to sign, extracts, disputes, a letter.
async function furnish() {
  const preparer = await pageOf(browser, program, "centre1-preparer");
  await uploadRows(preparer, program, "с ошибками.xlsx", [row(centre1), row(centre1, { "Номер протокола": "" }), row(centre1, { "Имя": "3oя" })]);

  const signer = await pageOf(browser, program, "centre1-signer");
  const number = async () => signer.locator("tbody a").first().textContent();
  await signer.goto(`${program.baseUrl}/training/registry`);
  const taken = await number();
  await signer.goto(`${program.baseUrl}/training/registry/${encodeURIComponent(taken)}/annul`);
  await signer.fill("#reason", "Внесена по ошибке.");
  cabinets.signer.from.push(await submit(signer, "Перейти к подписанию"));
  await signer.goto(`${program.baseUrl}/training/registry`);
  await signer.locator("tbody a").first().click();
  const extract = await submit(signer, "Получить выписку");
  cabinets.signer.from.push(extract);
  cabinets.nobody.from.push(extract.replace("/training/extracts/", "/check/"));

  await signer.goto(`${program.baseUrl}/accreditation/applications`);
  const inState = (state) => signer.locator("tbody tr", { hasText: state }).getByRole("link").first().getAttribute("href");
  const open = await inState("Рассматривается"), decided = await inState("Услуга оказана");
  cabinets.signer.from.push(open, `${decided}/letter`);  // of cases the open one is looked at
  cabinets.ministry.from.push(open.replace("/cases/", "/office/"));
  await signer.goto(`${program.baseUrl}${decided}/letter`);
  cabinets.nobody.from.push(/\/accreditation\/letters\/\w+/.exec(await signer.locator("main").innerText())[0]);
  const copy = await signer.getByRole("link", { name: "Письмо в PDF" }).getAttribute("href");
  cabinets.ministry.from.push(copy.replace("/cases/", "/office/"));
  await signer.goto(`${program.baseUrl}/accreditation/complaints/new`);
  await signer.getByLabel("Нарушен срок").check();
  await signer.fill("#text", "Ответа нет.\nСрок прошёл.");
  await submit(signer, "Подать жалобу");
  await signer.goto(`${program.baseUrl}/accreditation/variants/1`);
  cabinets.signer.from.push(`${await submit(signer, "Заполнить заявление")}/import/specialists`);
  await signer.goto(`${program.baseUrl}/accreditation/variants/3`);
  const draftAt = await submit(signer, "Заполнить заявление");
  for (const [section, fields] of [["change", { change: "Адрес" }], ["contacts", { email: "a@example.test", phone: "+7 900 000-00-00" }]]) {
    await signer.goto(`${program.baseUrl}${draftAt}/sections/${section}`);
    for (const [id, value] of Object.entries(fields)) await signer.fill(`#${id}`, value);
    await submit(signer, "Сохранить и продолжить");
  }
  await signer.goto(`${program.baseUrl}${draftAt}/sections/signatory`);
  await signer.getByLabel("Руководитель организации").check();
  await submit(signer, "Сохранить и продолжить");

  await signer.goto(`${program.baseUrl}/accreditation/applications`);
  await Promise.all([signer.waitForNavigation(), signer.locator("tbody tr", { hasText: "Услуга оказана" }).getByRole("link").first().click()]);
  cabinets.signer.from.push(`${new URL(signer.url()).pathname}/rating`);

  const rival = await pageOf(browser, program, "centre2-preparer");
  await uploadRows(rival, program, "чужие номера.xlsx", ["0000001", "0000002"].map((last) =>
    row(centre2, { "Номер в реестре": taken.replace(/\d{7}$/, last), "Дата внесения в реестр": "15.01.2026", "Номер протокола": last })));

  const ministry = await pageOf(browser, program, "ministry");
  const year = new Date().getFullYear();
  await ministry.goto(`${program.baseUrl}/accreditation/supervision/inspections/add`);
  for (const [id, value] of Object.entries({ subject: "Сроки по вариантам 1 и 2", inspector: "Судьина А. А.", begins_on: `01.12.${year}`, ends_on: `04.12.${year}` }))
    await ministry.fill(`#${id}`, value);
  await submit(ministry, "Сохранить");
  await ministry.goto(`${program.baseUrl}/ministry/disputes`);
  await ministry.locator("tbody a").first().click();
  await ministry.fill("#decision", "Номер остаётся за первой организацией.");
  await submit(ministry, "Принять решение");
  await ministry.goto(`${program.baseUrl}/training/registry`);
  await ministry.locator("tbody a").nth(3).click();
  await ministry.getByText("Действия ▾").click();
  await ministry.getByRole("link", { name: "Аннулировать по решению" }).click();
  await ministry.fill("#decision_number", "12-р");
  await ministry.fill("#decision_date", "12.01.2026");
  await ministry.fill("#reason", "Нарушен порядок проверки знаний.");
  await ministry.setInputFiles("input[type=file]", { name: "Решение.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await submit(ministry, "Перейти к подписанию");
  cabinets.ministry.from.push(new URL(ministry.url()).pathname);
  await ministry.goto(`${program.baseUrl}/accreditation/office`);
  await Promise.all([ministry.waitForNavigation(), ministry.locator("tbody tr", { hasText: /Пример-Логистика/ }).getByRole("link").first().click()]);
  await submit(ministry, "Запросить сведения о специалистах");
  await ministry.goto(`${program.baseUrl}/accreditation/office`);
  cabinets.ministry.from.push("/accreditation/decisions/together?cases=1");  // led to by a form
  cabinets.ministry.from.push(await ministry.locator("tbody tr", { hasText: /Пример-Письмо/ }).getByRole("link").first().getAttribute("href"));
  const administrator = await pageOf(browser, program, "administrator");
  await administrator.goto(`${program.baseUrl}/admin/audit`);
  await submit(administrator, "Проверить журнал");
  await administrator.locator("#audit-check:not([hx-get])").waitFor({ timeout: 30_000 });
  await administrator.goto(`${program.baseUrl}/admin/calendar/add-day-off`);
  await administrator.fill("#to", "31.08.2027");
  await administrator.fill("#region", "16");
  await administrator.fill("#source", "Закон региона № 1");
  cabinets.administrator.from.push(await submit(administrator, "Сохранить и пересчитать сроки"));
  return { preparer, signer, employer: await pageOf(browser, program, "employer2-viewer"), ministry,
    organisationAdministrator: await pageOf(browser, program, "centre1-administrator"),
    administrator, nobody: await pageOf(browser, program, "") };
}

const alike = new Set();
// Each kind of page once: an address of the route, with the names of its query.
const kindOf = (url) => `${patternOf(url.pathname)} ${[...url.searchParams].map(([name, value]) => (name === "kind" ? value : name)).sort()}`;

async function visitAll(page, name, from) {
  const queue = from.map((address) => new URL(address, program.baseUrl)), seen = new Set(queue.map(kindOf)), reached = new Set();
  for (let url; (url = queue.shift());) {
    const pattern = patternOf(url.pathname);
    assert.ok(pattern, `${name}: a link leads to ${url.pathname}, which no route has`);
    if (notPages.includes(pattern)) continue;
    const answer = await page.goto(url.href);
    assert.equal(answer.status(), 200, `${name}: ${url.pathname}`);
    reached.add(pattern);
    // The pages that are alike for all are looked at once.
    if (!alike.has(kindOf(url))) await checkPage(page, `${name}${kindOf(url).replaceAll(/[^\wа-я-]+/gi, "-").replace(/-$/, "")}`);
    if (open.includes(pattern) || own.includes(pattern)) alike.add(kindOf(url));
    for (const href of await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.href))) {
      const next = new URL(href);
      if (next.origin !== program.baseUrl || seen.has(kindOf(next))) continue;
      seen.add(kindOf(next));
      queue.push(next);
    }
  }
  return [...reached].sort();
}

test("PLT-09 every page of every cabinet is accessible, fits 320 px and is on the list", async (all) => {
  const pages = await furnish();
  for (const [name, { from, pages: expected }] of Object.entries(cabinets))
    await all.test(name, async () => {
      assert.deepEqual(await visitAll(pages[name], name, from), [...expected].sort());
      assert.deepEqual(pages[name].faults, []);
    });
  await all.test("no page of the program is on nobody's list", () => {
    const listed = new Set([...notPages, ...lookedAtElsewhere, ...Object.values(cabinets).flatMap(({ pages: list }) => list)]);
    assert.deepEqual(routes.map(({ pattern }) => pattern).filter((pattern) => !listed.has(pattern)), []);
  });
});
