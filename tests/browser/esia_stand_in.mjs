// An invented ЕСИА on localhost: oidc-provider with ЕСИА's addresses, people and error codes. It looks at our client_secret
// by the openssl program, in the variant it was started for, and refuses as ЕСИА does.
import { execFileSync } from "node:child_process";
import { createPrivateKey, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import querystring from "node:querystring";
import Provider from "oidc-provider";
import { issue, makeCa } from "./pki.mjs";

export const scope = "openid fullname snils";
const engine = ["-engine", "gost"];
const openssl = (...args) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
const base64url = (bytes) => Buffer.from(bytes).toString("base64url");
const minutes = 60_000;

class Refused extends Error {
  constructor(code, words) {
    super(`ESIA-${code}: ${words}`);
  }
}

// What the system registered with us must have signed, and with what.
class ClientSecret {
  constructor(variant, certificate, folder) {
    Object.assign(this, { variant, certificate, folder });
    this.key = path.join(folder, "client.pub.pem");
    writeFileSync(this.key, openssl("x509", ...engine, "-in", certificate, "-pubkey", "-noout"));
    const der = path.join(folder, "client.der");
    openssl("x509", ...engine, "-in", certificate, "-outform", "DER", "-out", der);
    this.hash = String(openssl("dgst", ...engine, "-md_gost12_256", "-r", der)).split(" ")[0].toUpperCase();
  }

  check(fields) {
    for (const name of ["client_id", "client_secret", "scope", "state", "timestamp", "redirect_uri"])
      if (typeof fields[name] !== "string" || !fields[name]) throw new Refused("007003", `no ${name}`);
    const [, date, time] = /^(\d{4}\.\d\d\.\d\d) (\d\d:\d\d:\d\d) \+0000$/.exec(fields.timestamp) ?? [];
    if (!date || Math.abs(Date.parse(`${date.replaceAll(".", "-")}T${time}Z`) - Date.now()) > 5 * minutes) throw new Refused("007015", "wrong time");
    const secret = Buffer.from(fields.client_secret.replaceAll("=", ""), "base64url");
    if (this.variant === "v1") this.checkPkcs7(fields, secret);
    else this.checkBare(fields, secret);
  }

  checkPkcs7(fields, secret) {
    const [content, signature] = this.files(fields.scope + fields.timestamp + fields.client_id + fields.state, secret);
    this.run("cms", "-verify", ...engine, "-binary", "-inform", "DER", "-in", signature, "-content", content, "-nointern", "-certfile", this.certificate,
      "-noverify", "-out", path.join(this.folder, "out"));
  }

  checkBare(fields, secret) {
    if (!fields.client_certificate_hash) throw new Refused("007014", "no client_certificate_hash");
    if (fields.client_certificate_hash !== this.hash) throw new Refused("007002", "another certificate");
    const signed = fields.client_id + fields.scope + fields.timestamp + fields.state + fields.redirect_uri + (fields.code ?? "");
    const [content, signature] = this.files(signed, secret);
    this.run("dgst", ...engine, "-md_gost12_256", "-verify", this.key, "-signature", signature, content);
  }

  files(content, signature) {
    const names = ["content", "signature"].map((name) => path.join(this.folder, name));
    writeFileSync(names[0], content);
    writeFileSync(names[1], signature);
    return names;
  }

  run(...args) {
    try {
      openssl(...args);
    } catch {
      throw new Refused("007053", "client_secret is wrong");
    }
  }
}

// ЕСИА's own token of who came: by oidc-provider's RSA key in v1; in v3 signed anew by a ГОСТ key, as ЕСИА does.
function gostToken(idToken, key, folder) {
  const claims = JSON.parse(Buffer.from(idToken.split(".")[1], "base64url"));
  claims["urn:esia:sbj"] = { "urn:esia:sbj:oid": Number(claims.sub), "urn:esia:sbj:typ": "P" };
  const bytes = `${base64url('{"alg":"GOST3410_2012_256","typ":"JWT"}')}.${base64url(JSON.stringify(claims))}`;
  const file = path.join(folder, "token");
  writeFileSync(file, bytes);
  return `${bytes}.${base64url(openssl("dgst", ...engine, "-md_gost12_256", "-sign", key, file))}`;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function choice(uid, people) {
  const buttons = people.map(({ oid, lastName, firstName }) => `<p><a href="/interaction/${uid}/login?oid=${oid}">${escaped(`${lastName} ${firstName}`)}</a></p>`);
  return `<!doctype html><html lang="ru"><title>ЕСИА (стенд)</title><h1>Кто вы?</h1>${buttons.join("")}<p><a href="/interaction/${uid}/refuse">Отказать</a></p></html>`;
}

// `people`: as /rs/prns/{oid} gives them, with `oid`. What a test sets on the result: `refusal` («ESIA-…: …» in place of
// the page that asks who one is), `tokenAnswer` ({status, body}), `pause` (milliseconds before a token), `tokens` counts.
export async function startEsia({ variant, callback, people }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "esia-"));
  const own = makeCa(path.join(folder, "own"), variant === "v1" ? "rsa" : "gost", "ЕСИА (стенд)");
  const rsa = variant === "v1" ? own : makeCa(path.join(folder, "rsa"), "rsa", "ЕСИА (стенд)");
  const client = issue(makeCa(path.join(folder, "client"), "gost", "УЦ испытаний"), "obereg", { commonName: "ИС «Оберег»" });
  const secret = new ClientSecret(variant, client.certificate, folder);
  const paths = variant === "v1" ? { authorization: "/aas/oauth2/ac", token: "/aas/oauth2/te" }
    : { authorization: "/aas/oauth2/v2/ac", token: "/aas/oauth2/v3/te" };

  const server = http.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `http://localhost:${server.address().port}`;
  const standIn = { host, client, certificate: own.certificate, issuer: host, tokens: 0 };

  const provider = new Provider(host, {
    clients: [{ client_id: "OBEREG", redirect_uris: [callback], token_endpoint_auth_method: "none", grant_types: ["authorization_code"], response_types: ["code"] }],
    routes: paths,
    scopes: scope.split(" "),
    pkce: { required: () => variant === "v3" },
    jwks: { keys: [{ ...createPrivateKey(readFileSync(rsa.key)).export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (ctx, oid) => ({ accountId: oid, claims: () => ({ sub: oid }) }),
  });

  const back = (response, fields, error) => response.writeHead(302, { location: `${callback}?${querystring.stringify(
    { error: "invalid_request", error_description: error, state: fields.state })}` }).end();
  const json = (response, status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

  async function interact(request, response, url) {
    const [, , uid, action] = url.pathname.split("/");
    if (!action) return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(choice(uid, people));
    if (action === "refuse")
      return provider.interactionFinished(request, response, { error: "access_denied", error_description: "ESIA-007004: The resource owner denied the request" });
    const accountId = url.searchParams.get("oid");
    const grant = new provider.Grant({ accountId, clientId: "OBEREG" });
    grant.addOIDCScope(scope);
    return provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId: await grant.save() } });
  }

  async function person(request, response, oid) {
    const token = await provider.AccessToken.find((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    const found = people.find((each) => String(each.oid) === oid);
    if (!token || token.accountId !== oid || !found) return json(response, 401, { error: "invalid_token", error_description: "ESIA-007019: no permission" });
    return json(response, 200, found);
  }

  async function token(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const fields = querystring.parse(Buffer.concat(chunks).toString());
    standIn.tokens += 1;
    if (standIn.pause) await new Promise((resolve) => setTimeout(resolve, standIn.pause));
    if (standIn.tokenAnswer) return json(response, standIn.tokenAnswer.status, standIn.tokenAnswer.body);
    try {
      secret.check(fields);
    } catch (error) {
      return json(response, 400, { error: "invalid_request", error_description: error.message, state: fields.state });
    }
    delete fields.client_secret;
    request.body = fields;
    return provider.callback()(request, response);
  }

  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === paths.token && ctx.status === 200) {
      if (variant === "v3") ctx.body.id_token = gostToken(ctx.body.id_token, own.key, folder);
      ctx.body.state = ctx.req.body.state;
    }
  });

  server.on("request", (request, response) => {
    const url = new URL(request.url, host);
    const answer = async () => {
      if (url.pathname === "/favicon.ico") return response.writeHead(204).end();
      if (url.pathname === paths.token) return token(request, response);
      if (url.pathname.startsWith("/rs/prns/")) return person(request, response, url.pathname.split("/")[3]);
      if (url.pathname.startsWith("/interaction/")) return interact(request, response, url);
      if (url.pathname === paths.authorization) {
        const fields = Object.fromEntries(url.searchParams);
        try {
          if (standIn.refusal) throw new Error(standIn.refusal);
          secret.check(fields);
        } catch (error) {
          return back(response, fields, error.message);
        }
      }
      return provider.callback()(request, response);
    };
    answer().catch((error) => { console.error(error); response.destroy(); });
  });

  standIn.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  // The settings of a program that signs in by this ЕСИА.
  standIn.settings = [`esia_host: ${host}`, "esia_mnemonic: OBEREG", `esia_variant: ${variant}`, `esia_key_file: ${client.key}`,
    `esia_certificate_file: ${client.certificate}`, `esia_provider_certificate_file: ${own.certificate}`, `esia_issuer: ${host}`,
    "esia_allow_private: true", ""].join("\n");
  return standIn;
}
