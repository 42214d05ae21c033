// What people do in the stories, step by step, as a person would.
import assert from "node:assert/strict";
import path from "node:path";
import { signFile } from "./pki.mjs";

export async function signInByKeyFile(page, baseUrl, person) {
  await page.goto(`${baseUrl}/sign-in`);
  await signByKeyFile(page, person);
}

export async function signInByUpload(page, baseUrl, person, folder) {
  await page.goto(`${baseUrl}/sign-in`);
  await signByUpload(page, person, folder);
}

// On any page with the signing panel: the key file opened in the page.
export async function signByKeyFile(page, person) {
  await page.setInputFiles("[data-key-file]", person.p12);
  await page.fill("[data-key-password]", person.password);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Подписать", exact: true }).click()]);
}

// On any page with the signing panel: download, sign by openssl, upload.
export async function signByUpload(page, person, folder) {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /Скачайте файл/ }).click();
  const file = path.join(folder, `${Date.now()}-${(await download).suggestedFilename()}`);
  await (await download).saveAs(file);
  await page.setInputFiles("#signature_file", signFile(person, file));
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Отправить подпись" }).click()]);
}

export async function addOrganisation(page, baseUrl, { name, inn, kind }) {
  await page.goto(`${baseUrl}/admin/organisations/add`);
  await page.fill("#name", name);
  await page.fill("#inn", inn);
  await page.selectOption("#kind", kind);
  await page.locator("input[name=trains]").first().setChecked(kind !== "ministry");
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Сохранить" }).click()]);
  assert.doesNotMatch(page.url(), /\/add$/, `«${name}» was refused`);
}

export async function addAccount(page, baseUrl, { lastName, firstName, inn, role, key }) {
  await page.goto(`${baseUrl}/admin/accounts/add`);
  await page.fill("#last_name", lastName);
  await page.fill("#first_name", firstName);
  await page.fill("#email", "person@example.org");
  await page.fill("#inn", inn);
  await page.selectOption("#role", role);
  await page.setInputFiles("input[type=file]", key.certificate);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Создать" }).click()]);
  assert.doesNotMatch(page.url(), /\/add$/, `${lastName} was refused`);
}

// «Добавить» → one of the imports; ends on the page of the upload.
export async function upload(page, baseUrl, kind, file) {
  await page.goto(`${baseUrl}/training/import?kind=${kind}`);
  await page.setInputFiles("input[type=file]", file);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Загрузить и проверить" }).click()]);
}
