// A fresh base on each engine, and the program asked by its commands.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.env.OBEREG_PROGRAM ??= path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../build/dev/obereg");
const { binary, Site } = await import("../kill/site.mjs");

const noServer = process.env.OBEREG_TEST_POSTGRES ? false : "no PostgreSQL: run by tools/with-postgres";
export const engines = ["sqlite", "postgresql"];

// Runs `work(site, engine)` on both engines; the site is stopped and removed afterwards.
export async function onBothEngines(t, work) {
  for (const engine of engines)
    await t.test(engine, { skip: engine === "postgresql" && noServer }, async (inner) => {
      const site = await Site.make(engine);
      inner.after(async () => {
        await site.end();
        site.remove();
      });
      await work(site, engine, inner);
    });
}

// Another base that is empty, where a backup may go; removed with the test.
export async function emptyBase(t, engine) {
  const site = await Site.make(engine);
  t.after(async () => {
    await site.end();
    site.remove();
  });
  return site;
}

// What a command says and with which status it ends; --data and --database of the site are added where one is given.
export function ask(site, ...args) {
  const { status, stdout, stderr } = spawnSync(binary, [...args, ...(site?.options ?? [])], { encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

// The same by the owner of the tables: on PostgreSQL the program itself works under a role that can't make any.
export function askAsOwner(site, ...args) {
  return ask(null, ...args, "--data", site.data, ...(site.database ? ["--database", site.database.href] : []));
}

// The same while this process goes on answering others, as the stand-in storage must.
export async function askBeside(site, ...args) {
  const program = spawn(binary, [...args, ...site.options], { stdio: ["ignore", "pipe", "pipe"] });
  const words = async (stream) => { let text = ""; for await (const part of stream) text += part; return text; };
  const [out, err, [status]] = await Promise.all([words(program.stdout), words(program.stderr), once(program, "exit")]);
  return { status, out, err };
}

// Changes rows behind the program's back.
export function write(site, statement) {
  if (site.engine === "sqlite") execFileSync("sqlite3", [path.join(site.data, "obereg.db"), statement]);
  else execFileSync("psql", [site.database.href, "-qc", statement]);
}
