#include "access/choose_password/choose_password.hpp"

#include "access/choose_password/refusals.hpp"
#include "access/passwords/password_links.hpp"
#include "access/passwords/passwords.hpp"
#include "access/passwords/rules/password_rules.hpp"
#include "access/refusals.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace {

std::string subject_of(AccountId account) {
  return "account:" + std::to_string(account.value);
}

Result<void> keep(database::Tx& tx, Account const& account, std::string const& hash, ChosenPassword const& chosen,
                  Instant now) {
  bool const had = password_of(tx, account.id).has_value();
  if (auto const kept = keep_password(tx, account, hash, chosen.kept_session, now); !kept)
    return kept.error().kind == &refusals::login_taken ? refuse(refusals::address_has_password) : kept.error();
  audit::record(tx, owner_of(account, chosen.address), had ? "access.password-changed" : "access.password-set",
                subject_of(account.id), "", now);
  mail::send_later(tx, account.email, had ? "Пароль изменён" : "Пароль задан",
                   std::string(had ? "Пароль вашей учётной записи в системе «Оберег» изменён"
                                   : "Для вашей учётной записи в системе «Оберег» задан пароль") +
                       ", прежние входы завершены.\n\nЕсли это сделали не вы, сразу запросите новый пароль на "
                       "странице входа и сообщите администратору системы.\n",
                   now);
  return boost::system::in_place_value;
}

Result<Account> owner_of_link(database::ReadTx& tx, std::string const& token, Instant now) {
  auto const link = open_link(tx, token, now);
  if (!link) return link.error();
  auto account = find_account(tx, link->account).value();
  if (account.blocked_at) return refuse(refusals::link_unknown);
  return account;
}

}  // namespace

std::string fault_of(Account const& account, std::string const& typed) {
  return password_fault(normalised_password(typed),
                        {account.last_name, account.first_name, account.middle_name, account.email});
}

Result<void> choose_by_link(database::Database& database, PasswordHasher& hasher, std::string const& token,
                            ChosenPassword const& chosen, Instant now) {
  auto const seen = database.read([&](database::ReadTx& tx) { return owner_of_link(tx, token, now); });
  if (!seen) return seen.error();
  auto const hash = hasher.make(normalised_password(chosen.typed));
  return database.write([&](database::Tx& tx) -> Result<void> {
    auto const owner = owner_of_link(tx, token, now);
    if (!owner) return owner.error();
    if (!use_link(tx, token, now)) return refuse(refusals::link_used);
    if (!owner->email_confirmed_at) confirm_email(tx, owner->id, now);
    return keep(tx, *owner, hash, chosen, now);
  });
}

Result<void> prove_password(database::Database& database, PasswordHasher& hasher, AccountId account,
                            std::string const& typed, Instant now) {
  auto const tries = database.write(
      [&](database::Tx& tx) { return attempts::count(tx, "password-proof", std::to_string(account.value), now); });
  if (tries > most_proofs) return refuse(refusals::codes_tried_too_often);
  auto const stored = database.read([&](database::ReadTx& tx) { return password_of(tx, account); });
  if (!stored || !hasher.matches(stored->hash, normalised_password(typed)))
    return refuse(refusals::present_password_wrong);
  return boost::system::in_place_value;
}

Result<void> change_password(database::Database& database, PasswordHasher& hasher, AccountId id,
                             std::string const& present, ChosenPassword const& chosen, Instant now) {
  if (!database.read([&](database::ReadTx& tx) { return password_of(tx, id); }))
    return refuse(refusals::first_password_by_letter);
  if (auto const proved = prove_password(database, hasher, id, present, now); !proved) return proved.error();
  auto const hash = hasher.make(normalised_password(chosen.typed));
  return database.write([&](database::Tx& tx) { return keep(tx, find_account(tx, id).value(), hash, chosen, now); });
}

}  // namespace obereg::access
