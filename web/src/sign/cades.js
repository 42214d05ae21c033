// CAdES-BES (ETSI EN 319 122-1, clause 5): a detached CMS signature whose signed attributes name the certificate.
import { ObjectIdentifier, OctetString, Sequence, UTCTime } from "asn1js";
import {
  Attribute, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes,
  SignedData, SignerInfo, getCrypto,
} from "pkijs";

const oid = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
};

// RFC 5035: SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }; SHA-256 is the default and must be left out.
async function signingCertificate(certificate) {
  const hash = await getCrypto(true).digest("SHA-256", certificate.toSchema(true).toBER());
  const id = new Sequence({ value: [new OctetString({ valueHex: hash })] });
  return new Sequence({ value: [new Sequence({ value: [id] })] });
}

async function signedAttributes(bytes, certificate, hash) {
  const digest = await getCrypto(true).digest(hash, bytes);
  const attribute = (type, value) => new Attribute({ type, values: [value] });
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(oid.contentType, new ObjectIdentifier({ value: ContentInfo.DATA })),
      attribute(oid.signingTime, new UTCTime({ valueDate: new Date() })),
      attribute(oid.messageDigest, new OctetString({ valueHex: digest })),
      attribute(oid.signingCertificateV2, await signingCertificate(certificate)),
    ],
  });
}

// DER of the signature of `bytes` by what openKeyFile() gave.
export async function signDetached(bytes, { privateKey, hash, certificate, certificates }) {
  const { issuer, serialNumber } = certificate;
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    signerInfos: [new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
      signedAttrs: await signedAttributes(bytes, certificate, hash),
    })],
    certificates,
  });
  await signedData.sign(privateKey, 0, hash, bytes);
  return new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) }).toSchema().toBER();
}
