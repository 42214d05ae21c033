#include "platform/signatures/checking/parsed_path.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <string_view>
#include <utility>

#include "platform/signatures/checking/strength.hpp"
#include "platform/signatures/checking/trust_state.hpp"
#include "platform/signatures/openssl/fields.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

bool is_time_error(int error) {
  return error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID;
}

// The signer's own dates are a check of their own with their own text, so they do not stop the path.
int skip_dates_of_signer(int ok, X509_STORE_CTX* context) {
  if (!ok && X509_STORE_CTX_get_error_depth(context) == 0 && is_time_error(X509_STORE_CTX_get_error(context))) return 1;
  return ok;
}

void check_dates(Certificate const& signer, Instant at, Check& check) {
  auto const second = std::chrono::floor<std::chrono::seconds>(at);
  if (second < signer.not_before) {
    check.fail(refusals::not_yet_valid, "Начало срока: " + russian_moment(signer.not_before) + '.');
  } else if (second > signer.not_after) {
    check.fail(refusals::expired, "Конец срока: " + russian_moment(signer.not_after) + '.');
  } else {
    check.pass();
  }
}

openssl::BorrowedCertificatesPtr stack_of(std::vector<openssl::X509Ptr> const& certificates) {
  openssl::BorrowedCertificatesPtr stack(openssl::need(sk_X509_new_null()));
  for (auto const& certificate : certificates) openssl::need(sk_X509_push(stack.get(), certificate.get()) > 0);
  return stack;
}

RefusalKind const& why_no_path(int error) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return refusals::ca_expired;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_CERT_UNTRUSTED:
      return refusals::unknown_ca;
    default:
      return refusals::chain_broken;
  }
}

// «Сертификат «Образцова» выдан центром «УЦ».»: the signer's own one comes first, since that is what a person can
// change.
std::string detail_of(X509_STORE_CTX* context, X509* signer) {
  int const error = X509_STORE_CTX_get_error(context);
  X509* const certificate = X509_STORE_CTX_get_current_cert(context);
  if (!certificate) return {};
  Certificate const fields = openssl::fields_of(certificate);
  if (is_time_error(error)) {
    return "Удостоверяющий центр «" + fields.common_name + "», срок его сертификата: с " +
           LocalDate::at(fields.not_before).russian() + " по " + LocalDate::at(fields.not_after).russian() + '.';
  }
  Certificate const own = openssl::fields_of(signer);
  auto words = "Сертификат «" + own.common_name + "» выдан центром «" + own.issuer_common_name + "».";
  bool const went_on = fields.sha256 != own.sha256 && fields.common_name != own.issuer_common_name;
  if (went_on) words += " Цепочка доходит до сертификата «" + fields.common_name + "».";
  return words;
}

bool lacks_issuer(int error) {
  return &why_no_path(error) == &refusals::unknown_ca;
}

openssl::StoreContextPtr verified(TrustList::State const& trust, X509* signer, STACK_OF(X509) * untrusted, Instant at,
                                  unsigned long flags) {
  openssl::StoreContextPtr context(openssl::need(X509_STORE_CTX_new()));
  openssl::need(X509_STORE_CTX_init(context.get(), trust.store.get(), signer, untrusted) == 1);
  X509_VERIFY_PARAM* const parameters = X509_STORE_CTX_get0_param(context.get());
  auto const second = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(second));
  X509_VERIFY_PARAM_set_flags(parameters, flags);
  // Not smime_sign: qualified certificates often lack emailProtection. Key usage is a check of our own. No CRL flags
  // either: OpenSSL ignores the day of revocation and refuses a list newer than `at`.
  openssl::need(X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_ANY) == 1);
  X509_STORE_CTX_set_verify_cb(context.get(), skip_dates_of_signer);
  // A failure leaves its error in the context; a success leaves X509_V_OK, or the dates that were skipped.
  if (X509_verify_cert(context.get()) == 1) X509_STORE_CTX_set_error(context.get(), X509_V_OK);
  return context;
}

openssl::CertificatesPtr find_path(TrustList::State const& trust, X509* signer, STACK_OF(X509) * offered, Instant at,
                                   Check& check) {
  // First up to a root, so that an expired or revoked certificate above the accredited CA is seen. Only where the root
  // is not in the list does the accredited CA suffice: with PARTIAL_CHAIN at once OpenSSL stops at the first it knows.
  auto context = verified(trust, signer, offered, at, 0);
  if (lacks_issuer(X509_STORE_CTX_get_error(context.get()))) {
    context = verified(trust, signer, offered, at, X509_V_FLAG_PARTIAL_CHAIN);
  }
  if (int const error = X509_STORE_CTX_get_error(context.get()); error != X509_V_OK) {
    check.fail(why_no_path(error), detail_of(context.get(), signer));
    return {};
  }
  openssl::CertificatesPtr path(openssl::need(X509_STORE_CTX_get1_chain(context.get())));
  bool sound = sk_X509_num(path.get()) > 1;
  // Stricter than OpenSSL, which lets certificates without basicConstraints pass as a CA's.
  for (int i = 1; i < sk_X509_num(path.get()); ++i) sound = sound && X509_check_ca(sk_X509_value(path.get(), i)) == 1;
  if (!sound) {
    check.fail(refusals::chain_broken);
    return {};
  }
  check.pass();
  return path;
}

std::string named(Certificate const& certificate) {
  return "«" + (certificate.common_name.empty() ? certificate.subject : certificate.common_name) + "»";
}

RefusalKind const& why_not_accredited(WhyEnded why) {
  switch (why) {
    case WhyEnded::certificate_expired:
      return refusals::ca_expired;
    case WhyEnded::no_conformity:
      return refusals::no_conformity;
    default:
      return refusals::not_accredited;
  }
}

// «аккредитация прекращена с 26.11.2026, 00:00»: what happened, and when.
std::string how_it_ended(AccreditationPeriod const& period) {
  std::string what = "аккредитация прекращена";
  if (period.why_ended == WhyEnded::no_conformity) what = "у средств центра нет действующего сертификата соответствия";
  if (period.why_ended == WhyEnded::certificate_expired) what = "срок действия сертификата центра кончился";
  return what + " с " + russian_moment(period.to.value());
}

bool covers(AccreditationPeriod const& period, Instant at) {
  return period.from <= at && (!period.to || at < *period.to);
}

// Federal law 63-ФЗ, статья 11, пункт 1: «квалифицированный сертификат создан и выдан аккредитованным удостоверяющим
// центром, аккредитация которого действительна на день выдачи указанного сертификата». We ask it of the time of
// signing, as the ministry's portal does (seed 001).
bool accredited(TrustList::State const& trust, X509* ca, Instant at, Check& check) {
  auto const [first, last] = trust.cas_by_key.equal_range(key_of(ca));
  AccreditationPeriod const* ended = nullptr;
  for (auto it = first; it != last; ++it) {
    AccreditedCa const& known = trust.cas[it->second];
    if (known.root) return true;
    for (auto const& period : known.periods) {
      if (covers(period, at)) return true;
      if (period.to && *period.to <= at && (!ended || *ended->to < *period.to)) ended = &period;
    }
  }
  std::string const name = named(openssl::fields_of(ca));
  if (ended) {
    check.fail(why_not_accredited(ended->why_ended),
               "Удостоверяющий центр " + name + ": " + how_it_ended(*ended) + '.');
  } else if (first == last) {
    check.fail(refusals::unknown_ca, "Удостоверяющий центр " + name + '.');
  } else {
    check.fail(refusals::not_accredited, "Удостоверяющий центр " + name + ": на это время аккредитации ещё не было.");
  }
  return false;
}

void check_accreditation(TrustList::State const& trust, STACK_OF(X509) * path, Instant at, Check& check) {
  for (int i = 1; i < sk_X509_num(path); ++i) {
    if (!accredited(trust, sk_X509_value(path, i), at, check)) return;
  }
  check.pass();
}

// By Crl::ca_key: since when the list counts that was in force at `at`. Those before it count no more: what it left out
// of them was taken off hold (RFC 5280, 5.3.1) or has ended. Those after it do: a revocation may be published later.
std::map<std::string_view, Instant> in_force(TrustList::State const& trust, std::string const& key, Instant at) {
  std::map<std::string_view, Instant> newest;
  auto const [first, last] = trust.crls_by_key.equal_range(key);
  for (auto it = first; it != last; ++it) {
    Crl const& crl = trust.crls[it->second];
    if (crl.this_update > at) continue;
    auto& known = newest[crl.ca_key];
    known = std::max(known, crl.this_update);
  }
  return newest;
}

// Looks one certificate up in the lists of its CA. Sets the check where the answer is not simply "good".
void check_revoked(TrustList::State const& trust, X509* certificate, X509* ca, Instant at, PathJudgement& judgement,
                   Check& check) {
  auto const key = key_of(ca);
  auto const [first, last] = trust.crls_by_key.equal_range(key);
  auto newest = in_force(trust, key, at);
  bool fresh = false;
  for (auto it = first; it != last; ++it) {
    Crl const& crl = trust.crls[it->second];
    if (crl.this_update < newest[crl.ca_key]) continue;
    judgement.crls.push_back(crl.sha256);
    fresh = fresh || (crl.next_update && *crl.next_update >= at);
    X509_REVOKED* entry = nullptr;
    // 2 is "taken off the list again".
    if (X509_CRL_get0_by_cert(trust.parsed_crls[it->second].get(), &entry, certificate) != 1) continue;
    Instant const since = openssl::moment(X509_REVOKED_get0_revocationDate(entry));
    if (since > at) continue;
    check.fail(refusals::revoked,
               "Отозван " + russian_moment(since) + ". Сертификат " + named(openssl::fields_of(certificate)) + '.');
    return;
  }
  if (fresh || check.outcome == Outcome::failed) return;
  std::string const name = named(openssl::fields_of(ca));
  std::string const what = first == last ? "Нет списка отозванных сертификатов центра " + name + '.'
                                         : "Устарел список отозванных сертификатов центра " + name + '.';
  if (trust.missing_crl == MissingCrl::refuse) return check.fail(refusals::crl_missing, what);
  check.warn(what);
}

void check_revocation(TrustList::State const& trust, STACK_OF(X509) * path, Instant at, PathJudgement& judgement,
                      Check& check) {
  check.pass();
  for (int i = 0; i + 1 < sk_X509_num(path) && check.fault != &refusals::revoked; ++i) {
    check_revoked(trust, sk_X509_value(path, i), sk_X509_value(path, i + 1), at, judgement, check);
  }
}

void check_key_usage(Certificate const& signer, Check& check) {
  if (signer.key_usage.allows_signing() && !signer.is_ca) return check.pass();
  check.fail(refusals::wrong_key_usage);
}

// Reading all fields of a certificate takes longer than checking its signature: those of the list were read once.
std::vector<Certificate> fields_of_path(TrustList::State const& trust, Certificate const& signer,
                                        STACK_OF(X509) * path) {
  std::vector<Certificate> fields{signer};
  for (int i = 1; i < sk_X509_num(path); ++i) {
    X509* const certificate = sk_X509_value(path, i);
    auto const known = trust.index_of.find(certificate);
    fields.push_back(known == trust.index_of.end() ? openssl::fields_of(certificate)
                                                   : trust.cas[known->second].certificate);
  }
  return fields;
}

void check_strength(Certificate const& signer, X509* parsed_signer, STACK_OF(X509) * path,
                    std::vector<Certificate> const& fields, Check& check) {
  auto const weak = what_is_weak(signer, parsed_signer, path, fields);
  if (weak.empty()) return check.pass();
  check.fail(refusals::weak_algorithm, weak);
}

}  // namespace

ParsedJudgement judge_parsed(TrustList const& trust, X509* signer, Certificate const& fields, STACK_OF(X509) * offered,
                             Instant at) {
  openssl::ErrorQueue const errors;
  ParsedJudgement result;
  auto& judgement = result.judgement;
  Check dates{.code = "certificate-dates", .title = "Срок действия сертификата", .detail = {}};
  Check chain{.code = "chain", .title = "Цепочка до известного удостоверяющего центра", .detail = {}};
  Check accreditation{.code = "accreditation", .title = "Аккредитация удостоверяющего центра", .detail = {}};
  Check revocation{.code = "revocation", .title = "Сертификат не отозван", .detail = {}};
  Check usage{.code = "key-usage", .title = "Назначение ключа", .detail = {}};
  Check strength{.code = "strength", .title = "Стойкость алгоритмов", .detail = {}};
  check_dates(fields, at, dates);
  result.path = find_path(trust.state(), signer, offered, at, chain);
  if (auto* const path = result.path.get()) {
    check_accreditation(trust.state(), path, at, accreditation);
    check_revocation(trust.state(), path, at, judgement, revocation);
    judgement.path = fields_of_path(trust.state(), fields, path);
  }
  check_key_usage(fields, usage);
  check_strength(fields, signer, result.path.get(), judgement.path, strength);
  judgement.checks = {dates, chain, accreditation, revocation, usage, strength};
  return result;
}

PathJudgement judge_certificate(TrustList const& trust, Certificate const& signer,
                                std::vector<Certificate> const& offered, Instant at) {
  openssl::ErrorQueue const errors;
  auto const parsed = openssl::X509Ptr(openssl::need(openssl::certificate_of(signer.der).release()));
  std::vector<openssl::X509Ptr> others;
  for (auto const& certificate : offered) {
    if (auto other = openssl::certificate_of(certificate.der)) others.push_back(std::move(other));
  }
  return judge_parsed(trust, parsed.get(), signer, stack_of(others).get(), at).judgement;
}

}  // namespace obereg::signatures
