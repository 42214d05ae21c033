// Seed 000 as its people live it: a workbook sent in, its mistakes mended, the set signed, the records in the registry, the
// receipt checked without the server. Runs on the engine that OBEREG_TEST_ENGINE names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { issue, makeCa } from "./pki.mjs";
import { addAccount, addOrganisation, signByKeyFile, signByUpload, signInByKeyFile, signInByUpload, upload } from "./people.mjs";
import { checkPage, launchBrowser, root, startProgram, watchFaults } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-story-"));
const workbooks = path.join(root, "tests/data/reimport");
// As the workbooks name it, to the letter.
const centre = { name: "АНО ДПО «Учебный центр Образец»", inn: "7710474375", kind: "training-centre" };
const people = {};
let browser, program;

before(async () => {
  const rsa = makeCa(path.join(work, "rsa"), "rsa", "УЦ испытаний RSA");
  const gost = makeCa(path.join(work, "gost"), "gost", "УЦ испытаний ГОСТ");
  people.administrator = issue(rsa, "administrator", { commonName: "Главный Администратор" });
  people.preparer = issue(rsa, "preparer", { commonName: "Методистова Анна" });
  people.signer = issue(gost, "signer", { commonName: "Директоров Пётр" });
  program = await startProgram({
    prepare: (binary, options) => {
      const run = (...args) => execFileSync(binary, [...args, ...options], { stdio: "ignore" });
      run("trust", "add", rsa.certificate);
      run("trust", "add", gost.certificate);
      run("user", "add", "--administrator", "--certificate", people.administrator.certificate);
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await program?.stop();
  rmSync(work, { recursive: true, force: true });
});

async function newPage() {
  const page = await (await browser.newContext({ acceptDownloads: true, locale: "ru-RU" })).newPage();
  page.faults = watchFaults(page);
  return page;
}

async function saved(page, link) {
  const download = page.waitForEvent("download");
  await page.locator("a", { hasText: link }).first().click();
  const file = path.join(work, `${Date.now()}-${(await download).suggestedFilename()}`);
  await (await download).saveAs(file);
  return file;
}

// The entering job runs on its own; whoever waits looks again.
async function entered(page) {
  for (const until = Date.now() + 60_000; Date.now() < until; await page.reload()) {
    if (await page.getByText("внесён в реестр").count()) return;
    await page.waitForTimeout(500);
  }
  assert.fail("the set was not entered in a minute");
}

test("the whole story of seed 000", async (story) => {
  let page, set;

  await story.test("the administrator adds the training centre and its people", async () => {
    page = await newPage();
    await signInByKeyFile(page, program.baseUrl, people.administrator);
    await page.goto(`${program.baseUrl}/admin/mail`);
    await page.getByText("Писем ещё не было").waitFor();
    await addOrganisation(page, program.baseUrl, centre);
    await addAccount(page, program.baseUrl, { lastName: "Методистова", firstName: "Анна", inn: centre.inn, role: "provider-preparer", key: people.preparer });
    await addAccount(page, program.baseUrl, { lastName: "Директоров", firstName: "Пётр", inn: centre.inn, role: "provider-signer", key: people.signer });
    await checkPage(page, "admin-account");
    assert.deepEqual(page.faults, []);
  });

  await story.test("TRN-10 a workbook with mistakes is answered cell by cell, and nothing enters", async () => {
    page = await newPage();
    await signInByKeyFile(page, program.baseUrl, people.preparer);
    await upload(page, program.baseUrl, "reimport", path.join(workbooks, "errors-one-per-row.xlsx"));
    await page.getByText("строк с ошибками").waitFor({ timeout: 30_000 });
    await checkPage(page, "import-with-mistakes");
    const marked = await saved(page, "Скачать файл с ошибками");
    await upload(page, program.baseUrl, "reimport", marked); // mended by nobody: the same mistakes, not more
    await page.getByText("строк с ошибками").waitFor({ timeout: 30_000 });
    assert.deepEqual(page.faults, []);
  });

  await story.test("TRN-11 a right workbook makes a set and shows its identifier", async () => {
    await upload(page, program.baseUrl, "reimport", path.join(workbooks, "good-60.xlsx"));
    const heading = page.getByText(/Набор № \d+ сформирован/).first();
    await heading.waitFor({ timeout: 30_000 });
    set = (await heading.textContent()).match(/№ (\d+)/)[1];
    await checkPage(page, "import-stored");
  });

  await story.test("ACC-10 who prepares can not sign", async () => {
    const answer = await page.goto(`${program.baseUrl}/training/sets/${set}/sign`);
    assert.equal(answer.status(), 403);
  });

  await story.test("TRN-12 the signer finds the set, signs it with a ГОСТ key, and it is entered", async () => {
    page = await newPage();
    await signInByUpload(page, program.baseUrl, people.signer, work);
    await page.goto(`${program.baseUrl}/training/sets?id=${set}`);
    await checkPage(page, "sets");
    await page.getByText("Действия ▾").click();
    await page.getByRole("link", { name: "Внести в реестр" }).click();
    await checkPage(page, "sign-set");
    await signByUpload(page, people.signer, work);
    await entered(page);
    await checkPage(page, "set-entered");
    assert.deepEqual(page.faults, []);
  });

  await story.test("the receipt is verified without the server, with another program too", async () => {
    await page.getByRole("link", { name: "Квитанция" }).click();
    await checkPage(page, "receipt");
    const receipt = await saved(page, "Скачать квитанцию");
    const key = await saved(page, "Скачать открытый ключ журнала");
    execFileSync(program.binary, ["verify-receipt", receipt, "--key", key], { cwd: os.tmpdir() });
    execFileSync("python3", [path.join(root, "tests/second_checker/verify_receipt.py"), receipt, key], { cwd: os.tmpdir() });
  });

  await story.test("«Скачать с номерами» gives the uploaded workbook back", async () => {
    await page.goto(`${program.baseUrl}/training/sets/${set}`);
    const file = await saved(page, /Скачать с номерами/);
    const check = "import openpyxl,sys; s=openpyxl.load_workbook(sys.argv[1]).active; h=[c.value for c in s[1]]; " +
      "n=[r[h.index('Номер в реестре')] for r in s.iter_rows(min_row=2,values_only=True)]; " +
      "assert len(n)==60 and all(n) and 'Новый' not in n, n";
    execFileSync("/usr/bin/python3", ["-c", check, file]);
  });

  await story.test("TRN-13 the registry shows the records with «Создано повторно»", async () => {
    await page.goto(`${program.baseUrl}/training/registry`);
    await page.getByText("Создано повторно").first().waitFor();
    await checkPage(page, "registry");
    assert.deepEqual(page.faults, []);
  });
});
