// Files in an S3-compatible storage, by option.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { addCentre, furnish } from "../kill/furnish.mjs";
import { randomSource } from "../kill/random.mjs";
import { workbook } from "../kill/workbook.mjs";
import { askAsOwner, askBeside, emptyBase, onBothEngines } from "./on_engines.mjs";
import { StandInStorage } from "./stand_in_storage.mjs";

process.env.OBEREG_BACKUP_PASSPHRASE = "кодовая фраза";

test("PLT_06 with an object storage by option, every kept file lies there and comes back from there", async (t) => {
  await onBothEngines(t, async (site, engine, inner) => {
    const storage = new StandInStorage();
    await storage.start();
    inner.after(() => storage.stop());
    process.env.OBEREG_TEST_STORAGE_KEY = storage.keyId;
    process.env.OBEREG_TEST_STORAGE_SECRET = storage.secret;
    const settings = path.join(site.work, "settings.yaml");
    writeFileSync(settings, `object_storage_url: ${storage.url}\nobject_storage_key_variable: OBEREG_TEST_STORAGE_KEY\n` +
      "object_storage_secret_variable: OBEREG_TEST_STORAGE_SECRET\n");
    site.options.push("--config", settings);

    const centre = await addCentre(await furnish(site), site, randomSource(1), 0);
    await centre.enterOne(30);
    assert.ok(storage.objects.size >= 4, `the workbook, the signed file, its signature and receipt: ${storage.objects.size}`);
    assert.deepEqual(storage.refusals, [], "every request is signed rightly");

    await site.end();
    rmSync(path.join(site.data, "files"), { recursive: true });
    await site.start();
    for (const name of ["receipt.json", "signed-file", "signature", "with-numbers.xlsx"])
      assert.equal((await centre.client.get(`/training/sets/1/${name}`)).status, 200, name);
    rmSync(path.join(site.data, "files"), { recursive: true });
    assert.equal((await askBeside(site, "registry", "verify")).status, 0, "as if the folder had never been there");

    rmSync(path.join(site.data, "files"), { recursive: true });
    const copy = path.join(site.work, "copy");
    assert.equal((await askBeside(site, "backup", copy)).status, 0);
    const target = await emptyBase(inner, engine);
    const restored = askAsOwner(target, "restore", copy);
    assert.equal(restored.status, 0, `a backup holds the files of the storage: ${restored.err}`);

    const file = { name: "late.xlsx", bytes: workbook(centre.facts, "late", 5) }, right = storage.secret;
    storage.secret = "changed by somebody";
    const refused = await centre.client.post("/training/import?kind=import", { file });
    assert.equal(refused.status, 500, "nothing is accepted that the storage did not take");
    assert.equal(site.number("select count(*) from training_imports"), 1);
    storage.secret = right;
    assert.equal((await centre.client.post("/training/import?kind=import", { file })).status, 303);
  });
});
