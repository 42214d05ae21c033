#include "access/sign_in/sign_in.hpp"

#include <algorithm>

#include "access/refusals.hpp"
#include "access/requests/access_request.hpp"
#include "access/sign_in/challenge.hpp"
#include "access/warn_ending/warn_ending.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::access {

namespace {

// Nobody's account yet: what the audit log can say of a failed attempt.
Actor stranger(SignInAttempt const& attempt) {
  Actor actor;
  actor.address = attempt.address;
  return actor;
}

std::string subject_of(std::optional<signatures::Certificate> const& signer) {
  return signer ? "certificate:" + signer->sha256 : "sign-in";
}

// What anyone on the net can send without trying to sign in would only fill the log.
bool is_worth_remembering(Refusal const& refusal) {
  return refusal.kind != &refusals::challenge_unknown && refusal.kind != &refusals::signature_missing;
}

void remember_failure(database::Database& database, SignInAttempt const& attempt,
                      std::optional<signatures::Certificate> const& signer, Refusal const& refusal, Instant now) {
  auto details = std::string(refusal.kind->title);
  if (!refusal.detail.empty()) details += ". " + refusal.detail;
  database.write([&](database::Tx& tx) {
    audit::record(tx, stranger(attempt), "access.sign-in-refused", subject_of(signer), details, now);
  });
}

Result<signatures::Certificate> verified_signer(signatures::TrustList const& trust, std::string const& challenge,
                                                SignInAttempt const& attempt,
                                                std::optional<signatures::Certificate>& seen, Instant now) {
  if (attempt.signature.empty()) return refuse(refusals::signature_missing);
  // Plain `openssl cms -sign` makes no reference to the certificate; for a challenge of ten minutes that is enough.
  auto verification =
      signatures::verify(trust, attempt.signature, challenge, now, {.require_signing_certificate = false});
  seen = verification.signer;
  if (auto refusal = verification.refusal()) return *refusal;
  return std::move(*verification.signer);
}

Result<BoundCertificate> find_bound(database::ReadTx& tx, signatures::Certificate const& signer) {
  auto bound = find_certificate(tx, signer.sha256);
  if (!bound)
    return refuse(refusals::certificate_unknown,
                  "Сертификат: " + signer.common_name + ", серийный номер " + signer.serial + ".");
  if (bound->removed_at) return refuse(refusals::certificate_removed);
  return std::move(*bound);
}

Result<SignedIn> enter(database::Tx& tx, signatures::TrustList const& trust, signatures::Certificate const& signer,
                       web::Settings const& settings, SignInAttempt const& attempt, Instant now) {
  auto const bound = find_bound(tx, signer);
  if (!bound) return bound.error();
  auto opened = open_session(tx,
                             {bound->account, SignInWay::certificate, bound->id, attempt.address, attempt.browser,
                              "certificate:" + signer.sha256, "Вход по сертификату, серийный номер " + signer.serial},
                             settings, now);
  if (!opened) return opened;
  if (!use_challenge(tx, attempt.challenge, now)) return refuse(refusals::challenge_used);
  warn_if_ending(tx, trust, settings, *bound, now);
  return opened;
}

// Whoever signed has the certificate's key: the checks of the path come after that of the signature.
bool is_about_authority_or_account(RefusalKind const& kind) {
  using namespace signatures::refusals;
  auto const kinds = {&unknown_ca, &ca_expired, &not_accredited, &refusals::certificate_unknown,
                      &refusals::certificate_removed};
  return std::find(kinds.begin(), kinds.end(), &kind) != kinds.end();
}

// Who has filed a request already is told how it stands and not sent to file another.
Refusal with_request(database::Database& database, std::optional<signatures::Certificate> const& signer,
                     Refusal const& refusal, std::chrono::minutes zone) {
  if (!signer || !is_about_authority_or_account(*refusal.kind)) return refusal;
  return database.read([&](database::ReadTx& tx) -> Refusal {
    if (auto const open = open_request_with(tx, signer->sha256)) {
      auto const request = find_request(tx, *open).value();
      auto const number = "Номер заявки: " + std::to_string(open->value) + ".";
      if (request.state == RequestState::correction) return refuse(refusals::request_to_correct, number);
      auto const day = LocalDate::at(request.due.at - std::chrono::milliseconds{1}, zone).russian();
      return refuse(refusals::request_waits, number + " Ответ до конца дня " + day + ".");
    }
    auto const approved = approved_without_ca(tx, signer->sha256);
    if (refusal.kind != &signatures::refusals::unknown_ca || !approved) return refusal;
    return refuse(refusals::waits_for_authority, "Номер заявки: " + std::to_string(approved->value) +
                                                     ". Удостоверяющий центр: " + signer->issuer_common_name + ".");
  });
}

}  // namespace

Result<SignedIn> sign_in(database::Database& database, signatures::TrustList const& trust,
                         web::Settings const& settings, SignInAttempt const& attempt, Instant now) {
  std::optional<signatures::Certificate> seen;
  auto const answer = [&]() -> Result<SignedIn> {
    auto const challenge = database.read(
        [&](database::ReadTx& tx) { return open_challenge(tx, attempt.challenge, settings.origin, now); });
    if (!challenge) return challenge.error();
    auto const signer = verified_signer(trust, *challenge, attempt, seen, now);
    if (!signer) return signer.error();
    return database.write([&](database::Tx& tx) { return enter(tx, trust, *signer, settings, attempt, now); });
  }();
  if (answer) return answer;
  auto const refusal = with_request(database, seen, answer.error(), settings.zone);
  if (is_worth_remembering(refusal)) remember_failure(database, attempt, seen, refusal, now);
  return refusal;
}

Result<signatures::Certificate> proven_signer(database::Database& database, signatures::TrustList const& trust,
                                              std::string const& origin, SignInAttempt const& attempt, Instant now) {
  auto const challenge =
      database.read([&](database::ReadTx& tx) { return open_challenge(tx, attempt.challenge, origin, now); });
  if (!challenge) return challenge.error();
  std::optional<signatures::Certificate> seen;
  auto const signer = verified_signer(trust, *challenge, attempt, seen, now);
  if (signer || !seen || !is_about_authority_or_account(*signer.error().kind)) return signer;
  return std::move(*seen);
}

}  // namespace obereg::access
