#include "access/admin_accounts/admin_accounts.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/admin_accounts/tell_owner.hpp"
#include "access/invite/invite.hpp"
#include "access/refusals.hpp"
#include "access/sessions/sessions.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

std::string subject_of(AccountId id) {
  return "account:" + std::to_string(id.value);
}

std::string confirmed(std::string const& despite) {
  return despite.empty() ? "" : ". Подтверждено: " + despite;
}

bool is_administrator(database::ReadTx& tx, AccountId account) {
  auto const cabinets = cabinets_of(tx, account);
  return std::any_of(cabinets.begin(), cabinets.end(),
                     [](Cabinet const& cabinet) { return cabinet.role == Role::administrator; });
}

bool is_last_administrator(database::ReadTx& tx, AccountId account) {
  auto const found = find_account(tx, account);
  return found && !found->blocked_at && is_administrator(tx, account) && administrators(tx) <= 1;
}

Result<Organisation> organisation_for(database::ReadTx& tx, std::string const& inn, Role role) {
  auto organisation = find_organisation_by_inn(tx, inn);
  if (!organisation) return refuse(refusals::organisation_unknown);
  if (!fits(role, organisation->kind, organisation->trains)) return refuse(refusals::cabinet_does_not_fit);
  return std::move(*organisation);
}

}  // namespace

Result<AccountId> create_account(database::Tx& tx, Actor const& actor, NewAccount const& wanted,
                                 web::Settings const& settings, Instant now) {
  auto const organisation = organisation_for(tx, wanted.inn, wanted.role);
  if (!organisation) return organisation.error();
  auto const& certificate = wanted.certificate;
  if (certificate && find_certificate(tx, certificate->sha256)) return refuse(refusals::certificate_taken);
  auto person = wanted.person;
  // Who creates the account may vouch for the address, save where a link sent there will show whose it is.
  if (certificate && wanted.email_is_vouched_for) person.email_confirmed_at = now;
  auto const id = add_account(tx, person, now);
  if (certificate) bind_certificate(tx, id, *certificate, now);
  grant_cabinet(tx, id, organisation->id, wanted.role, now);
  audit::record(tx, actor, "access.account-added", subject_of(id),
                full_name(wanted.person.last_name, wanted.person.first_name, wanted.person.middle_name) + ", " +
                    organisation->name + ", " + std::string(title_of(wanted.role)) + confirmed(wanted.despite),
                now);
  if (certificate) return id;
  if (auto const invited = invite(tx, actor, id, settings, now); !invited) return invited.error();
  // It would go to whoever reads that mail already: a shared address is for people with certificates alone.
  if (is_address_of_another(tx, person.email, id)) return refuse(address_has_account);
  return id;
}

Result<void> block(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                   std::string const& reason, Instant now) {
  if (is_last_administrator(tx, account)) return refuse(refusals::last_administrator);
  bool const was_open = !find_account(tx, account)->blocked_at;
  block_account(tx, account, reason, now);
  end_all_sessions(tx, account, now);
  audit::record(tx, actor, "access.account-blocked", subject_of(account), reason, now);
  if (was_open)
    tell_owner(tx, settings, account,
               {"Ваша учётная запись заблокирована",
                "Администратор системы заблокировал вашу учётную запись: войти нельзя, открытые сеансы завершены. "
                "Почему и что делать, скажет он."},
               now);
  return boost::system::in_place_value;
}

void unblock(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account, Instant now) {
  bool const was_blocked = find_account(tx, account)->blocked_at.has_value();
  unblock_account(tx, account);
  audit::record(tx, actor, "access.account-unblocked", subject_of(account), "", now);
  if (was_blocked)
    tell_owner(tx, settings, account,
               {"С вашей учётной записи снята блокировка",
                "Администратор системы снял блокировку с вашей учётной записи: войти снова можно."},
               now);
}

Result<void> give_cabinet_untold(database::Tx& tx, Actor const& actor, AccountId account, std::string const& inn,
                                 Role role, Instant now) {
  auto const organisation = organisation_for(tx, inn, role);
  if (!organisation) return organisation.error();
  grant_cabinet(tx, account, organisation->id, role, now);
  audit::record(tx, actor, "access.cabinet-granted", subject_of(account),
                organisation->name + ": " + std::string(title_of(role)), now);
  return boost::system::in_place_value;
}

Result<void> give_cabinet(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                          std::string const& inn, Role role, Instant now) {
  auto const before = cabinets_of(tx, account).size();
  if (auto const given = give_cabinet_untold(tx, actor, account, inn, role, now); !given) return given;
  auto const held = cabinets_of(tx, account);
  if (held.size() == before) return boost::system::in_place_value;  // a double click
  tell_owner(tx, settings, account,
             {"Ваши роли изменились", "Администратор системы дал вам роль «" + std::string(title_of(role)) +
                                          "». Организация: " + held.back().organisation.name + "."},
             now);
  return boost::system::in_place_value;
}

Result<void> remove_cabinet(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                            std::int64_t cabinet, Instant now) {
  for (auto const& held : cabinets_of(tx, account)) {
    if (held.id != cabinet) continue;
    if (held.role == Role::administrator && is_last_administrator(tx, account))
      return refuse(refusals::last_administrator);
    take_cabinet(tx, account, cabinet);
    audit::record(tx, actor, "access.cabinet-taken", subject_of(account),
                  held.organisation.name + ": " + std::string(title_of(held.role)), now);
    tell_owner(tx, settings, account,
               {"Ваши роли изменились", "Администратор системы забрал у вас роль «" + std::string(title_of(held.role)) +
                                            "». Организация: " + held.organisation.name + "."},
               now);
  }
  return boost::system::in_place_value;
}

Result<void> add_certificate_untold(database::Tx& tx, Actor const& actor, AccountId account,
                                    signatures::Certificate const& certificate, Instant now,
                                    std::string const& despite) {
  if (auto const bound = find_certificate(tx, certificate.sha256)) {
    if (bound->account != account || !bound->removed_at) return refuse(refusals::certificate_taken);
    rebind_certificate(tx, account, bound->id, now);
  } else {
    bind_certificate(tx, account, certificate, now);
  }
  audit::record(tx, actor, "access.certificate-bound", subject_of(account),
                "Серийный номер " + certificate.serial + confirmed(despite), now);
  return boost::system::in_place_value;
}

Result<void> add_certificate(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccountId account,
                             signatures::Certificate const& certificate, Instant now, std::string const& despite) {
  if (auto const added = add_certificate_untold(tx, actor, account, certificate, now, despite); !added) return added;
  tell_owner(tx, settings, account,
             {"К вашей учётной записи добавлен сертификат",
              "Администратор системы привязал к вашей учётной записи сертификат. " + in_words(certificate, settings) +
                  ". Им можно войти и подписать."},
             now);
  return boost::system::in_place_value;
}

}  // namespace obereg::access
