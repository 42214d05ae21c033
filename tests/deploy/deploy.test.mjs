// What deploy/ holds, tried: nginx with TLS before two programs on one PostgreSQL, and the systemd unit.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { after, before, describe } from "node:test";
import { issue, makeCa } from "../browser/pki.mjs";
import { Client } from "../kill/client.mjs";
import { addCentre } from "../kill/furnish.mjs";
import { whenAllIsDone } from "../kill/invariants.mjs";
import { randomSource } from "../kill/random.mjs";
import { binary } from "../kill/site.mjs";
import { freePort, ProxiedSite, root, until } from "./two_processes.mjs";

const noProxy = !process.env.OBEREG_TEST_POSTGRES ? "no PostgreSQL: run by tools/with-postgres"
  : existsSync("/usr/sbin/nginx") ? false : "no nginx: tools/setup --test installs it";

describe("two programs on one PostgreSQL behind nginx", { skip: noProxy }, () => {
  let proxied, site, client, centre;

  before(async () => {
    proxied = await ProxiedSite.make();
    site = proxied.site;
    const ca = makeCa(path.join(site.work, "ca"), "ecdsa", "УЦ испытаний");
    const administrator = issue(ca, "administrator", { commonName: "Главный Администратор" });
    site.migrate();
    site.run("trust", "add", ca.certificate);
    site.run("user", "add", "--administrator", "--certificate", administrator.certificate);
    for (const port of proxied.ports) await proxied.startProgram(port);
    await proxied.startNginx();
    site.baseUrl = proxied.origin;
    Client.connection = { ca: readFileSync(proxied.certificate), family: 4 };
    client = new Client(proxied.origin, administrator, site.work);
    await client.signIn();
    centre = await addCentre({ ca, client }, site, randomSource(1), 0);
  });
  after(() => proxied?.remove());

  test("pages come over TLS with Secure cookies, and plain HTTP leads there", async () => {
    const page = await new Client(proxied.origin, null, site.work).get("/sign-in");
    assert.equal(page.status, 200);
    assert.match(page.headers["strict-transport-security"], /max-age=\d{8}/);
    for (const cookie of page.headers["set-cookie"]) assert.match(cookie, /; HttpOnly; SameSite=Lax; Secure$/);
    const plain = await fetch(`http://127.0.0.1:${proxied.httpPort}/check`, { redirect: "manual", headers: { host: "localhost" } });
    assert.equal(plain.status, 301);
    assert.match(plain.headers.get("location"), /^https:\/\/.*\/check$/);
  });

  test("a session of one program is known to the other", async () => {
    for (const port of proxied.ports) {
      const direct = new Client(`http://127.0.0.1:${port}`, null, site.work);
      direct.cookies = client.cookies;
      const page = await direct.get("/admin/accounts");
      assert.equal(page.status, 200, `the program at ${port}`);
    }
  });

  // The address from which a sign-in failed stands in the audit log.
  async function addressOf(baseUrl, localAddress) {
    const stranger = new Client(baseUrl, null, site.work);
    stranger.headers = { "x-forwarded-for": "192.0.2.66", "x-forwarded-proto": "https" };
    const connection = Client.connection;
    Client.connection = { ...connection, localAddress };
    const page = await stranger.get("/sign-in");
    const answer = await stranger.post(page.text.match(/action="(\/sign-in[^"]*)"/)[1].replaceAll("&amp;", "&"),
      { signature_file: { name: "x.sig", bytes: Buffer.from("garbage") } });
    Client.connection = connection;
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
    return site.sql("select address from audit_records order by number desc limit 1")[0][0];
  }

  test("a forwarded address is believed from the named proxy alone", async () => {
    assert.equal(await addressOf(proxied.origin, "127.0.0.7"), "127.0.0.7", "nginx tells who came, not what they claim");
    const direct = `http://127.0.0.1:${proxied.ports[0]}`;
    assert.equal(await addressOf(direct, "127.0.0.9"), "127.0.0.9", "somebody else claims in vain");
    assert.equal(await addressOf(direct, "127.0.0.1"), "192.0.2.66", "the address of the proxy is believed");
  });

  test("figures for monitoring are not shown through the proxy, health is", async () => {
    assert.equal((await client.get("/metrics")).status, 403);
    assert.equal((await client.get("/healthz")).status, 200);
  });

  test("files of the interface are kept by browsers for ever, pages never", async () => {
    const page = await client.get("/");
    const style = page.text.match(/href="(\/assets\/[0-9a-f]{16}\/[^"]+\.css)"/)[1];
    const file = await client.get(style);
    assert.equal(file.status, 200);
    assert.equal(file.headers["cache-control"], "public, max-age=31536000, immutable");
    assert.equal(page.headers["cache-control"], "no-store");
  });

  test("a large upload reaches the program while it is being sent", async () => {
    const half = 20 << 20, boundary = "b";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.xlsx"\r\n\r\n`;
    const { request } = await import("node:https");
    const upload = request(new URL("/training/import?kind=import", proxied.origin), { method: "POST", agent: false, ...Client.connection,
      headers: { cookie: [...centre.client.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": head.length + 2 * half } });
    upload.once("error", () => {}); // we cut it ourselves below
    upload.write(head);
    upload.write(Buffer.alloc(half));
    const folder = path.join(site.data, "tmp");
    const received = () => Math.max(0, ...readdirSync(folder).map((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0));
    await until(30, "half of the file in the program's folder", () => received() > half - (1 << 20));
    const kept = path.join(proxied.nginxFolder, "tmp-client_body");
    assert.deepEqual(existsSync(kept) ? readdirSync(kept) : [], [], "nginx keeps nothing of it");
    upload.destroy();
    await until(30, "the cut upload to be removed", () => received() === 0);
  });

  test("one program is killed at work and the other goes on, and nothing is lost", async () => {
    const [victim] = proxied.ports;
    const working = centre.enterOne(600);
    await until(60, "the file to be accepted", () => centre.acknowledged.imports.length > 0);
    await proxied.endProgram(victim, "SIGKILL");
    for (let i = 0; i < 30; ++i) assert.equal((await client.get("/admin/accounts")).status, 200, `request ${i}`);
    await working;
    await proxied.startProgram(victim);
    assert.deepEqual(whenAllIsDone(site, centre.acknowledged), []);
  });
});

describe("the systemd unit", () => {
  const unit = readFileSync(path.join(root, "deploy/obereg@.service"), "utf8");
  const noSystemd = existsSync("/usr/bin/systemd-analyze") ? false : "no systemd-analyze: tools/setup --test installs it";

  test("is understood by systemd without a word of complaint", { skip: noSystemd }, (t) => {
    const folder = mkdtempSync("/tmp/obereg-unit-");
    t.after(() => rmSync(folder, { recursive: true }));
    assert.match(unit, /^ExecStart=\/usr\/local\/bin\/obereg serve /m);
    const file = path.join(folder, "obereg@.service");
    writeFileSync(file, unit.replace("/usr/local/bin/obereg", binary)); // verify looks whether the program is there
    const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--recursive-errors=no", "--man=no", file.replace("@", "@8080")], { encoding: "utf8" });
    assert.equal(stdout + stderr, "");
    assert.equal(status, 0);
  });

  // Where systemd is not the first process the unit can't be started; its restrictions are put on by hand (confined.py).
  const unable = process.getuid() !== 0 ? "needs root" : noSystemd;
  test("its restrictions leave the program all that it needs", { skip: unable }, async (t) => {
    const folder = mkdtempSync("/var/lib/obereg-unit-");
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const data = path.join(folder, "data"), program = path.join(folder, "obereg"), port = await freePort();
    mkdirSync(data);
    for (const place of [folder, data]) chownSync(place, 65534, 65534);
    copyFileSync(binary, program);
    for (const setting of ["NoNewPrivileges=yes", "ProtectSystem=strict", "MemoryDenyWriteExecute=yes", "SystemCallFilter=@system-service",
      "CapabilityBoundingSet=", "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX"])
      assert.ok(unit.includes(`\n${setting}\n`), `confined.py puts on ${setting}`);
    const confined = (...args) => ["python3", [path.join(root, "tests/deploy/confined.py"), data, program, ...args, "--data", data]];
    const escaped = spawnSync(...confined("backup", "/var/lib/outside"), { encoding: "utf8", env: { ...process.env, OBEREG_BACKUP_PASSPHRASE: "кодовая фраза" } });
    assert.match(escaped.stderr, /не создаётся|устарели|Команда не выполнена/);
    assert.ok(!existsSync("/var/lib/outside"), "nothing outside the data folder can be written");

    execFileSync(...confined("demo", "--records", "1000"), { stdio: ["ignore", "ignore", "inherit"] });
    const served = spawn(...confined("serve", "--listen", `127.0.0.1:${port}`), { stdio: ["ignore", "ignore", "inherit"] });
    const ended = new Promise((resolve) => served.once("exit", (code, signal) => resolve(signal ?? code)));
    t.after(() => served.kill("SIGKILL"));
    await until(60, "the confined program", () => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false));
    const person = { kind: "rsa", certificate: path.join(data, "demo-keys/centre1-preparer/certificate.pem"), key: path.join(data, "demo-keys/centre1-preparer/key.pem") };
    const client = new Client(`http://127.0.0.1:${port}`, person, folder);
    Client.connection = {};
    await client.signIn();
    const extracted = await client.get("/training/sets/1/records.xlsx");
    assert.equal(extracted.status, 200);
    const begun = await client.post("/accreditation/applications", { variant: "7" });
    assert.equal(begun.status, 303, begun.text);
    await client.get(begun.location);
    assert.equal((await client.post(`${begun.location}/pdf`, {})).status, 303);
    await until(120, "a PDF by LibreOffice under the same restrictions", async () => {
      const copy = await client.get(`${begun.location}/pdf/file`);
      return copy.status === 200 && copy.bytes.subarray(0, 5).toString() === "%PDF-";
    });
    served.kill("SIGTERM");
    assert.equal(await ended, 0, "it ends in order");
  });
});
