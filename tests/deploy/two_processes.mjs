// Two programs on one PostgreSQL and one data folder, and nginx with deploy/nginx.conf before them.
import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { pause } from "../kill/random.mjs";
import { binary, Site } from "../kill/site.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function until(seconds, what, look) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: not in ${seconds} s`);
}

// The site as its users reach it. `ports` are those of the two programs.
export class ProxiedSite {
  static async make() {
    const proxied = new ProxiedSite();
    proxied.site = await Site.make("postgresql");
    proxied.ports = [await freePort(), await freePort()];
    proxied.httpsPort = await freePort();
    proxied.httpPort = await freePort();
    proxied.origin = `https://localhost:${proxied.httpsPort}`;
    const settings = path.join(proxied.site.work, "obereg.yaml");
    // The one that is shipped, with the names of this place.
    writeFileSync(settings, readFileSync(path.join(root, "deploy/obereg.yaml"), "utf8").replace("https://obereg.example", proxied.origin));
    proxied.site.options.push("--config", settings);
    proxied.programs = new Map();
    return proxied;
  }

  async startProgram(port) {
    const program = spawn(binary, ["serve", ...this.site.options, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", this.site.log, this.site.log] });
    const ended = new Promise((resolve) => program.once("exit", resolve));
    this.programs.set(port, { program, ended });
    await until(60, `the program at ${port}`, () => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false));
  }

  async endProgram(port, signal) {
    const { program, ended } = this.programs.get(port);
    program.kill(signal);
    await ended;
    this.programs.delete(port);
  }

  // A certificate made on the fly; deploy/nginx.conf with its marked lines changed as its comments say.
  async startNginx() {
    const folder = path.join(this.site.folder, "nginx");
    mkdirSync(folder);
    this.certificate = path.join(folder, "fullchain.pem");
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", path.join(folder, "key.pem"), "-out", this.certificate], { stdio: "ignore" });
    const change = (text, from, to) => {
      if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no «${from}»`);
      return text.replaceAll(from, to);
    };
    let conf = readFileSync(path.join(root, "deploy/nginx.conf"), "utf8");
    conf = change(conf, "server 127.0.0.1:8080;", this.ports.map((port) => `server 127.0.0.1:${port};`).join("\n  "));
    conf = change(conf, "listen 80;", `listen 127.0.0.1:${this.httpPort};`);
    conf = change(conf, "listen 443 ssl", `listen 127.0.0.1:${this.httpsPort} ssl`);
    conf = change(conf, "obereg.example", "localhost");
    conf = change(conf, "/etc/ssl/obereg", folder);
    writeFileSync(path.join(folder, "site.conf"), conf);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/tmp-${name};`).join("\n  ");
    const user = process.getuid() === 0 ? "user root;\n" : "";
    writeFileSync(path.join(folder, "nginx.conf"), `${user}pid ${folder}/pid;\nerror_log ${folder}/error.log;\ndaemon off;\nevents {}\nhttp {\n  ` +
      `access_log off;\n  ${temporary}\n  include ${folder}/site.conf;\n}\n`);
    const log = openSync(path.join(folder, "out.log"), "a");
    const nginx = ["/usr/sbin/nginx", "-c", path.join(folder, "nginx.conf"), "-e", path.join(folder, "error.log")];
    execFileSync(nginx[0], ["-t", "-q", ...nginx.slice(1)], { stdio: ["ignore", 2, 2] });
    this.nginx = spawn(nginx[0], nginx.slice(1), { stdio: ["ignore", log, log] });
    closeSync(log);
    this.nginxEnded = new Promise((resolve) => this.nginx.once("exit", resolve));
    await until(20, "nginx", () => existsSync(path.join(folder, "pid")));
    this.nginxFolder = folder;
  }

  async remove() {
    if (this.nginx) {
      this.nginx.kill("SIGTERM");
      await this.nginxEnded;
    }
    for (const port of [...this.programs.keys()]) await this.endProgram(port, "SIGTERM");
    this.site.remove();
  }
}
