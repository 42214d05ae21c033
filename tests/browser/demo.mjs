// The demo's base and its people, for stories that need a furnished site: `obereg demo` in small.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { book, inn } from "../kill/workbook.mjs";
import { signInByKeyFile, upload } from "./people.mjs";
import { startProgram, watchFaults } from "./support.mjs";

export const centre1 = { name: "АНО ДПО «Учебный центр Маяк-Демо»", inn: inn("999900101") };
export const centre2 = { name: "ЧОУ ДПО «Школа охраны труда Ступень-Демо»", inn: inn("999900102") };

// `records`: how many stand in the registry, 1000 at least; `settings`: as startProgram takes them.
export async function startDemo({ records = 1000, settings } = {}) {
  const program = await startProgram({
    settings,
    prepare: (binary, options) => execFileSync(binary, ["demo", ...options, "--records", String(records)], { stdio: ["ignore", "ignore", "inherit"] }),
  });
  const key = (folder, file) => path.join(program.folder, "demo-keys", folder, file);
  const person = (folder) => ({ kind: folder.includes("gost") ? "gost" : "rsa", p12: key(folder, "key.p12"), password: "demo",
    key: key(folder, "key.pem"), certificate: key(folder, "certificate.pem") });
  return { ...program, person };
}

// A browser of one's own, signed in as that person of the demo; "" for nobody.
export async function pageOf(browser, program, folder, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, locale: "ru-RU", ...options });
  const page = await context.newPage();
  page.faults = watchFaults(page);
  if (folder) await signInByKeyFile(page, program.baseUrl, program.person(folder));
  return page;
}

const columns = ["Номер в реестре", "Фамилия", "Имя", "Отчество", "СНИЛС", "Наименование работодателя", "ИНН работодателя", "Должность",
  "Наименование организации, проводившей обучение", "ИНН организации, проводившей обучение", "Номер протокола", "Программа обучения",
  "Дата проверки знаний", "Результат", "Дата внесения в реестр", "Проверка знания требований охраны труда", "Аннулировано",
  "Дата аннулирования"];

// A row of a workbook for re-import, right in every cell save for what `cells` says otherwise.
export function row(centre, cells = {}) {
  const right = { "Номер в реестре": "Новый", "Фамилия": "Ясенева", "Имя": "Зоя", "Отчество": "Марковна", "Наименование работодателя": "ООО «Пример-Логистика»",
    "ИНН работодателя": inn("999900202"), "Должность": "Кладовщик", "Наименование организации, проводившей обучение": centre.name,
    "ИНН организации, проводившей обучение": centre.inn, "Номер протокола": "77/26", "Программа обучения": "Оказание первой помощи пострадавшим",
    "Дата проверки знаний": "12.01.2026", "Результат": "Успешно", "Проверка знания требований охраны труда": "Да" };
  return columns.map((column) => ({ ...right, ...cells })[column] ?? "");
}

export const workbookOf = (rows) => book([columns, ...rows]);

// Sends the rows in and waits on the import's page until they are checked.
export async function uploadRows(page, program, name, rows, kind = "reimport") {
  const file = path.join(program.folder, name);
  writeFileSync(file, workbookOf(rows));
  await upload(page, program.baseUrl, kind, file);
  await page.locator("#import-state:not([hx-get])").waitFor({ timeout: 30_000 });
}

// Presses that button and waits for the page it leads to.
export async function submit(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).first().click()]);
  return new URL(page.url()).pathname;
}

export async function saved(page, program, link) {
  const download = page.waitForEvent("download");
  await page.locator("main a", { hasText: link }).first().click();
  const file = path.join(program.folder, `${Date.now()}-${(await download).suggestedFilename()}`);
  await (await download).saveAs(file);
  return file;
}

export const routesOf = (program) => execFileSync(program.binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => {
  const [method, pattern, permission] = line.split(" ");
  return { method, pattern, permission };
});
