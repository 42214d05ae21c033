// Due dates by command: no base, no data folder.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import test from "node:test";
import { ask } from "./on_engines.mjs";

const binary = process.env.OBEREG_PROGRAM;
const due = (...args) => ask(null, "calendar", "due", ...args);

test("PLT_02 a due date is answered by command with its explanation", () => {
  const asked = ["--from", "2026-01-12", "--term", "15", "--unit", "workdays"];
  const json = due(...asked, "--json");
  assert.equal(json.status, 0, json.err);
  assert.deepEqual(JSON.parse(json.out), {
    due: "2026-02-02",
    provisional: false,
    skipped: ["2026-01-17", "2026-01-18", "2026-01-24", "2026-01-25", "2026-01-31", "2026-02-01"],
    explanation: "15 рабочих дней после 12.01.2026; не считались выходные 17–18.01, 24–25.01, 31.01–01.02",
  });
  const words = due(...asked);
  assert.equal(words.status, 0, words.err);
  assert.match(words.out, /^02\.02\.2026\n15 рабочих дней после 12\.01\.2026/);
  assert.equal(JSON.parse(due(...asked, "--include-start", "--json").out).due, "2026-01-30");
  assert.equal(JSON.parse(due("--from", "2026-01-24", "--term", "30", "--unit", "days", "--json").out).due, "2026-02-24");
});

test("PLT_02 a question that is asked wrongly ends with 2 and says what is wrong", () => {
  const missing = due("--from", "2026-01-12", "--term", "15");
  assert.equal(missing.status, 2);
  assert.match(missing.err, /не указано --unit/);
  const wrong = due("--from", "2026-02-30", "--term", "15", "--unit", "days");
  assert.equal(wrong.status, 2);
  assert.match(wrong.err, /дата «2026-02-30» не прочитана/);
  assert.match(JSON.parse(due("--from", "2026-01-12", "--term", "x", "--unit", "days", "--json").out).error, /срок «x»/);
  const both = due("--batch", "--from", "2026-01-12");
  assert.equal(both.status, 2);
  assert.match(both.err, /с --batch вопросы читаются из входа/);
});

test("PLT_02 a batch answers each line, a wrong one with its error, and ends with 1 where there was any", () => {
  const batch = (input) => spawnSync(binary, ["calendar", "due", "--batch"], { encoding: "utf8", input });
  const right = batch("2026-01-12 15 workdays\n2026-01-24 30 days\n");
  assert.equal(right.status, 0, right.stderr);
  assert.deepEqual(right.stdout.trim().split("\n").map((line) => JSON.parse(line).due), ["2026-02-02", "2026-02-24"]);
  const mixed = batch("2026-01-12 15\n2026-01-12 15 workdays\nчто-то не то\n2099-12-31 1 days\n2026-01-12 1 days");
  assert.equal(mixed.status, 1);
  const answers = mixed.stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(answers.map((answer) => answer.due ?? "error"), ["error", "2026-02-02", "error", "error", "2026-01-13"]);
  assert.equal(batch("").status, 0);
});

test("PLT_02 who writes a line of a batch gets its answer before the next", async () => {
  const program = spawn(binary, ["calendar", "due", "--batch"]);
  const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  for (const [line, expected] of [["2026-01-12 1 days", "2026-01-13"], ["2026-01-12 2 days", "2026-01-14"]]) {
    program.stdin.write(line + "\n");
    assert.equal(JSON.parse((await answers.next()).value).due, expected);
  }
  program.stdin.end();
  assert.equal((await once(program, "exit"))[0], 0);
});
