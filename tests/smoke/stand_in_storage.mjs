// A stand-in for an S3-compatible storage: one bucket in memory. It checks each request's AWS Signature Version 4 as the real
// ones do, and the bytes against the hash that was signed.
import { createHash, createHmac } from "node:crypto";
import http from "node:http";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

export class StandInStorage {
  keyId = "KEYOFOBEREG";
  secret = "secret/of+the=storage";
  objects = new Map();
  refusals = [];
  pageSize = 3; // of a listing: small, so that pages are needed

  async start() {
    this.server = http.createServer((request, response) => this.#answer(request, response)).listen(0, "127.0.0.1");
    await new Promise((resolve) => this.server.once("listening", resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}/bucket`;
  }

  stop() {
    this.server.closeAllConnections?.();
    return new Promise((resolve) => this.server.close(resolve));
  }

  #isSigned(request, bytes) {
    const { authorization = "", "x-amz-content-sha256": payload = "", "x-amz-date": moment = "" } = request.headers;
    const match = authorization.match(/^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=(\w{64})$/);
    if (!match || match[1] !== this.keyId || payload !== sha256(bytes)) return false;
    const [, , day, region, names, signature] = match;
    const url = new URL(request.url, this.url);
    const headers = names.split(";").map((name) => `${name}:${request.headers[name]}\n`).join("");
    const canonical = [request.method, url.pathname, url.search.slice(1), headers, names, payload].join("\n");
    const scope = `${day}/${region}/s3/aws4_request`;
    const key = [day, region, "s3", "aws4_request"].reduce((from, part) => hmac(from, part), `AWS4${this.secret}`);
    return hmac(key, ["AWS4-HMAC-SHA256", moment, scope, sha256(canonical)].join("\n")).toString("hex") === signature;
  }

  async #answer(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks), url = new URL(request.url, this.url), name = url.pathname.slice("/bucket/".length);
    if (!this.#isSigned(request, bytes)) {
      this.refusals.push(`${request.method} ${request.url}`);
      return response.writeHead(403).end("<Error><Code>SignatureDoesNotMatch</Code></Error>");
    }
    if (url.searchParams.get("list-type") === "2") return response.end(this.#page(url.searchParams.get("continuation-token")));
    if (request.method === "PUT") return this.objects.set(name, bytes), response.end();
    const kept = this.objects.get(name);
    response.writeHead(kept ? 200 : 404, { "content-length": kept?.length ?? 0 });
    response.end(request.method === "HEAD" ? undefined : kept);
  }

  #page(token) {
    const names = [...this.objects.keys()].sort(), from = token ? Number(Buffer.from(token, "base64")) : 0;
    const next = from + this.pageSize < names.length
      ? `<NextContinuationToken>${Buffer.from(String(from + this.pageSize)).toString("base64")}</NextContinuationToken>` : "";
    return `<?xml version="1.0"?><ListBucketResult>${next}${names.slice(from, from + this.pageSize).map((name) => `<Contents><Key>${name}</Key></Contents>`).join("")}</ListBucketResult>`;
  }
}
