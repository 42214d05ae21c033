// What browser tests share: Debian's Chromium, the program or a folder behind an address, and the checks of every page.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const screenshots = process.env.OBEREG_SCREENSHOTS ?? path.join(root, "build/screenshots");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const policy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.OBEREG_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function answers(url, seconds) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer in ${seconds} s`);
}

// The engine under test: OBEREG_TEST_ENGINE=postgresql takes a fresh database on the server at OBEREG_TEST_POSTGRES. There
// the program works under a role that does not own the tables, as docs/operations.md advises.
export function freshDatabase(engine = process.env.OBEREG_TEST_ENGINE) {
  if (engine !== "postgresql") return { migrate: [], args: [], drop: () => {} };
  const server = process.env.OBEREG_TEST_POSTGRES;
  const name = `story_${process.pid}_${Date.now()}`, role = `${name}_server`;
  const sql = (...texts) => execFileSync("psql", [server, "-q", ...texts.flatMap((text) => ["-c", text])], { stdio: ["ignore", "ignore", "inherit"] });
  sql(`create database ${name}`, `create role ${role}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const owner = url.href;
  url.search = `options=-crole%3D${role}`;
  return { migrate: ["--database", owner, "--server-role", role], args: ["--database", url.href],
    drop: () => sql(`drop database ${name} with (force)`, `drop role ${role}`) };
}

// The program on a fresh data folder and database; `prepare(binary, options)` may fill them first, `options` being the
// program's own: --data and --database. `settings`: the text of a configuration file,
// or a function that answers it for the site's address.
export async function startProgram({ binary = process.env.OBEREG_BINARY ?? process.env.OBEREG_PROGRAM, prepare, settings } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "obereg-browser-"));
  const database = freshDatabase();
  const options = ["--data", folder, ...database.args];
  execFileSync(binary, ["migrate", "--data", folder, ...database.migrate]);
  await prepare?.(binary, options);
  const listen = `127.0.0.1:${await freePort()}`;
  const file = path.join(folder, "obereg.yaml");
  if (settings) writeFileSync(file, typeof settings === "function" ? await settings(`http://${listen}`) : settings);
  // Our own standard output carries what the runner of tests reads: a line of somebody else's in the middle would spoil it.
  const program = spawn(binary, ["serve", ...options, "--listen", listen, ...(settings ? ["--config", file] : [])], { stdio: ["ignore", 2, 2] });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const stop = async () => {
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
    database.drop();
  };
  try {
    await Promise.race([answers(`http://${listen}/healthz`, 30), ended.then((code) => { throw new Error(`the program ended: ${code}`); })]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl: `http://${listen}`, folder, options, binary, pid: program.pid, stop };
}

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2",
  ".svg": "image/svg+xml", ".txt": "application/octet-stream" };

// Files of a folder under the program's Content-Security-Policy. Bodies of POST requests are kept in `posts`.
export async function serveFolder(folder) {
  const posts = [];
  const server = http.createServer(async (request, response) => {
    if (request.method === "POST") {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      posts.push({ url: request.url, type: request.headers["content-type"], body: Buffer.concat(chunks) });
      response.writeHead(303, { location: "/list.html" }).end();
      return;
    }
    const file = path.join(folder, path.normalize(new URL(request.url, "http://x").pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream", "content-security-policy": policy });
    createReadStream(file).pipe(response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const stop = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections?.(); });
  return { baseUrl: `http://127.0.0.1:${server.address().port}`, posts, stop };
}

// Console errors, broken requests and violations of the Content-Security-Policy of this page, from now on.
export function watchFaults(page) {
  const faults = [];
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("response", (response) => { if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`); });
  return faults;
}

async function accessibilityFaults(page) {
  // Through the debugger's protocol: the page's Content-Security-Policy does not apply.
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), standards);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`));
}

async function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > width + 1)
      .map((each) => each.outerHTML.slice(0, 120)).slice(0, 10);
  });
}

// Text that nobody can read to its end: cut by an element, or beyond the side of a table whose rows are cards.
async function cutOff(page) {
  return page.evaluate(() => {
    // What is there for screen readers alone is a dot of one pixel.
    const seen = (each) => each.checkVisibility() && each.clientWidth > 1 && each.clientHeight > 1;
    const shown = (each) => seen(each) && !each.closest("[class*=visually-hidden]") && each.textContent.trim() !== "";
    const cuts = (each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1;
    const cards = [...document.querySelectorAll(".ob-table--stacked")].filter((table) => getComputedStyle(table).display === "block");
    const beyond = cards.flatMap((table) => [...table.querySelectorAll("td, th")])
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    return [...[...document.querySelectorAll("body *")].filter(cuts), ...beyond].filter(shown)
      .map((each) => each.outerHTML.slice(0, 160)).slice(0, 10);
  });
}

// The open page at 1280 and at 320 pixels: no accessibility fault, nothing wider than the window or cut off; screenshots are
// kept.
export async function checkPage(page, name) {
  mkdirSync(screenshots, { recursive: true });
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(50);
    await page.screenshot({ path: path.join(screenshots, `${name}-${width}.png`), fullPage: true });
    // For the pictures of README: what a window shows.
    if (process.env.OBEREG_SCREENSHOTS) await page.screenshot({ path: path.join(screenshots, `${name}-${width}-window.png`) });
    assert.deepEqual(await accessibilityFaults(page), [], `${name} at ${width} px: accessibility`);
    assert.deepEqual(await overflowing(page), [], `${name} at ${width} px: wider than the window`);
    assert.deepEqual(await cutOff(page), [], `${name} at ${width} px: cut off`);
  }
}
