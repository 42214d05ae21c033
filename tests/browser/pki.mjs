// Certification authorities and people's keys for the stories, made by the openssl command line as anybody could.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const engine = ["-engine", "gost"];
const kinds = {
  rsa: { key: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], engine: [], digest: "sha256" },
  ecdsa: { key: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], engine: [], digest: "sha256" },
  gost: { key: ["-algorithm", "gost2012_256", "-pkeyopt", "paramset:A"], engine, digest: "md_gost12_256" },
};
const caExtensions = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n";
const personExtensions = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n" +
  "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";

function openssl(args) {
  return execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
}

function makeKey(kind, folder, name) {
  const key = path.join(folder, `${name}.key.pem`);
  openssl(["genpkey", ...kinds[kind].engine, ...kinds[kind].key, "-out", key]);
  return key;
}

// A CA of its own in `folder`. `kind`: rsa, ecdsa or gost.
export function makeCa(folder, kind, name) {
  mkdirSync(folder, { recursive: true });
  const key = makeKey(kind, folder, "ca");
  const config = path.join(folder, "ca.cnf");
  writeFileSync(config, `[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\nutf8=yes\nstring_mask=utf8only\n` +
    `[dn]\nCN=${name}\n[ext]\n${caExtensions}`);
  const certificate = path.join(folder, "ca.cer");
  openssl(["req", "-new", "-x509", ...kinds[kind].engine, `-${kinds[kind].digest}`, "-days", "3650", "-utf8", "-config", config, "-key", key, "-out", certificate]);
  return { folder, kind, key, certificate };
}

// A person's key, certificate (PEM, .cer) and, save for ГОСТ, a .p12 with the password "story".
export function issue(ca, name, { commonName, surname, givenName, days = 365 } = {}) {
  const { folder, kind } = ca;
  const key = makeKey(kind, folder, name);
  const file = (ending) => path.join(folder, `${name}.${ending}`);
  writeFileSync(file("cnf"), `[req]\ndistinguished_name=dn\nprompt=no\nutf8=yes\nstring_mask=utf8only\n[dn]\nCN=${commonName}\n` +
    (surname ? `SN=${surname}\nGN=${givenName}\n` : ""));
  writeFileSync(file("ext"), personExtensions);
  openssl(["req", "-new", ...kinds[kind].engine, `-${kinds[kind].digest}`, "-utf8", "-config", file("cnf"), "-key", key, "-out", file("csr")]);
  openssl(["x509", "-req", ...kinds[kind].engine, `-${kinds[kind].digest}`, "-days", String(days), "-in", file("csr"), "-CA", ca.certificate,
    "-CAkey", ca.key, "-CAcreateserial", "-extfile", file("ext"), "-out", file("cer")]);
  if (kind !== "gost")
    openssl(["pkcs12", "-export", "-in", file("cer"), "-inkey", key, "-certfile", ca.certificate, "-passout", "pass:story", "-out", file("p12")]);
  return { kind, key, certificate: file("cer"), p12: kind === "gost" ? null : file("p12"), password: "story" };
}

// The CA's list of revoked certificates, with this person's in it.
export function makeCrl(ca, person) {
  const file = (name) => path.join(ca.folder, name);
  const serial = openssl(["x509", "-in", person.certificate, "-noout", "-serial"]).toString().trim().replace("serial=", "");
  const day = (days) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().replace(/[-:T]/g, "").slice(2, 14) + "Z";
  writeFileSync(file("index.txt"), `R\t${day(300)}\t${day(-1)}\t${serial}\tunknown\t/CN=revoked\n`);
  writeFileSync(file("crl.cnf"), `[ca]\ndefault_ca=own\n[own]\ndatabase=${file("index.txt")}\ncrl_extensions=ext\n[ext]\nauthorityKeyIdentifier=keyid\n`);
  openssl(["ca", "-gencrl", ...kinds[ca.kind].engine, "-md", kinds[ca.kind].digest, "-config", file("crl.cnf"), "-keyfile", ca.key, "-cert", ca.certificate,
    "-crldays", "7", "-out", file("ca.crl")]);
  return file("ca.crl");
}

// The detached CAdES-BES signature of a file, DER, as the page's own command makes it.
export function signFile(person, file) {
  const { engine: withEngine, digest } = kinds[person.kind];
  const signature = `${file}.sig`;
  openssl(["cms", "-sign", "-binary", "-cades", ...withEngine, "-md", digest, "-in", file, "-signer", person.certificate, "-inkey", person.key,
    "-outform", "DER", "-out", signature]);
  return signature;
}

export const bytesOf = (file) => readFileSync(file);
