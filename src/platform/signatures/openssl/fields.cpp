#include "platform/signatures/openssl/fields.hpp"

#include <array>
#include <utility>

#include "core/text.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures::openssl {
namespace {

// Kept by number: names of these differ between versions of OpenSSL, and INNLE has none in 3.0.
constexpr std::array subject_fields{
    std::pair{"2.5.4.3", &Certificate::common_name},   std::pair{"2.5.4.4", &Certificate::surname},
    std::pair{"2.5.4.42", &Certificate::given_name},   std::pair{"2.5.4.10", &Certificate::organisation},
    std::pair{"2.5.4.12", &Certificate::title},        std::pair{"1.2.840.113549.1.9.1", &Certificate::email},
    std::pair{"1.2.643.3.131.1.1", &Certificate::inn}, std::pair{"1.2.643.100.4", &Certificate::inn_le},
    std::pair{"1.2.643.100.1", &Certificate::ogrn},    std::pair{"1.2.643.100.5", &Certificate::ogrnip},
    std::pair{"1.2.643.100.3", &Certificate::snils},
};

constexpr std::array key_algorithms{
    std::pair{"1.2.643.7.1.1.1.1", KeyAlgorithm::gost_2012_256},
    std::pair{"1.2.643.7.1.1.1.2", KeyAlgorithm::gost_2012_512},
    std::pair{"1.2.643.2.2.19", KeyAlgorithm::gost_2001},
    std::pair{"1.2.840.113549.1.1.1", KeyAlgorithm::rsa},
    std::pair{"1.2.840.113549.1.1.10", KeyAlgorithm::rsa},
    std::pair{"1.2.840.10045.2.1", KeyAlgorithm::ecdsa},
    std::pair{"1.3.101.112", KeyAlgorithm::ed25519},
};

using NamePtr = Handle<X509_NAME, X509_NAME_free>;

// T61String, as Russian CAs fill it: Windows-1251, or UTF-8 under that name. OpenSSL reads it as Latin-1.
std::string from_t61(std::string const& bytes) {
  if (text::is_utf8(bytes)) return bytes;
  std::string letters;
  for (char const letter : bytes) {
    auto const code = static_cast<unsigned char>(letter);
    if (code >= 0xC0) {
      auto const point = 0x410u + (code - 0xC0u);
      letters += static_cast<char>(0xC0 | (point >> 6));
      letters += static_cast<char>(0x80 | (point & 0x3F));
    } else if (code == 0xA8 || code == 0xB8) {
      letters += code == 0xA8 ? "Ё" : "ё";
    } else if (code == 0xAB || code == 0xBB) {
      letters += code == 0xAB ? "«" : "»";
    } else if (code == 0xB9) {
      letters += "№";
    } else {
      letters += code < 0x80 ? letter : '?';
    }
  }
  return letters;
}

// The name with all of its strings in a form that is read right.
NamePtr readable(X509_NAME const* name) {
  NamePtr copy(need(X509_NAME_dup(name)));
  for (int i = 0; i < X509_NAME_entry_count(copy.get()); ++i) {
    X509_NAME_ENTRY* const entry = X509_NAME_get_entry(copy.get(), i);
    ASN1_STRING const* const value = X509_NAME_ENTRY_get_data(entry);
    if (ASN1_STRING_type(value) != V_ASN1_T61STRING) continue;
    auto const letters = from_t61(bytes(value));
    need(X509_NAME_ENTRY_set_data(entry, V_ASN1_UTF8STRING, reinterpret_cast<unsigned char const*>(letters.data()),
                                  static_cast<int>(letters.size())) == 1);
  }
  return copy;
}

std::string line_of(X509_NAME const* name) {
  auto const bio = writing();
  // Without the escaping of letters beyond ASCII, so that Cyrillic stays readable.
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  return written(bio.get());
}

void read_subject(X509_NAME const* name, Certificate& into) {
  for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
    X509_NAME_ENTRY const* const entry = X509_NAME_get_entry(name, i);
    std::string const oid = dotted(X509_NAME_ENTRY_get_object(entry));
    for (auto const& [field_oid, member] : subject_fields) {
      if (oid == field_oid && (into.*member).empty()) into.*member = utf8(X509_NAME_ENTRY_get_data(entry));
    }
  }
  // RFC 9215, section 6: an older certificate has the organisation's ИНН as "00" and 10 digits in the person's field.
  if (into.inn.size() == 12 && into.inn.starts_with("00")) {
    if (into.inn_le.empty()) into.inn_le = into.inn.substr(2);
    into.inn.clear();
  }
}

std::string common_name_of(X509_NAME const* name) {
  int const index = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  return index < 0 ? std::string() : utf8(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
}

std::string title_of(KeyAlgorithm algorithm, int bits) {
  std::string const size = bits > 0 ? ", " + std::to_string(bits) + " бит" : "";
  switch (algorithm) {
    case KeyAlgorithm::gost_2012_256:
    case KeyAlgorithm::gost_2012_512:
      return "ГОСТ Р 34.10-2012" + size;
    case KeyAlgorithm::gost_2001:
      return "ГОСТ Р 34.10-2001 (срок действия стандарта истёк)";
    case KeyAlgorithm::rsa:
      return "RSA" + size;
    case KeyAlgorithm::ecdsa:
      return "ECDSA" + size;
    case KeyAlgorithm::ed25519:
      return "Ed25519";
    case KeyAlgorithm::other:
      break;
  }
  return "неизвестный алгоритм";
}

void read_key(X509* certificate, Certificate& into) {
  ASN1_OBJECT* algorithm = nullptr;
  if (X509_PUBKEY_get0_param(&algorithm, nullptr, nullptr, nullptr, X509_get_X509_PUBKEY(certificate)) == 1) {
    std::string const oid = dotted(algorithm);
    for (auto const& [known, value] : key_algorithms) {
      if (oid == known) into.key_algorithm = value;
    }
  }
  switch (into.key_algorithm) {
    // The number of a GOST algorithm says the size: these are read without the engine.
    case KeyAlgorithm::gost_2012_256:
    case KeyAlgorithm::gost_2001:
      into.key_bits = 256;
      break;
    case KeyAlgorithm::gost_2012_512:
      into.key_bits = 512;
      break;
    default:
      if (EVP_PKEY* const key = X509_get0_pubkey(certificate)) into.key_bits = EVP_PKEY_get_bits(key);
  }
  into.key_algorithm_title = title_of(into.key_algorithm, into.key_bits);
  X509_ALGOR const* signature = nullptr;
  X509_get0_signature(nullptr, &signature, certificate);
  ASN1_OBJECT const* signature_oid = nullptr;
  X509_ALGOR_get0(&signature_oid, nullptr, nullptr, signature);
  into.signature_algorithm = dotted(signature_oid);
}

KeyUsage usage_of(X509* certificate) {
  std::uint32_t const bits = X509_get_key_usage(certificate);
  KeyUsage usage;
  if (bits == UINT32_MAX) return usage;
  usage.stated = true;
  usage.digital_signature = bits & KU_DIGITAL_SIGNATURE;
  usage.non_repudiation = bits & KU_NON_REPUDIATION;
  usage.key_encipherment = bits & KU_KEY_ENCIPHERMENT;
  usage.data_encipherment = bits & KU_DATA_ENCIPHERMENT;
  usage.key_agreement = bits & KU_KEY_AGREEMENT;
  usage.certificate_signing = bits & KU_KEY_CERT_SIGN;
  usage.crl_signing = bits & KU_CRL_SIGN;
  return usage;
}

std::vector<std::string> crl_addresses_of(X509* certificate) {
  std::vector<std::string> addresses;
  Handle<CRL_DIST_POINTS, CRL_DIST_POINTS_free> const points(
      static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
  for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
    DIST_POINT_NAME const* const name = sk_DIST_POINT_value(points.get(), i)->distpoint;
    if (!name || name->type != 0) continue;
    for (int j = 0; j < sk_GENERAL_NAME_num(name->name.fullname); ++j) {
      GENERAL_NAME const* const address = sk_GENERAL_NAME_value(name->name.fullname, j);
      if (address->type == GEN_URI) addresses.push_back(utf8(address->d.uniformResourceIdentifier));
    }
  }
  return addresses;
}

std::string sign_tool_of(X509* certificate) {
  int const index = X509_get_ext_by_OBJ(certificate, object("1.2.643.100.111").get(), -1);
  if (index < 0) return {};
  ASN1_OCTET_STRING const* const value = X509_EXTENSION_get_data(X509_get_ext(certificate, index));
  auto const* position = ASN1_STRING_get0_data(value);
  Handle<ASN1_UTF8STRING, ASN1_UTF8STRING_free> const text(
      d2i_ASN1_UTF8STRING(nullptr, &position, ASN1_STRING_length(value)));
  return text ? utf8(text.get()) : std::string();
}

std::string serial_of(X509* certificate) {
  BignumPtr const number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* const digits = number ? BN_bn2hex(number.get()) : nullptr;
  std::string const serial = digits ? digits : "";
  OPENSSL_free(digits);
  return serial;
}

}  // namespace

Certificate fields_of(X509* certificate) {
  ErrorQueue const errors;
  Certificate result;
  result.der = der_of(certificate);
  auto const subject = readable(X509_get_subject_name(certificate));
  auto const issuer = readable(X509_get_issuer_name(certificate));
  result.subject = line_of(subject.get());
  result.issuer = line_of(issuer.get());
  read_subject(subject.get(), result);
  result.issuer_common_name = common_name_of(issuer.get());
  result.serial = serial_of(certificate);
  result.not_before = moment(X509_get0_notBefore(certificate));
  result.not_after = moment(X509_get0_notAfter(certificate));
  read_key(certificate, result);
  result.key_usage = usage_of(certificate);
  result.is_ca = X509_check_ca(certificate) == 1;
  result.sha256 = text::hex(digest(result.der, EVP_sha256()));
  result.sha1 = text::hex(digest(result.der, EVP_sha1()));
  result.subject_key_id = text::hex(bytes(X509_get0_subject_key_id(certificate)));
  result.authority_key_id = text::hex(bytes(X509_get0_authority_key_id(certificate)));
  result.crl_addresses = crl_addresses_of(certificate);
  result.sign_tool = sign_tool_of(certificate);
  return result;
}

}  // namespace obereg::signatures::openssl
