// Opens a PKCS#12 file (RFC 7292) in the page. The key is never sent anywhere and can't be read back from the result.
import {
  AuthenticatedSafe, ContentInfo, EncryptedData, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeContents, getCrypto,
} from "pkijs";
import { SigningError } from "./errors.js";

const bag = {
  key: "1.2.840.113549.1.12.10.1.1",
  shroudedKey: "1.2.840.113549.1.12.10.1.2",
  certificate: "1.2.840.113549.1.12.10.1.3",
};
const legacyEncryption = "1.2.840.113549.1.12.1."; // RC2, RC4, 3DES of RFC 7292, appendix C
const gost = "1.2.643.";
const rsa = "1.2.840.113549.1.1.1";
const ellipticCurve = "1.2.840.10045.2.1";
const curves = {
  "1.2.840.10045.3.1.7": { namedCurve: "P-256", hash: "SHA-256" },
  "1.3.132.0.34": { namedCurve: "P-384", hash: "SHA-384" },
  "1.3.132.0.35": { namedCurve: "P-521", hash: "SHA-512" },
};

const wrongPassword = "Пароль не подходит к файлу ключа. Проверьте раскладку и регистр букв.";
const notKeyFile = "Это не файл ключа. Нужен контейнер .p12 или .pfx с закрытым ключом и сертификатом.";
const legacy = "Файл ключа зашифрован устаревшим способом (RC2 или 3DES), браузер его не открывает. " +
  "Выгрузите ключ заново с шифрованием AES-256 или подпишите другой программой и загрузите файл подписи.";
const gostKey = "В файле ключ ГОСТ, браузер таким ключом не подписывает. " +
  "Подпишите через КриптоПро или командой openssl, показанной ниже, и загрузите файл подписи.";
const unsupported = "Ключ такого вида браузер не поддерживает. Подпишите другой программой и загрузите файл подписи.";

function refuseCipher(oid) {
  if (oid.startsWith(legacyEncryption)) throw new SigningError(legacy);
  if (oid.startsWith(gost)) throw new SigningError(gostKey);
}

async function decrypted(encryptedData, password) {
  refuseCipher(encryptedData.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId);
  try {
    return await encryptedData.decrypt({ password });
  } catch {
    throw new SigningError(wrongPassword);
  }
}

async function bagsOf(part, password) {
  if (part.contentType === ContentInfo.DATA) return SafeContents.fromBER(part.content.getValue()).safeBags;
  if (part.contentType !== ContentInfo.ENCRYPTED_DATA) throw new SigningError(unsupported);
  const content = await decrypted(new EncryptedData({ schema: part.content }), password);
  try {
    return SafeContents.fromBER(content).safeBags;
  } catch {
    throw new SigningError(wrongPassword); // one wrong password of 256 leaves proper padding
  }
}

async function openShrouded(value, password) {
  const encrypted = new EncryptedData();
  encrypted.encryptedContentInfo.contentEncryptionAlgorithm = value.encryptionAlgorithm;
  encrypted.encryptedContentInfo.encryptedContent = value.encryptedData;
  const content = await decrypted(encrypted, password);
  try {
    return PrivateKeyInfo.fromBER(content);
  } catch {
    throw new SigningError(wrongPassword);
  }
}

// The file's own checksum is not asked for: what is decrypted must prove itself by the certificate below.
async function contentOf(file, password) {
  let parts;
  try {
    const pfx = PFX.fromBER(file);
    parts = AuthenticatedSafe.fromBER(pfx.authSafe.content.getValue()).safeContents;
  } catch {
    throw new SigningError(notKeyFile);
  }
  const found = { keys: [], certificates: [] };
  for (const part of parts)
    for (const { bagId, bagValue } of await bagsOf(part, password)) {
      if (bagId === bag.key) found.keys.push(bagValue);
      else if (bagValue instanceof PKCS8ShroudedKeyBag) found.keys.push(await openShrouded(bagValue, password));
      else if (bagId === bag.certificate) found.certificates.push(bagValue.parsedValue);
    }
  if (!found.keys.length || !found.certificates.length) throw new SigningError(notKeyFile);
  return found;
}

function algorithmOf(key) {
  const { algorithmId, algorithmParams } = key.privateKeyAlgorithm;
  if (algorithmId.startsWith(gost)) throw new SigningError(gostKey);
  if (algorithmId === rsa) return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const curve = algorithmId === ellipticCurve && curves[algorithmParams?.valueBlock?.toString()];
  if (!curve) throw new SigningError(unsupported);
  return { name: "ECDSA", ...curve };
}

async function belongsTo(certificate, privateKey, algorithm) {
  const crypto = getCrypto(true);
  try {
    const spki = certificate.subjectPublicKeyInfo.toSchema().toBER();
    const publicKey = await crypto.importKey("spki", spki, algorithm, false, ["verify"]);
    const probe = new Uint8Array(32);
    const signature = await crypto.subtle.sign(algorithm, privateKey, probe);
    return await crypto.subtle.verify(algorithm, publicKey, signature, probe);
  } catch {
    return false; // a certificate of another kind of key
  }
}

// {privateKey, hash, certificate, certificates}: the signer's certificate is the one that the key belongs to.
export async function openKeyFile(file, password) {
  const { keys, certificates } = await contentOf(file, new TextEncoder().encode(password).buffer);
  const algorithm = algorithmOf(keys[0]);
  let privateKey;
  try {
    const pkcs8 = keys[0].toSchema().toBER();
    privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  } catch {
    throw new SigningError(unsupported);
  }
  for (const certificate of certificates)
    if (await belongsTo(certificate, privateKey, algorithm))
      return { privateKey, hash: algorithm.hash, certificate, certificates };
  throw new SigningError("В файле нет сертификата этого ключа. Выгрузите ключ вместе с сертификатом.");
}
