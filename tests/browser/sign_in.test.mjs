// ACC-05, ACC-09: an administrator of an empty base signs in with each kind of key, and is told why not.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { issue, makeCa } from "./pki.mjs";
import { signInByKeyFile, signInByUpload } from "./people.mjs";
import { checkPage, launchBrowser, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-keys-"));
const kinds = ["rsa", "ecdsa", "gost"];
const people = {};
let browser, program, stranger;

before(async () => {
  for (const kind of kinds) {
    const ca = makeCa(path.join(work, kind), kind, `УЦ испытаний ${kind}`);
    people[kind] = issue(ca, "administrator", { commonName: "Образцова Анна" });
  }
  stranger = issue(makeCa(path.join(work, "unknown"), "rsa", "УЦ, которого нет в перечне"), "stranger", { commonName: "Чужой Пётр" });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      for (const kind of kinds) {
        run("trust", "add", path.join(work, kind, "ca.cer"));
        run("user", "add", "--administrator", "--certificate", people[kind].certificate);
      }
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  rmSync(work, { recursive: true, force: true });
});

async function freshPage() {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  return { page, faults: watchFaults(page) };
}

for (const kind of ["rsa", "ecdsa"])
  test(`ACC-05 a key file signs in without leaving the page: ${kind}`, async () => {
    const { page, faults } = await freshPage();
    await signInByKeyFile(page, program.baseUrl, people[kind]);
    assert.match(await page.textContent("header"), /Образцова/);
    assert.deepEqual(faults, []);
  });

for (const kind of kinds)
  test(`ACC-09 a challenge signed by the openssl command signs in: ${kind}`, async () => {
    const { page, faults } = await freshPage();
    await signInByUpload(page, program.baseUrl, people[kind], work);
    assert.match(await page.textContent("header"), /Образцова/);
    assert.deepEqual(faults, []);
  });

test("ACC-05 a certificate of an unknown CA is refused with the reason and what to do", async () => {
  const { page } = await freshPage();
  await signInByUpload(page, program.baseUrl, stranger, work);
  assert.match(await page.textContent("main"), /Войти не удалось/);
  assert.match(await page.textContent("main"), /удостоверяющ/);
  await checkPage(page, "sign-in-refused");
});

test("the public pages and those of one's own account are accessible", async () => {
  const { page, faults } = await freshPage();
  for (const [name, address] of [["start", "/"], ["sign-in", "/sign-in"], ["reference", "/reference"], ["help", "/help"], ["accessibility", "/accessibility"],
    ["personal-data", "/personal-data"]]) {
    await page.goto(program.baseUrl + address);
    await checkPage(page, name);
  }
  await signInByKeyFile(page, program.baseUrl, people.rsa);
  for (const [name, address] of [["account", "/account"], ["sessions", "/account/sessions"], ["certificates", "/account/certificates"],
    ["notifications", "/account/notifications"], ["consent", "/account/consent"]]) {
    await page.goto(program.baseUrl + address);
    await checkPage(page, name);
  }
  assert.deepEqual(faults, []);
});

test("ACC-05 «выйти везде» ends every session", async () => {
  const first = await freshPage(), second = await freshPage();
  await signInByKeyFile(first.page, program.baseUrl, people.rsa);
  await signInByKeyFile(second.page, program.baseUrl, people.rsa);
  await first.page.goto(`${program.baseUrl}/account/sessions`);
  await first.page.getByRole("button", { name: /Выйти везде/ }).click();
  await second.page.goto(`${program.baseUrl}/account`);
  assert.match(second.page.url(), /sign-in/);
});
