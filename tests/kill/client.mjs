// A person at the site: cookies, forms, signatures made by openssl.
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { signFile } from "../browser/pki.mjs";
import { pause } from "./random.mjs";

const boundary = "----kill-campaign-boundary";

function multipart(fields) {
  const parts = [];
  for (const [name, value] of Object.entries(fields)) {
    const file = value.bytes ? `; filename="${value.name}"\r\nContent-Type: application/octet-stream` : "";
    parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      value.bytes ?? Buffer.from(value), Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

export class Client {
  // For every request: the CA of a site over TLS, the address to come from.
  static connection = {};
  headers = {}; // besides our own

  constructor(baseUrl, person, folder) {
    Object.assign(this, { baseUrl, person, folder, cookies: new Map(), token: "" });
  }

  // One request, one answer; rejects where the connection breaks. A body goes in four pieces, so that a moment may fall
  // between them.
  async send(method, address, body, type) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...this.headers };
    if (body) Object.assign(headers, { "content-type": type, "content-length": body.length });
    const url = new URL(address, this.baseUrl);
    const request = (url.protocol === "https:" ? https : http).request(url, { method, headers, agent: false, ...Client.connection });
    const answer = new Promise((resolve, reject) => {
      request.once("error", reject);
      request.setTimeout(90_000, () => request.destroy(new Error("no answer in 90 s")));
      request.once("response", (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk)).once("error", reject);
        response.once("close", () => (response.complete ? resolve(this.#read(response, Buffer.concat(chunks))) : reject(new Error("the answer broke off"))));
      });
    });
    answer.catch(() => {});
    const piece = Math.ceil((body?.length ?? 0) / 4);
    for (let at = 0; body && at < body.length; at += piece) {
      request.write(body.subarray(at, at + piece));
      await pause(2);
    }
    request.end();
    return answer;
  }

  #read(response, bytes) {
    for (const cookie of response.headers["set-cookie"] ?? []) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(name, value);
    }
    const text = bytes.toString();
    this.token = text.match(/name="csrf" value="([^"]+)"/)?.[1] ?? this.token;
    return { status: response.statusCode, headers: response.headers, location: response.headers.location, bytes, text };
  }

  // Again and again while there is nobody at the other end. Only for what may be asked twice.
  async persist(ask) {
    for (const until = Date.now() + 120_000; ; await pause(50)) {
      try {
        return await ask();
      } catch (error) {
        if (!isBroken(error) || Date.now() > until) throw error;
      }
    }
  }

  get(address) {
    return this.persist(() => this.send("GET", address));
  }

  post(address, fields) {
    return this.send("POST", address, multipart({ csrf: this.token, ...fields }), `multipart/form-data; boundary=${boundary}`);
  }

  sign(bytes) {
    const file = path.join(this.folder, "to-sign");
    writeFileSync(file, bytes);
    return { name: "signature.sig", bytes: readFileSync(signFile(this.person, file)) };
  }

  async signIn() {
    const page = await this.get("/sign-in");
    const address = page.text.match(/data-bytes-url="([^"]+)"/)[1];
    const challenge = await this.get(address);
    const answer = await this.post(page.text.match(/action="(\/sign-in[^"]*)"/)[1].replaceAll("&amp;", "&"),
      { signature_file: this.sign(challenge.bytes) });
    if (answer.status !== 303) throw new Error(`sign-in: ${answer.status}\n${plain(answer.text)}`);
  }
}

// The words of a page, for whoever reads why a campaign stopped.
export const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 1500);

export const isBroken = (error) => ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(error.code) ||
  ["the answer broke off", "socket hang up"].includes(error.message);
