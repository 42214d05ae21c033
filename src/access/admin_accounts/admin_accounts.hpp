// What an administrator does with an account. Each change ends up in the audit log, and what happens to an account that
// is there in a letter to its owner.
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

inline constexpr RefusalKind address_has_account{
    "access.address-has-account", "На этот адрес уже есть учётная запись",
    "Приглашение получил бы её владелец. Если это тот же человек, ещё одна запись не нужна: роль в его записи даёт "
    "администратор системы. Если другой, укажите его собственный адрес или приложите его сертификат.",
    422};

struct NewAccount {
  Account person;
  std::optional<signatures::Certificate> certificate;  // without one the person is invited by e-mail
  std::string inn;                                     // of the organisation whose cabinet is given
  Role role = Role::provider_preparer;
  bool email_is_vouched_for = true;  // else the first sign-in asks to confirm it
  // What the certificate states otherwise and was confirmed by the administrator; goes into the audit log.
  std::string despite{};
};

Result<AccountId> create_account(database::Tx& tx, Actor const& actor, NewAccount const& wanted,
                                 web::Settings const& settings, Instant now);
// Their sessions end with it.
Result<void> block(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                   std::string const& reason, Instant now);
void unblock(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account, Instant now);
Result<void> give_cabinet(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                          std::string const& inn, Role role, Instant now);
Result<void> remove_cabinet(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                            std::int64_t cabinet, Instant now);
// A certificate that was taken from this same account is given back. `despite`: what it states otherwise than the
// account and was confirmed by the administrator; goes into the audit log.
Result<void> add_certificate(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                             signatures::Certificate const& certificate, Instant now, std::string const& despite = "");

// Parts of something greater, which tells the owner of all of it.
Result<void> give_cabinet_untold(database::Tx& tx, Actor const& actor, AccountId account, std::string const& inn,
                                 Role role, Instant now);
Result<void> add_certificate_untold(database::Tx& tx, Actor const& actor, AccountId account,
                                    signatures::Certificate const& certificate, Instant now,
                                    std::string const& despite = "");

}  // namespace obereg::access
