// ACC-05: signing in through an ЕСИА that checks our requests by the openssl program, in both variants of client_secret.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { pageOf, startDemo } from "./demo.mjs";
import { startEsia } from "./esia_stand_in.mjs";
import { checkPage, launchBrowser, watchFaults } from "./support.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(async () => { await browser?.close(); });

const text = (page) => page.textContent("main");

// The СНИЛС that a person of the demo has in their certificate.
function snilsIn(certificate) {
  const subject = execFileSync("openssl", ["x509", "-engine", "gost", "-in", certificate, "-noout", "-subject", "-nameopt", "sep_multiline,utf8"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /SNILS\s*=\s*(\d{11})/.exec(subject)[1];
}

for (const variant of ["v3", "v1"])
  describe(`variant ${variant}`, () => {
    let program, esia;
    const people = [];

    const enter = (oid, folder, lastName, firstName, middleName, trusted = true) => people.push(
      { oid, lastName, firstName, middleName, trusted, status: "REGISTERED", snils: folder && snilsIn(program.person(folder).certificate) });

    before(async () => {
      program = await startDemo({
        settings: async (baseUrl) => {
          esia = await startEsia({ variant, callback: `${baseUrl}/sign-in/esia/callback`, people });
          return esia.settings;
        },
      });
      enter(1001, "centre1-signer-gost", "Ветрова", "Нина", "Захаровна");
      enter(1002, "centre2-preparer", "Пригорков", "Лев", "Савельевич", false);
      enter(1003, "", "Ниоткудова", "Ева", "Петровна");
      enter(1004, "administrator", "Камышова", "Яна", "Егоровна");
      enter(1005, "employer2-viewer", "Тополев", "Игнат", "Юрьевич");
    });

    after(async () => {
      await program?.stop();
      await esia?.stop();
    });

    async function freshPage() {
      const page = await (await browser.newContext({ locale: "ru-RU" })).newPage();
      return { page, faults: watchFaults(page) };
    }

    // Presses the button and waits until ЕСИА has asked who one is, or has sent the browser back.
    async function leave(page, button = "Войти через Госуслуги") {
      await page.getByRole("button", { name: button }).click();
      await page.waitForURL((url) => url.pathname.startsWith("/interaction/") || url.pathname === "/sign-in/esia/callback");
    }

    async function choose(page, name) {
      await page.getByRole("link", { name }).click();
      await page.waitForURL((url) => url.origin === program.baseUrl);
    }

    async function signIn(page, name, next = "") {
      await page.goto(`${program.baseUrl}/sign-in${next && `?next=${next}`}`);
      await leave(page);
      await choose(page, name);
    }

    test(`ACC-05 the first sign-in through ЕСИА links the account and opens what was asked for: ${variant}`, async () => {
      const { page, faults } = await freshPage();
      await page.goto(`${program.baseUrl}/sign-in`);
      await checkPage(page, `esia-sign-in-${variant}`);
      await signIn(page, "Ветрова Нина", "/account/sessions");
      assert.equal(new URL(page.url()).pathname, "/account/sessions");
      assert.match(await page.textContent("header"), /Ветрова/);
      assert.match(await text(page), /через ЕСИА/);
      await page.goto(`${program.baseUrl}/account/notifications`);
      assert.match(await text(page), /Учётная запись связана с Госуслугами/);
      assert.deepEqual(faults, []);
    });

    test(`ACC-05 a return that was used opens nothing a second time: ${variant}`, async () => {
      const { page } = await freshPage();
      let callback;
      page.on("request", (request) => { if (request.url().includes("/sign-in/esia/callback")) callback = request.url(); });
      await signIn(page, "Ветрова Нина");
      assert.match(await page.textContent("header"), /Ветрова/);
      const other = await freshPage();
      await other.page.goto(callback);
      assert.match(await text(other.page), /Вход начат в другом браузере/);
      await page.goto(callback);
      assert.match(await text(page), /Этот вход уже завершён/);
    });

    test(`ACC-05 who refuses on ЕСИА is told what to do: ${variant}`, async () => {
      const { page } = await freshPage();
      await signIn(page, "Отказать");
      assert.match(await text(page), /Вы не разрешили Госуслугам передать данные/);
      assert.match(await text(page), /ESIA-007004/);
      await checkPage(page, `esia-cancelled-${variant}`);
      await page.getByRole("link", { name: "Вернуться на страницу входа" }).click();
      assert.equal(new URL(page.url()).pathname, "/sign-in");
    });

    test(`ACC-05 an unconfirmed account, a stranger and an administrator do not come in through ЕСИА: ${variant}`, async () => {
      for (const [name, words] of [["Пригорков Лев", /Учётная запись Госуслуг не подтверждена/], ["Камышова Яна", /через Госуслуги не входят/],
        ["Ниоткудова Ева", /Учётная запись не найдена/]]) {
        const { page } = await freshPage();
        await signIn(page, name);
        assert.match(await text(page), words);
        await page.goto(`${program.baseUrl}/account`);
        assert.equal(new URL(page.url()).pathname, "/sign-in", name);
      }
      const { page } = await freshPage();
      await signIn(page, "Ниоткудова Ева");
      await checkPage(page, `esia-no-account-${variant}`);
      await page.getByRole("link", { name: "Заявка на создание пользователя" }).click();
      assert.equal(new URL(page.url()).pathname, "/apply");
    });

    test(`ACC-05 errors of ЕСИА are told in plain words with their code: ${variant}`, async () => {
      const { page } = await freshPage();
      for (const [code, words] of [["ESIA-007019", /не передали ваши данные/], ["ESIA-007055", /не подтверждена/], ["ESIA-999999", /Госуслуги отказали во входе/]]) {
        esia.refusal = `${code}: words of ЕСИА`;
        await page.goto(`${program.baseUrl}/sign-in`);
        await leave(page);
        assert.match(await text(page), words);
        assert.match(await text(page), new RegExp(code));
        assert.doesNotMatch(await text(page), /words of/);
      }
      esia.refusal = undefined;
      esia.tokenAnswer = { status: 400, body: { error: "invalid_grant", error_description: "ESIA-007011: expired" } };
      await signIn(page, "Ветрова Нина");
      esia.tokenAnswer = undefined;
      assert.match(await text(page), /Госуслуги не приняли код входа/);
    });

    test(`ACC-05 the owner links, unlinks and links again: ${variant}`, async () => {
      const page = await pageOf(browser, program, "employer2-viewer");
      await page.goto(`${program.baseUrl}/account`);
      assert.match(await text(page), /ещё не связана с Госуслугами/);
      await checkPage(page, `esia-account-${variant}`);
      await leave(page, "Связать с Госуслугами");
      await choose(page, "Ветрова Нина");
      assert.match(await text(page), /Эта запись Госуслуг не ваша/);

      await page.context().clearCookies({ domain: "localhost" });
      await page.goto(`${program.baseUrl}/account`);
      await leave(page, "Связать с Госуслугами");
      await choose(page, "Тополев Игнат");
      assert.match(await text(page), /Учётная запись связана с Госуслугами с/);
      await checkPage(page, `esia-account-linked-${variant}`);
      await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Отключить вход через Госуслуги" }).click()]);
      assert.match(await text(page), /Вход через Госуслуги отключён/);

      const other = await freshPage();
      await signIn(other.page, "Тополев Игнат");
      assert.match(await text(other.page), /для этой учётной записи отключён/);

      await page.getByRole("button", { name: "Связать с Госуслугами" }).click(); // ЕСИА remembers who it is
      await page.getByText("Учётная запись связана с Госуслугами с").waitFor();
      await other.page.goto(`${program.baseUrl}/sign-in`);
      await other.page.getByRole("button", { name: "Войти через Госуслуги" }).click();
      await other.page.waitForURL((url) => !url.pathname.startsWith("/sign-in") && url.origin === program.baseUrl);
      assert.match(await other.page.textContent("header"), /Тополев/);

      const administrator = await pageOf(browser, program, "administrator");
      await administrator.goto(`${program.baseUrl}/admin/accounts`);
      await administrator.getByRole("link", { name: /Тополев Игнат/ }).click();
      assert.match(await text(administrator), /Связана с Госуслугами с .*: связал владелец/);
      await checkPage(administrator, `esia-link-seen-by-administrator-${variant}`);
      await Promise.all([administrator.waitForNavigation(), administrator.getByRole("button", { name: "Отвязать от Госуслуг" }).click()]);
      assert.match(await text(administrator), /Учётная запись отвязана от Госуслуг/);
      await checkPage(administrator, `esia-link-cut-${variant}`);
      await other.page.goto(`${program.baseUrl}/account`);
      assert.equal(new URL(other.page.url()).pathname, "/sign-in", "the session that ЕСИА had opened is over");
      assert.deepEqual(page.faults.filter((fault) => !/status of 409/.test(fault)), [], "but for the link that was refused");
    });
  });

test("ACC-05 an ЕСИА that keeps silent is left after ten seconds with words", async () => {
  let esia;
  const program = await startDemo({
    settings: async (baseUrl) => {
      const people = [{ oid: 1, lastName: "Тихая", firstName: "Ева", trusted: true }];
      esia = await startEsia({ variant: "v3", callback: `${baseUrl}/sign-in/esia/callback`, people });
      return esia.settings;
    },
  });
  try {
    esia.pause = 15_000;
    const page = await pageOf(browser, program, "");
    await page.goto(`${program.baseUrl}/sign-in`);
    await page.getByRole("button", { name: "Войти через Госуслуги" }).click();
    const begun = Date.now();
    await page.getByRole("link", { name: "Тихая Ева" }).click();
    await page.getByText("Госуслуги сейчас не отвечают").waitFor({ timeout: 20_000 });
    assert.ok(Date.now() - begun < 14_000);
  } finally {
    await program.stop();
    await esia.stop();
  }
});
