// Signing in the browser: what the page sends is verified by openssl.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser, root, serveFolder, watchFaults } from "./support.mjs";

const drawSamples = process.env.OBEREG_HTML_TESTS ?? path.join(root, "build/dev/src/platform/html_tests");
const folder = mkdtempSync(path.join(os.tmpdir(), "obereg-signing-"));
let browser, site;

const openssl = (...args) => execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });

function makeKey(name, password, kind, ...exportOptions) {
  openssl("req", "-x509", "-newkey", ...kind, "-nodes", "-keyout", `${name}.key`, "-out", `${name}.pem`, "-subj", `/CN=${name}`, "-days", "30");
  openssl("pkcs12", "-export", "-inkey", `${name}.key`, "-in", `${name}.pem`, "-out", `${name}.p12`, "-passout", `pass:${password}`, ...exportOptions);
}

before(async () => {
  execFileSync(drawSamples, ["--gtest_filter=Samples.*"], { env: { ...process.env, OBEREG_SAMPLES: folder } });
  makeKey("rsa", "testing", ["rsa:2048"]);
  makeKey("ec", "testing", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
  makeKey("ec384", "testing", ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"]);
  makeKey("russian-password", "Пароль Ёж", ["rsa:2048"]);
  makeKey("legacy", "testing", ["rsa:2048"], "-legacy");
  makeKey("gost", "testing", ["gost2012_256", "-pkeyopt", "paramset:A", "-engine", "gost"], "-engine", "gost");
  site = await serveFolder(folder);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPanel(script) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (script) await page.addInitScript(script);
  const faults = watchFaults(page);
  await page.goto(`${site.baseUrl}/sign.html`);
  return { context, page, faults };
}

async function signBy(page, keyFile, password) {
  await page.getByLabel("Файл ключа").setInputFiles(path.join(folder, keyFile));
  await page.getByLabel("Пароль к файлу ключа").fill(password);
  await page.getByRole("button", { name: "Подписать", exact: true }).click();
}

for (const [name, password] of [["rsa", "testing"], ["ec", "testing"], ["ec384", "testing"], ["russian-password", "Пароль Ёж"]])
  test(`ACC-05: a key file "${name}" makes a detached CAdES-BES signature that openssl accepts`, async () => {
    const { context, page, faults } = await openPanel();
    await signBy(page, `${name}.p12`, password);
    await page.waitForURL("**/list.html");
    const sent = new URLSearchParams(site.posts.at(-1).body.toString());
    assert.deepEqual([...sent.keys()], ["csrf", "signature", "way"], "nothing else leaves the page");
    writeFileSync(path.join(folder, `${name}.sig`), Buffer.from(sent.get("signature"), "base64"));
    openssl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", `${name}.sig`, "-content", "bytes.txt",
      "-CAfile", `${name}.pem`, "-purpose", "any");
    assert.deepEqual(faults, []);
    await context.close();
  });

for (const [name, file, password, words] of [
  ["a wrong password", "rsa.p12", "testinG", "Пароль не подходит"],
  ["a key file of an old cipher", "legacy.p12", "testing", "устаревшим способом"],
  ["a GOST key", "gost.p12", "testing", "ключ ГОСТ"],
  ["a file that is no key", "bytes.txt", "", "Это не файл ключа"],
])
  test(`ACC-05: ${name} is said in words and nothing is sent`, async () => {
    const { context, page, faults } = await openPanel();
    const before = site.posts.length;
    await signBy(page, file, password);
    await page.getByRole("status").filter({ hasText: words }).waitFor();
    assert.equal(site.posts.length, before);
    assert.deepEqual(faults, []);
    await context.close();
  });

test("the CryptoPro way is hidden where the plug-in does not answer", async () => {
  const { context, page } = await openPanel();
  assert.ok(!(await page.getByText("Подписать через КриптоПро").first().isVisible()));
  await context.close();
});

// Stands for the plug-in's documented interface; the real one can't be installed here.
const standIn = () => {
  const calls = [];
  const certificate = (name, until) => ({
    SubjectName: Promise.resolve(`CN="ООО ""${name}""", C=RU`), ValidToDate: Promise.resolve(until), HasPrivateKey: async () => true,
  });
  const list = [certificate("Старый", "2020-01-01T00:00:00Z"), certificate("Новый", "2126-01-01T00:00:00Z")];
  const set = (name) => async (value) => { calls.push([name, typeof value === "object" ? "certificate" : value]); };
  const objects = {
    "CAdESCOM.Store": { Open: async () => {}, Close: async () => {}, Certificates: Promise.resolve({ Count: Promise.resolve(list.length), Item: async (i) => list[i - 1] }) },
    "CAdESCOM.CPSigner": { propset_Certificate: set("certificate"), propset_CheckCertificate: set("check") },
    "CAdESCOM.CadesSignedData": {
      propset_ContentEncoding: set("encoding"), propset_Content: set("content"),
      SignCades: async (signer, type, detached) => { calls.push(["sign", type, detached]); return "c2lnbmF0\r\ndXJl\r\n"; },
    },
  };
  window.calls = calls;
  window.cadesplugin = { CADESCOM_BASE64_TO_BINARY: 1, CADESCOM_CADES_BES: 1, CreateObjectAsync: async (name) => objects[name],
    then: (resolve) => { setTimeout(resolve, 10); } };
};

test("the CryptoPro plug-in is asked for a detached CAdES-BES signature of the same bytes", async () => {
  const { context, page, faults } = await openPanel(standIn);
  await page.getByLabel("Сертификат").waitFor();
  const titles = await page.getByLabel("Сертификат").locator("option").allTextContents();
  assert.deepEqual(titles, ['ООО "Новый", до 01.01.2126'], "an expired certificate is not offered");
  await page.route("**/sign", (route) => route.fulfill({ status: 204 }));
  const request = page.waitForRequest("**/sign");
  await page.getByRole("button", { name: "Подписать через КриптоПро" }).click();
  assert.equal(new URLSearchParams((await request).postData()).get("signature"), "c2lnbmF0dXJl");
  const content = Buffer.from("Набор 4282613\n").toString("base64");
  assert.deepEqual(await page.evaluate(() => window.calls),
    [["certificate", "certificate"], ["check", true], ["encoding", 1], ["content", content], ["sign", 1, true]]);
  assert.deepEqual(faults, []);
  await context.close();
});
