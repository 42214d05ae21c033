// Signing by the CryptoPro browser plug-in (GOST keys on tokens and in the system's store), by its documented asynchronous
// interface. The plug-in is reached through its maker's page script, which we don't ship: see docs/design.md.
import { SigningError } from "./errors.js";

const waitFor = 5000; // milliseconds until the plug-in counts as absent

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

// The plug-in's object once it answers; null where there is none.
export async function plugin(scriptUrl) {
  const isOurs = scriptUrl && new URL(scriptUrl, location.href).origin === location.origin;
  if (!window.cadesplugin && isOurs) await loadScript(scriptUrl);
  const found = window.cadesplugin;
  if (!found) return null;
  // The object is itself a promise: resolving with it would wait for it for ever, so only its readiness is awaited.
  const ready = new Promise((resolve, reject) => found.then(() => resolve(true), reject));
  const late = new Promise((resolve) => setTimeout(resolve, waitFor, false));
  return (await Promise.race([ready, late])) ? { object: found } : null;
}

function commonName(subject) {
  return /(?:^|,\s*)CN=("(?:[^"]|"")*"|[^,]*)/.exec(subject)?.[1].replace(/^"|"$/g, "").replaceAll('""', '"') ?? subject;
}

async function describe(certificate) {
  const until = new Date(await certificate.ValidToDate);
  const title = `${commonName(await certificate.SubjectName)}, до ${until.toLocaleDateString("ru-RU")}`;
  return { certificate, title, isUsable: until > new Date() && (await certificate.HasPrivateKey()) };
}

// [{title, certificate}] of the person's own certificates that can sign today.
export async function listCertificates({ object: api }) {
  const store = await api.CreateObjectAsync("CAdESCOM.Store");
  await store.Open(api.CAPICOM_CURRENT_USER_STORE, api.CAPICOM_MY_STORE, api.CAPICOM_STORE_OPEN_MAXIMUM_ALLOWED);
  const certificates = await store.Certificates;
  const found = [];
  for (let i = 1, count = await certificates.Count; i <= count; ++i) found.push(await describe(await certificates.Item(i)));
  await store.Close();
  return found.filter(({ isUsable }) => isUsable);
}

// Base64 of a detached CAdES-BES signature.
export async function signByPlugin({ object: api }, certificate, base64) {
  try {
    const signer = await api.CreateObjectAsync("CAdESCOM.CPSigner");
    await signer.propset_Certificate(certificate);
    await signer.propset_CheckCertificate(true);
    const data = await api.CreateObjectAsync("CAdESCOM.CadesSignedData");
    await data.propset_ContentEncoding(api.CADESCOM_BASE64_TO_BINARY);
    await data.propset_Content(base64);
    const isDetached = true;
    return (await data.SignCades(signer, api.CADESCOM_CADES_BES, isDetached)).replace(/\s+/g, "");
  } catch (error) {
    const cause = api.getLastError ? api.getLastError(error) : error.message;
    throw new SigningError(`КриптоПро не подписал: ${cause}`);
  }
}
