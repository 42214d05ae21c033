#include "access/own_certificates/change_own.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/own_certificates/own_certificate.hpp"
#include "access/own_certificates/queries.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "access/refusals.hpp"
#include "access/sessions/sessions.hpp"
#include "access/sign_in/challenge.hpp"
#include "access/unbind_certificate/way_in.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "platform/signatures/verify.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::own_certificates;

namespace {

constexpr char const letter[] = R"(Здравствуйте.

{when} {what}: серийный номер {serial}, действует по {until}. Адрес, с которого это сделали: {address}.

Если это были не вы, сразу сообщите администратору системы и завершите чужие сеансы: {origin}/account/sessions

Ваши сертификаты: {origin}/account/certificates
)";

struct Told {
  std::string subject, what, serial;
  Instant until;
};

void tell_owner(database::Tx& tx, web::Settings const& settings, Actor const& actor, Told const& told, Instant now) {
  auto const account = find_account(tx, actor.account).value();
  if (account.email.empty()) return;
  mail::send_later(tx, account.email, told.subject,
                   fmt::format(letter, fmt::arg("when", russian_moment(now, settings.zone)),
                               fmt::arg("what", told.what), fmt::arg("serial", told.serial),
                               fmt::arg("until", LocalDate::at(told.until, settings.zone).russian()),
                               fmt::arg("address", actor.address), fmt::arg("origin", settings.origin)),
                   now);
}

std::string subject_of(Actor const& actor) {
  return "account:" + std::to_string(actor.account.value);
}

// Of two changes of one account at once the second sees what the first wrote.
void lock(database::Tx& tx, AccountId account) {
  tx.find_one(sql::lock_account, {{"id", account}}, [](database::Row const& row) { return row.integer(0); });
}

Result<void> bind(database::Tx& tx, Actor const& actor, signatures::Certificate const& certificate, Instant now) {
  auto const bound = find_certificate(tx, certificate.sha256);
  if (!bound) {
    bind_certificate(tx, actor.account, certificate, now);
    return boost::system::in_place_value;
  }
  // Whose it is stays unsaid: it would tell a stranger with a key who has an account.
  if (bound->account != actor.account) return refuse(refusals::certificate_of_another_account);
  if (!bound->removed_at) return refuse(refusals::certificate_is_yours);
  if (bound->removed_by && *bound->removed_by != actor.account) return refuse(refusals::removed_by_administrator);
  rebind_certificate(tx, actor.account, bound->id, now);
  return boost::system::in_place_value;
}

Result<void> bind_own(database::Tx& tx, web::Settings const& settings, Actor const& actor, std::string const& challenge,
                      signatures::Certificate const& certificate, Instant now) {
  lock(tx, actor.account);
  if (auto const found = differences(known_person(tx, actor.account), certificate); !found.empty())
    return found.front();
  if (auto const done = bind(tx, actor, certificate, now); !done) return done.error();
  if (!use_challenge(tx, challenge, now)) return refuse(refusals::challenge_used);
  audit::record(tx, actor, "access.own-certificate-added", subject_of(actor),
                "Серийный номер " + certificate.serial + ", сертификат " + certificate.sha256, now);
  tell_owner(tx, settings, actor,
             {"К вашей учётной записи добавлен сертификат", "к вашей учётной записи добавлен сертификат",
              certificate.serial, certificate.not_after},
             now);
  return boost::system::in_place_value;
}

Refusal remembered(web::Services const& services, Actor const& actor, Refusal refusal, Instant now) {
  if (refusal.kind != &refusals::signature_missing && refusal.kind != &refusals::challenge_unknown)
    services.database.write([&](database::Tx& tx) {
      audit::record(tx, actor, "access.own-certificate-refused", subject_of(actor),
                    std::string(refusal.kind->title) + ". " + refusal.detail, now);
    });
  return refusal;
}

}  // namespace

Added add_own_certificate(web::Services const& services, Actor const& actor, Addition const& addition, Instant now) {
  if (addition.signature.empty()) return {{}, refuse(refusals::signature_missing)};
  auto const purpose = binding_to(actor.account);
  auto const asked = services.database.read([&](database::ReadTx& tx) {
    return open_challenge(tx, addition.challenge, services.settings.origin, now, purpose);
  });
  if (!asked) return {{}, remembered(services, actor, asked.error(), now)};
  auto verification = signatures::verify(*services.trust.get(), addition.signature, *asked, now,
                                         {.require_signing_certificate = false});
  Added added{std::move(verification.signer), verification.refusal()};
  if (!added.refusal) {
    auto const done = services.database.write([&](database::Tx& tx) {
      return bind_own(tx, services.settings, actor, addition.challenge, *added.signer, now);
    });
    if (!done) added.refusal = done.error();
  }
  if (added.refusal) added.refusal = remembered(services, actor, *added.refusal, now);
  return added;
}

Result<void> remove_own_certificate(web::Services const& services, Actor const& actor, std::int64_t certificate,
                                    bool last_is_known, Instant now) {
  auto const trust = services.trust.get();
  return services.database.write([&](database::Tx& tx) -> Result<void> {
    lock(tx, actor.account);
    auto const all = own_certificates(tx, *trust, actor.account, now);
    auto const found =
        std::find_if(all.begin(), all.end(), [&](OwnCertificate const& one) { return one.bound.id == certificate; });
    if (found == all.end() || found->bound.removed_at) return refuse(web::not_found);
    if (ends_administration(tx, *trust, actor.account, certificate, now))
      return refuse(refusals::last_administrator_certificate);
    if (found->is_usable() && !is_replaceable(all, certificate) && !last_is_known)
      return refuse(refusals::last_certificate);
    unbind_certificate(tx, actor.account, certificate, actor.account, now);
    auto const ended = end_sessions_by(tx, certificate, now);
    audit::record(tx, actor, "access.own-certificate-removed", subject_of(actor),
                  "Серийный номер " + found->bound.serial + ", закрыто сеансов: " + std::to_string(ended), now);
    tell_owner(tx, services.settings, actor,
               {"Сертификат отвязан от вашей учётной записи", "от вашей учётной записи отвязан сертификат",
                found->bound.serial, found->bound.not_after},
               now);
    return boost::system::in_place_value;
  });
}

}  // namespace obereg::access
