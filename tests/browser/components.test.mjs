// The sample pages that src/platform/html/samples_test.cpp draws.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { checkPage, launchBrowser, root, serveFolder, watchFaults } from "./support.mjs";

const drawSamples = process.env.OBEREG_HTML_TESTS ?? path.join(root, "build/dev/src/platform/html_tests");
const folder = mkdtempSync(path.join(os.tmpdir(), "obereg-samples-"));
let browser, site;

before(async () => {
  execFileSync(drawSamples, ["--gtest_filter=Samples.*"], { env: { ...process.env, OBEREG_SAMPLES: folder } });
  site = await serveFolder(folder);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watchFaults(page);
  await page.goto(`${site.baseUrl}/${name}.html`);
  return { context, page, faults };
}

for (const name of ["list", "form", "sign", "public"])
  test(`the sample page "${name}" is accessible, fits 320 px and breaks no policy`, async () => {
    const { context, page, faults } = await open(name);
    await checkPage(page, `sample-${name}`);
    assert.deepEqual(faults, []);
    await context.close();
  });

test("a progress whose total is not known is seen in any of its parts, also without motion", async () => {
  const { context, page } = await open("public", { reducedMotion: "reduce" });
  const bar = page.locator(".ob-progress__bar:indeterminate");
  assert.equal(await bar.evaluate((each) => getComputedStyle(each).animationName), "none");
  const { width, height } = await bar.boundingBox();
  const colours = await page.evaluate(async ([picture, at, row]) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(picture)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const dark = (x) => canvas.getImageData(x, row, 1, 1).data[0] < 100;
    return at.map((from) => Array.from({ length: 60 }, (_, i) => dark(from + i))).map((part) => new Set(part).size);
  }, [[...await bar.screenshot()], [10, width / 2, width - 80].map(Math.floor), Math.floor(height / 2)]);
  assert.deepEqual(colours, [2, 2, 2], "both colours at the beginning, in the middle and at the end");
  await context.close();
});

test("an open action menu is accessible, closes by Escape and gives the focus back", async () => {
  const { context, page } = await open("list");
  await page.getByText("Добавить ▾").click();
  await page.getByRole("link", { name: "Импортировать из xml" }).waitFor({ state: "visible" });
  await checkPage(page, "sample-menu");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".ob-menu[open]").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
  await context.close();
});

test("menus, sections and uploading a signature work without JavaScript", async () => {
  const { context, page } = await open("list", { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await page.getByText("Добавить ▾").click();
  assert.ok(await page.getByRole("link", { name: "Импортировать из xml" }).isVisible());
  assert.ok(await page.getByRole("link", { name: "Наборы записей" }).isVisible());
  await page.goto(`${site.baseUrl}/sign.html`);
  assert.ok(!(await page.getByLabel("Пароль к файлу ключа").isVisible()));
  await page.getByLabel("Файл подписи").setInputFiles({ name: "a.sig", mimeType: "application/octet-stream", buffer: Buffer.from("подпись") });
  await page.getByRole("button", { name: "Отправить подпись" }).click();
  assert.match(site.posts.at(-1).body.toString(), /name="signature_file"; filename="a.sig"[^]*подпись/);
  await context.close();
});

test("what was typed comes back after the tab was closed, and goes with signing out", async () => {
  const { context, page } = await open("form");
  const comment = page.getByLabel("Примечание");
  await comment.fill("Перепроверить СНИЛС");
  await page.waitForTimeout(700);
  // A form that came back with errors holds what was typed; a fresh one is offered the draft.
  await page.evaluate(() => document.querySelector(".govuk-error-summary").remove());
  await page.route("**/form.html", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace("govuk-error-summary", "removed") });
  });
  await page.reload();
  assert.equal(await comment.inputValue(), "");
  await page.getByRole("button", { name: "Вернуть введённое" }).click();
  assert.equal(await comment.inputValue(), "Перепроверить СНИЛС");
  await page.getByRole("button", { name: "Выйти" }).click();
  await page.waitForURL("**/list.html");
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  await context.close();
});

test("a second click does not send the form again", async () => {
  const { context, page } = await open("form");
  const before = site.posts.length;
  await page.getByRole("button", { name: "Сохранить" }).dblclick();
  await page.waitForURL("**/list.html");
  assert.equal(site.posts.length, before + 1);
  await context.close();
});

test("the samples' folder is served under the program's policy", async () => {
  writeFileSync(path.join(folder, "inline.html"), "<!doctype html><title>x</title><script>document.title = 'ran'</script>");
  const { context, page, faults } = await open("inline");
  assert.equal(await page.title(), "x");
  assert.match(faults[0], /Content Security Policy/);
  await context.close();
});
