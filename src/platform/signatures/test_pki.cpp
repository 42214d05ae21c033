#include "platform/signatures/test_pki.hpp"

#include <utility>

#include "platform/signatures/openssl/digests.hpp"
#include "platform/signatures/openssl/fields.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {
namespace {

struct Recipe {
  TestSubject const& subject;
  Validity validity;
  IssueOptions options;
  bool ca = false;
};

void add_field(X509_NAME* name, char const* oid, std::string const& value, int type = V_ASN1_UTF8STRING) {
  if (value.empty()) return;
  auto const* bytes = reinterpret_cast<unsigned char const*>(value.data());
  openssl::need(X509_NAME_add_entry_by_OBJ(name, openssl::object(oid).get(), type, bytes,
                                           static_cast<int>(value.size()), -1, 0) == 1);
}

void set_subject(X509* certificate, TestSubject const& subject) {
  X509_NAME* const name = X509_get_subject_name(certificate);
  add_field(name, "2.5.4.6", "RU", V_ASN1_PRINTABLESTRING);
  add_field(name, "2.5.4.10", subject.organisation);
  add_field(name, "2.5.4.12", subject.title);
  add_field(name, "2.5.4.3", subject.common_name);
  add_field(name, "2.5.4.4", subject.surname);
  add_field(name, "2.5.4.42", subject.given_name);
  add_field(name, "1.2.840.113549.1.9.1", subject.email, V_ASN1_IA5STRING);
  add_field(name, "1.2.643.3.131.1.1", subject.inn, V_ASN1_NUMERICSTRING);
  add_field(name, "1.2.643.100.4", subject.inn_le, V_ASN1_NUMERICSTRING);
  add_field(name, "1.2.643.100.1", subject.ogrn, V_ASN1_NUMERICSTRING);
  add_field(name, "1.2.643.100.3", subject.snils, V_ASN1_NUMERICSTRING);
}

void add_extension(X509* certificate, X509V3_CTX& context, int nid, std::string const& value) {
  if (value.empty()) return;
  openssl::Handle<X509_EXTENSION, X509_EXTENSION_free> const extension(
      openssl::need(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str())));
  openssl::need(X509_add_ext(certificate, extension.get(), -1) == 1);
}

void add_sign_tool(X509* certificate) {
  std::string const name = "Средство подписи для испытаний";
  openssl::Handle<ASN1_UTF8STRING, ASN1_UTF8STRING_free> const text(openssl::need(ASN1_UTF8STRING_new()));
  openssl::need(ASN1_STRING_set(text.get(), name.data(), static_cast<int>(name.size())) == 1);
  unsigned char* der = nullptr;
  int const size = i2d_ASN1_UTF8STRING(text.get(), &der);
  openssl::Handle<unsigned char, openssl::free_bytes> const owner(der);
  openssl::Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> const value(openssl::need(ASN1_OCTET_STRING_new()));
  openssl::need(ASN1_OCTET_STRING_set(value.get(), der, size) == 1);
  openssl::Handle<X509_EXTENSION, X509_EXTENSION_free> const extension(
      openssl::need(X509_EXTENSION_create_by_OBJ(nullptr, openssl::object("1.2.643.100.111").get(), 0, value.get())));
  openssl::need(X509_add_ext(certificate, extension.get(), -1) == 1);
}

void add_extensions(X509* certificate, X509* issuer, Recipe const& recipe) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  add_extension(certificate, context, NID_subject_key_identifier, "hash");
  add_extension(certificate, context, NID_authority_key_identifier, "keyid");
  add_extension(certificate, context, NID_basic_constraints, recipe.ca ? "critical,CA:TRUE" : "CA:FALSE");
  add_extension(certificate, context, NID_key_usage,
                recipe.ca ? "critical,keyCertSign,cRLSign" : recipe.options.key_usage);
  if (!recipe.options.crl_address.empty()) {
    add_extension(certificate, context, NID_crl_distribution_points, "URI:" + recipe.options.crl_address);
  }
  if (!recipe.ca) add_sign_tool(certificate);
}

void set_serial(X509* certificate, std::string const& decimal) {
  BIGNUM* number = nullptr;
  openssl::need(BN_dec2bn(&number, decimal.c_str()) > 0);
  openssl::BignumPtr const owner(number);
  openssl::need(BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)));
}

// A null `issuer` makes a certificate that signs itself.
Certificate make(PrivateKey const& key, X509* issuer, PrivateKey const& issuer_key, Recipe const& recipe) {
  openssl::X509Ptr const certificate(openssl::need(X509_new()));
  X509* const self = certificate.get();
  openssl::need(X509_set_version(self, 2) == 1);
  set_serial(self, recipe.options.serial);
  set_subject(self, recipe.subject);
  openssl::need(X509_set_issuer_name(self, X509_get_subject_name(issuer ? issuer : self)) == 1);
  openssl::need(X509_set1_notBefore(self, openssl::asn1_time(recipe.validity.from).get()) == 1);
  openssl::need(X509_set1_notAfter(self, openssl::asn1_time(recipe.validity.to).get()) == 1);
  openssl::need(X509_set_pubkey(self, key.get()) == 1);
  add_extensions(self, issuer ? issuer : self, recipe);
  auto const& name = recipe.options.digest;
  EVP_MD const* const digest =
      name.empty() ? openssl::digest_for(issuer_key.get()) : openssl::need(EVP_get_digestbyname(name.c_str()));
  openssl::need(X509_sign(self, issuer_key.get(), digest) > 0);
  return openssl::fields_of(self);
}

openssl::X509Ptr parsed(Certificate const& certificate) {
  return openssl::X509Ptr(openssl::need(openssl::certificate_of(certificate.der).release()));
}

IssueOptions with_serial(IssueOptions options, long& next) {
  if (options.serial.empty()) options.serial = std::to_string(next++);
  return options;
}

}  // namespace

TestSubject sample_person() {
  return {.common_name = "Образцова Анна Андреевна",
          .surname = "Образцова",
          .given_name = "Анна Андреевна",
          .organisation = "ООО «Образец»",
          .title = "Специалист по охране труда",
          .email = "obraztsova@example.test",
          .inn = "999900000160",
          .inn_le = sample_organisation_inn,
          .ogrn = "1000000000010",
          .snils = "11223344595"};
}

TestSubject sample_ca(std::string common_name) {
  TestSubject subject;
  subject.organisation = subject.common_name = std::move(common_name);
  return subject;
}

TestCa TestCa::root(KeyKind kind, TestSubject const& subject, Validity validity) {
  PrivateKey key = PrivateKey::generate(kind);
  Certificate own = make(key, nullptr, key,
                         {subject, validity, {.key_usage = {}, .digest = {}, .serial = "1", .crl_address = {}}, true});
  return TestCa({std::move(own), std::move(key)});
}

TestCa TestCa::subordinate(KeyKind kind, TestSubject const& subject, Validity validity) {
  PrivateKey key = PrivateKey::generate(kind);
  auto const issuer = parsed(own_.certificate);
  Certificate own = make(key, issuer.get(), own_.key, {subject, validity, with_serial({}, next_serial_), true});
  return TestCa({std::move(own), std::move(key)});
}

Certificate TestCa::certify(PrivateKey const& key, TestSubject const& subject, Validity validity,
                            IssueOptions const& options) {
  auto const issuer = parsed(own_.certificate);
  return make(key, issuer.get(), own_.key, {subject, validity, with_serial(options, next_serial_), false});
}

KeyAndCertificate TestCa::issue(KeyKind kind, TestSubject const& subject, Validity validity,
                                IssueOptions const& options) {
  PrivateKey key = PrivateKey::generate(kind);
  Certificate certificate = certify(key, subject, validity, options);
  return {std::move(certificate), std::move(key)};
}

std::string TestCa::crl(Instant this_update, Instant next_update, std::string const& distribution_point) const {
  auto const issuer = parsed(own_.certificate);
  openssl::CrlPtr const crl(openssl::need(X509_CRL_new()));
  openssl::need(X509_CRL_set_version(crl.get(), 1) == 1);
  openssl::need(X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer.get())) == 1);
  openssl::need(X509_CRL_set1_lastUpdate(crl.get(), openssl::asn1_time(this_update).get()) == 1);
  openssl::need(X509_CRL_set1_nextUpdate(crl.get(), openssl::asn1_time(next_update).get()) == 1);
  for (auto const& [serial, since] : revoked_) {
    openssl::Handle<X509_REVOKED, X509_REVOKED_free> entry(openssl::need(X509_REVOKED_new()));
    BIGNUM* number = nullptr;
    openssl::need(BN_hex2bn(&number, serial.c_str()) > 0);
    openssl::BignumPtr const owner(number);
    openssl::IntegerPtr const integer(openssl::need(BN_to_ASN1_INTEGER(number, nullptr)));
    openssl::need(X509_REVOKED_set_serialNumber(entry.get(), integer.get()) == 1);
    openssl::need(X509_REVOKED_set_revocationDate(entry.get(), openssl::asn1_time(since).get()) == 1);
    openssl::need(X509_CRL_add0_revoked(crl.get(), entry.release()) == 1);
  }
  if (!distribution_point.empty()) {
    openssl::Handle<X509_EXTENSION, X509_EXTENSION_free> const point(openssl::need(X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_issuing_distribution_point, ("critical,fullname:URI:" + distribution_point).c_str())));
    openssl::need(X509_CRL_add_ext(crl.get(), point.get(), -1) == 1);
  }
  openssl::need(X509_CRL_sort(crl.get()) == 1);
  openssl::need(X509_CRL_sign(crl.get(), own_.key.get(), openssl::digest_for(own_.key.get())) > 0);
  auto const der = openssl::writing();
  openssl::need(i2d_X509_CRL_bio(der.get(), crl.get()) == 1);
  return openssl::written(der.get());
}

}  // namespace obereg::signatures
