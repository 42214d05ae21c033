#include "platform/signatures/trust.hpp"

#include <utility>

#include "core/text.hpp"
#include "platform/signatures/checking/trust_state.hpp"
#include "platform/signatures/formats/encoding.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

constexpr std::size_t largest_crl = 64u << 20;

openssl::StorePtr new_store() {
  openssl::StorePtr store(openssl::need(X509_STORE_new()));
  X509_VERIFY_PARAM_set_depth(X509_STORE_get0_param(store.get()), 6);
  return store;
}

// A list that leaves out some certificates or reasons would make a revoked certificate look good.
bool is_partial(X509_CRL* crl) {
  if (X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) >= 0) return true;
  openssl::Handle<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free> const point(
      static_cast<ISSUING_DIST_POINT*>(X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
  return point && (point->onlyuser > 0 || point->onlyCA > 0 || point->onlyattr > 0 || point->indirectCRL > 0 ||
                   point->onlysomereasons);
}

// DER of the extension that says for which distribution point the list is; "" where it is for all.
std::string distribution_point_of(X509_CRL* crl) {
  int const index = X509_CRL_get_ext_by_NID(crl, NID_issuing_distribution_point, -1);
  if (index < 0) return "";
  return openssl::bytes(X509_EXTENSION_get_data(X509_CRL_get_ext(crl, index)));
}

Result<std::string> crl_der(std::string_view file) {
  if (file.empty()) return refuse(refusals::file_empty);
  if (file.size() > largest_crl) return refuse(refusals::file_too_large);
  auto decoded = decode(file);
  if (!decoded || decoded->more || (!decoded->label.empty() && decoded->label != "X509 CRL")) {
    return refuse(refusals::not_a_crl);
  }
  if (decoded->trailing) return refuse(refusals::trailing_bytes);
  return std::move(decoded->der);
}

std::string fingerprint_of(TrustList::State const& state) {
  std::string all = state.missing_crl == MissingCrl::refuse ? "refuse\n" : "warn\n";
  for (auto const& ca : state.cas) {
    all += (ca.root ? "root " : "ca ") + ca.certificate.sha256;
    for (auto const& period : ca.periods) {
      all += ' ' + std::to_string(to_millis(period.from)) + '-' +
             (period.to ? std::to_string(to_millis(*period.to)) : "") + '/' +
             std::to_string(static_cast<int>(period.why_ended));
    }
    all += '\n';
  }
  for (auto const& crl : state.crls) all += "crl " + crl.sha256 + '\n';
  return text::hex(openssl::digest(all, EVP_sha256()));
}

}  // namespace

std::string key_of(X509* ca) {
  unsigned char* name = nullptr;
  int const name_size = i2d_X509_NAME(X509_get_subject_name(ca), &name);
  openssl::Handle<unsigned char, openssl::free_bytes> const name_owner(name);
  unsigned char* key = nullptr;
  int const key_size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(ca), &key);
  openssl::Handle<unsigned char, openssl::free_bytes> const key_owner(key);
  openssl::need(name_size > 0 && key_size > 0);
  std::string both(reinterpret_cast<char const*>(name), static_cast<std::size_t>(name_size));
  return both.append(reinterpret_cast<char const*>(key), static_cast<std::size_t>(key_size));
}

TrustList::TrustList(std::unique_ptr<State> state) : state_(std::move(state)) {}
TrustList::~TrustList() = default;
std::vector<AccreditedCa> const& TrustList::cas() const {
  return state_->cas;
}
std::vector<Crl> const& TrustList::crls() const {
  return state_->crls;
}
MissingCrl TrustList::missing_crl() const {
  return state_->missing_crl;
}
std::string const& TrustList::fingerprint() const {
  return state_->fingerprint;
}

TrustListBuilder::TrustListBuilder(MissingCrl missing_crl) : state_(std::make_unique<TrustList::State>()) {
  state_->missing_crl = missing_crl;
  state_->store = new_store();
}
TrustListBuilder::~TrustListBuilder() = default;
TrustListBuilder::TrustListBuilder(TrustListBuilder&&) noexcept = default;
TrustListBuilder& TrustListBuilder::operator=(TrustListBuilder&&) noexcept = default;

Result<void> TrustListBuilder::add(AccreditedCa ca) {
  openssl::ErrorQueue const errors;
  if (!ca.certificate.is_ca) return refuse(refusals::not_a_ca, ca.certificate.common_name);
  auto certificate = openssl::certificate_of(ca.certificate.der);
  if (!certificate) return refuse(refusals::not_a_certificate);
  openssl::need(X509_STORE_add_cert(state_->store.get(), certificate.get()) == 1);
  state_->cas_by_key.emplace(key_of(certificate.get()), state_->cas.size());
  state_->index_of.emplace(certificate.get(), state_->cas.size());
  state_->cas.push_back(std::move(ca));
  state_->certificates.push_back(std::move(certificate));
  return {};
}

Result<void> TrustListBuilder::add_accredited(Certificate certificate, std::vector<AccreditationPeriod> periods) {
  return add({std::move(certificate), std::move(periods), false});
}

Result<void> TrustListBuilder::add_root(Certificate certificate) {
  return add({std::move(certificate), {}, true});
}

Result<Crl> TrustListBuilder::add_crl(std::string_view file) {
  openssl::ErrorQueue const errors;
  auto der = crl_der(file);
  if (!der) return der.error();
  auto const* position = reinterpret_cast<unsigned char const*>(der->data());
  auto const* const end = position + der->size();
  openssl::CrlPtr crl(d2i_X509_CRL(nullptr, &position, static_cast<long>(der->size())));
  if (!crl) return refuse(refusals::not_a_crl);
  if (position != end) return refuse(refusals::trailing_bytes);
  if (is_partial(crl.get())) return refuse(refusals::partial_crl);
  for (auto const& ca : state_->certificates) {
    if (X509_NAME_cmp(X509_get_subject_name(ca.get()), X509_CRL_get_issuer(crl.get())) != 0) continue;
    EVP_PKEY* const key = X509_get0_pubkey(ca.get());
    if (!key || X509_CRL_verify(crl.get(), key) != 1) continue;
    Crl known{std::move(*der), {}, {}, openssl::moment(X509_CRL_get0_lastUpdate(crl.get())), {}, {}};
    known.ca_key = text::hex(openssl::digest(key_of(ca.get()) + distribution_point_of(crl.get()), EVP_sha256()));
    known.sha256 = text::hex(openssl::digest(known.der, EVP_sha256()));
    known.issuer = state_->cas[static_cast<std::size_t>(&ca - state_->certificates.data())].certificate.subject;
    if (auto const* next = X509_CRL_get0_nextUpdate(crl.get())) known.next_update = openssl::moment(next);
    state_->crls_by_key.emplace(key_of(ca.get()), state_->crls.size());
    state_->crls.push_back(known);
    state_->parsed_crls.push_back(std::move(crl));
    return known;
  }
  return refuse(refusals::crl_of_unknown_ca);
}

std::shared_ptr<TrustList const> TrustListBuilder::build() {
  state_->fingerprint = fingerprint_of(*state_);
  auto const missing_crl = state_->missing_crl;
  // Not make_shared: the constructor is private, so that a list is only ever made whole.
  std::shared_ptr<TrustList const> list(new TrustList(std::move(state_)));
  *this = TrustListBuilder(missing_crl);
  return list;
}

}  // namespace obereg::signatures
