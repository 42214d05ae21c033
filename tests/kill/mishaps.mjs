// What else may befall an upload: the connection cut in the middle, one file sent twice at once, the disk full.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { addCentre, furnish } from "./furnish.mjs";
import { whenAllIsDone } from "./invariants.mjs";
import { pause, randomSource } from "./random.mjs";
import { Site } from "./site.mjs";
import { workbook } from "./workbook.mjs";

// Does something with a site and a centre of its own, and looks that in the end all is in order.
async function onASite(engine, options, work) {
  const site = await Site.make(engine, options);
  try {
    const centre = await addCentre(await furnish(site), site, randomSource(1), 0);
    await work({ site, centre });
    assert.deepEqual(whenAllIsDone(site, centre.acknowledged), []);
  } finally {
    await site.end();
    site.remove();
  }
}

const fileOf = (centre, name, rows) => ({ name: `${name}.xlsx`, bytes: workbook(centre.facts, name, rows) });
const send = (centre, file) => centre.client.post("/training/import?kind=import", { file });

// The head promises more than is sent before the line goes dead.
async function cutInTheMiddle({ site, centre }) {
  const file = fileOf(centre, "cut", 5_000), before = site.number("select count(*) from training_imports");
  const { hostname, port } = new URL(site.baseUrl);
  const socket = net.connect(Number(port), hostname);
  const cookies = [...centre.client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  socket.write(`POST /training/import?kind=import HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookies}\r\n` +
    `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${file.bytes.length + 1000}\r\n\r\n` +
    `--b\r\nContent-Disposition: form-data; name="file"; filename="cut.xlsx"\r\n\r\n`);
  await new Promise((resolve) => socket.write(file.bytes.subarray(0, file.bytes.length / 2), resolve));
  for (let i = 0; i < 100 && site.unfinished().length === 0; ++i) await pause(20);
  assert.equal(site.unfinished().length, 1, "half of the file has been received");
  socket.destroy();
  for (let i = 0; i < 100 && site.unfinished().length > 0; ++i) await pause(50);
  assert.deepEqual(site.unfinished(), [], "a cut upload leaves no file");
  assert.equal(site.number("select count(*) from training_imports"), before);
}

async function twiceAtOnce({ site, centre }) {
  const file = fileOf(centre, "twice", 300), before = site.number("select count(*) from training_imports");
  const answers = await Promise.all([send(centre, file), send(centre, file)]);
  assert.ok(answers.every(({ status }) => status === 303 || status === 409), "both are answered");
  const accepted = answers.filter(({ status }) => status === 303);
  assert.equal(new Set(accepted.map(({ location }) => location)).size, 1, "as one import");
  assert.equal(site.number("select count(*) from training_imports"), before + 1);
  const set = await centre.formed(accepted[0].location.match(/\d+/)[0]);
  assert.equal(site.number("select count(*) from training_record_sets where state <> 'entered'"), 1, "which makes one set");
  await centre.signAndEnter(set, 300);
}

async function cutAndTwice(engine) {
  await onASite(engine, {}, async (both) => {
    await cutInTheMiddle(both);
    await twiceAtOnce(both);
  });
  return `${engine}: an upload cut in the middle leaves nothing; one file sent twice at once is one set`;
}

const health = async (site) => {
  const answer = await fetch(`${site.baseUrl}/healthz`);
  return { status: answer.status, disk: (await answer.json()).disk.status };
};

const roomOn = (disk) => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

// Takes the room there is.
function fill(disk) {
  try {
    appendFileSync(path.join(disk, "filler"), Buffer.alloc(roomOn(disk) + 4096));
  } catch (error) {
    if (error.code !== "ENOSPC") throw error;
  }
}

// Takes all room, also what the program gives back while it gives up what it was doing: until for a second it gave nothing.
async function fillForGood(disk) {
  for (let quiet = 0, tries = 0; quiet < 10; ++tries) {
    assert.ok(tries < 600, "the program goes on making room on a full disk");
    quiet = roomOn(disk) === 0 ? quiet + 1 : 0;
    fill(disk);
    await pause(100);
  }
}

async function refusedInWords(disk, centre, file) {
  fill(disk);
  const answer = await send(centre, file);
  assert.equal(answer.status, 507, answer.text);
  assert.match(answer.text, /кончилось место/);
}

async function onAFullDisk(disk, { site, centre }) {
  await centre.enterOne(40);
  assert.deepEqual(await health(site), { status: 200, disk: "ok" });

  const accepted = await send(centre, fileOf(centre, "accepted", 1_500)); // and while it is being checked:
  assert.equal(accepted.status, 303);
  await fillForGood(disk);
  assert.deepEqual(await health(site), { status: 503, disk: "failed" });
  await refusedInWords(disk, centre, fileOf(centre, "large", 3_000));
  await refusedInWords(disk, centre, fileOf(centre, "small", 1));
  assert.equal((await centre.client.get("/training/imports")).status, 200, "pages are still shown");
  await pause(1_500);

  rmSync(path.join(disk, "filler"));
  assert.deepEqual(await health(site), { status: 200, disk: "ok" });
  await centre.signAndEnter(await centre.formed(accepted.location.match(/\d+/)[0]), 1_500);
  await centre.enterOne(20);
}

async function diskFull() {
  const disk = mkdtempSync(path.join(os.tmpdir(), "obereg-full-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "pipe" });
  } catch (error) {
    rmSync(disk, { recursive: true });
    return `NOT RUN: the disk full, for no small disk may be mounted here (${String(error.stderr ?? error).trim()})`;
  }
  try {
    const config = path.join(disk, "config.yml");
    writeFileSync(config, "least_free_mib: 1\n");
    await onASite("sqlite", { data: path.join(disk, "data"), options: ["--config", config] }, (both) => onAFullDisk(disk, both));
    return "sqlite: on a full disk uploads are refused in words (507), /healthz says so; what was accepted is finished once there is room";
  } finally {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

export async function mishaps(engines) {
  for (const engine of engines) console.log(await cutAndTwice(engine));
  if (engines.includes("sqlite")) console.log(await diskFull());
}
