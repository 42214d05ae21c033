// Backups as an operator makes them: the command beside a working server, and the copy restored into the other engine.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { freshDatabase, startProgram } from "./support.mjs";

const work = mkdtempSync(path.join(os.tmpdir(), "obereg-backup-"));
const copy = path.join(work, "copy.obereg");
const otherEngine = process.env.OBEREG_TEST_ENGINE === "postgresql" ? "sqlite" : "postgresql";
const records = 1_000;
let program, target;

function run(...args) {
  const environment = { ...process.env, OBEREG_BACKUP_PASSPHRASE: "кодовая фраза" };
  return spawnSync(program.binary, args, { env: environment, encoding: "utf8" });
}

before(async () => {
  program = await startProgram({
    prepare: (binary, options) => {
      const made = spawnSync(binary, ["demo", "--records", String(records), ...options], { encoding: "utf8" });
      assert.equal(made.status, 0, made.stderr);
    },
  });
  target = freshDatabase(otherEngine);
});

after(async () => {
  await program?.stop();
  target?.drop();
  rmSync(work, { recursive: true, force: true });
});

test("PLT-08: a backup made while the site is served is restored into the other engine, and its registry verifies", async () => {
  const asked = Promise.all(Array.from({ length: 20 }, () => fetch(`${program.baseUrl}/healthz`)));
  const made = run("backup", copy, ...program.options);
  assert.equal(made.status, 0, made.stderr);
  for (const answer of await asked) assert.equal(answer.status, 200);
  assert.ok(statSync(copy).size > 0);

  const folder = ["--data", path.join(work, "restored")];
  const owner = target.migrate.filter((word, at, all) => word !== "--server-role" && all[at - 1] !== "--server-role");
  const restored = run("restore", copy, ...folder, ...owner);
  assert.equal(restored.status, 0, restored.stderr);
  assert.match(restored.stdout, /База восстановлена/);
  if (otherEngine === "postgresql") assert.equal(run("migrate", ...folder, ...target.migrate).status, 0);
  const verified = run("registry", "verify", ...folder, ...target.args);
  assert.equal(verified.status, 0, verified.stderr);
  assert.match(verified.stdout, new RegExp(`событий с записями ${records}, решений об аккредитации 10, из них ждут места в журнале \\d+\\.`), "every record was compared");

  const again = run("restore", copy, ...folder, ...owner);
  assert.equal(again.status, 1, "what is there is not written over");
  assert.match(again.stderr, /не пуст/);
});
