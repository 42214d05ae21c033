// What people do in the stories, step by step, as a person would.
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
