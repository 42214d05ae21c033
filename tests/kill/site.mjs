// The program on a base of its own: started, killed, started again, and its tables seen from beside it.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { pause } from "./random.mjs";

const binary = process.env.OBEREG_PROGRAM;

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class Site {
  // `data`: the program's own folder, where it is to lie elsewhere.
  static async make(engine, { data, options = [] } = {}) {
    const site = new Site();
    site.engine = engine;
    site.folder = mkdtempSync(path.join(os.tmpdir(), "obereg-kill-"));
    site.work = path.join(site.folder, "work");
    mkdirSync(site.work);
    site.data = data ?? path.join(site.folder, "data");
    site.options = ["--data", site.data, ...options];
    site.owner = site.options; // of the tables: who makes and changes them
    if (engine === "postgresql") site.#makeDatabase();
    site.log = openSync(path.join(site.folder, "log"), "a");
    site.baseUrl = `http://127.0.0.1:${await freePort()}`;
    return site;
  }

  #makeDatabase() {
    const server = process.env.OBEREG_TEST_POSTGRES;
    this.database = new URL(server);
    this.database.pathname = `/kill_${process.pid}_${Date.now()}`;
    const name = this.database.pathname.slice(1), role = `${name}_server`;
    const sql = (...texts) => execFileSync("psql", [server, "-q", ...texts.flatMap((text) => ["-c", text])], { stdio: ["ignore", "ignore", "inherit"] });
    sql(`create database ${name}`, `create role ${role}`);
    this.dropDatabase = () => sql(`drop database ${name} with (force)`, `drop role ${role}`);
    this.owner = [...this.options, "--database", this.database.href, "--server-role", role];
    const url = new URL(this.database);
    url.search = `options=-crole%3D${role}`;
    this.options.push("--database", url.href);
  }

  run(...args) {
    return execFileSync(binary, [...args, ...this.options], { encoding: "utf8", stdio: ["ignore", "pipe", this.log] });
  }

  migrate() {
    execFileSync(binary, ["migrate", ...this.owner], { stdio: ["ignore", this.log, this.log] });
  }

  // The making of the base, killed after so many milliseconds if it takes that long.
  async killedMigration(milliseconds) {
    const program = spawn(binary, ["migrate", ...this.owner], { stdio: ["ignore", this.log, this.log] });
    const ended = new Promise((resolve) => program.once("exit", resolve));
    await pause(milliseconds);
    program.kill("SIGKILL");
    await ended;
  }

  spawn() {
    this.program = spawn(binary, ["serve", ...this.options, "--listen", new URL(this.baseUrl).host], { stdio: ["ignore", this.log, this.log] });
    this.ended = new Promise((resolve) => this.program.once("exit", (code, signal) => resolve({ code, signal })));
  }

  // The time from the start to the first answer, in milliseconds.
  async start() {
    const begun = Date.now();
    this.spawn();
    let outcome;
    this.ended.then((how) => { outcome = how; });
    for (const until = begun + 60_000; Date.now() < until; await pause(20)) {
      if (outcome) throw new Error(`the program ended by itself: ${JSON.stringify(outcome)}`);
      if (await fetch(`${this.baseUrl}/healthz`).then(() => true, () => false)) return Date.now() - begun;
    }
    throw new Error("the program did not answer in a minute");
  }

  async kill() {
    this.program.kill("SIGKILL");
    const { code, signal } = await this.ended;
    if (signal !== "SIGKILL") throw new Error(`the program had ended before the kill: code ${code}, signal ${signal}`);
  }

  async end() {
    if (!this.program || this.program.exitCode !== null || this.program.signalCode !== null) return;
    this.program.kill("SIGTERM");
    await this.ended;
  }

  // Rows of a query, columns as text. It leaves SQLite's write-ahead log as it found it: recovery is the program's business.
  sql(query) {
    const text = this.engine === "sqlite"
      ? execFileSync("sqlite3", ["-batch", "-separator", "|", "-cmd", ".output /dev/null", "-cmd", ".dbconfig no_ckpt_on_close on",
        "-cmd", ".timeout 20000", "-cmd", ".filectrl persist_wal 1", "-cmd", ".output stdout", path.join(this.data, "obereg.db"), query], { encoding: "utf8" })
      : execFileSync("psql", [this.database.href, "-qAt", "-c", query], { encoding: "utf8" });
    return text.split("\n").filter(Boolean).map((line) => line.split("|"));
  }

  number(query) {
    return Number(this.sql(query)[0][0]);
  }

  // Names of half-written files.
  unfinished() {
    const folders = [path.join(this.data, "files/unfinished"), path.join(this.data, "tmp")];
    return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  }

  // How many of them were not there when this was last asked.
  newUnfinished() {
    const left = this.unfinished().filter((name) => !this.seen.has(name));
    for (const name of left) this.seen.add(name);
    return left.length;
  }

  seen = new Set();

  remove() {
    this.dropDatabase?.();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export { binary };
