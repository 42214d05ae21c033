#include "access/manage_people/manage_people.hpp"

#include <algorithm>

#include "access/accounts/holders.hpp"
#include "access/accounts/same_person.hpp"
#include "access/manage_people/people.hpp"
#include "access/manage_people/queries.hpp"
#include "access/refusals.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::manage_people;

namespace {

struct Found {
  Organisation organisation;
  Person person;
};

// Two administrators who take each other's role wait for each other: the last one is told so.
Result<Found> find_here(database::Tx& tx, Actor const& actor, AccountId account) {
  auto organisation = lock_organisation(tx, actor.organisation);
  if (!organisation) return refuse(refusals::person_not_here);
  auto person = find_person(tx, organisation->id, account);
  if (!person) return refuse(refusals::person_not_here);
  return Found{std::move(*organisation), std::move(*person)};
}

void tell(database::Tx& tx, Actor const& actor, Found const& found, std::string const& what, Instant now,
          char const* subject = "Ваши роли изменились") {
  auto const& account = found.person.account;
  if (account.email.empty()) return;
  mail::send_later(tx, account.email, subject,
                   what + "\n\nОрганизация: " + found.organisation.name + "\nКто изменил: " + actor.name +
                       "\n\nЕсли вы не понимаете почему, спросите администратора своей организации.\n",
                   now);
}

void write_down(database::Tx& tx, Actor const& actor, std::string_view action, Found const& found,
                std::string const& details, Instant now) {
  audit::record(tx, actor, action, "account:" + std::to_string(found.person.account.id.value),
                found.organisation.name + ": " + details, now);
}

std::string titles_of(std::vector<Role> const& roles) {
  std::string titles;
  for (auto const role : roles) titles += (titles.empty() ? "" : "; ") + std::string(title_of(role));
  return titles;
}

bool is_last_administrator(database::ReadTx& tx, Found const& found) {
  auto const holders = holders_in(tx, found.organisation.id);
  return std::none_of(holders.begin(), holders.end(), [&](Holder const& holder) {
    return holder.role == Role::organisation_administrator && holder.account != found.person.account.id;
  });
}

Result<void> may_be_given(Organisation const& organisation, Role role) {
  if (is_given_by_the_system_alone(role)) return refuse(refusals::role_of_the_system);
  if (!fits(role, organisation.kind, organisation.trains)) return refuse(refusals::cabinet_does_not_fit);
  return boost::system::in_place_value;
}

}  // namespace

std::vector<Role> roles_to_give(Organisation const& organisation) {
  std::vector<Role> roles;
  for (auto const role : all_roles)
    if (may_be_given(organisation, role)) roles.push_back(role);
  return roles;
}

Result<void> give_role(database::Tx& tx, Actor const& actor, AccountId account, Role role, Instant now) {
  auto const found = find_here(tx, actor, account);
  if (!found) return found.error();
  if (auto const fitting = may_be_given(found->organisation, role); !fitting) return fitting.error();
  if (!found->person.suspended.empty()) return refuse(refusals::person_suspended);
  auto const& held = found->person.roles;
  if (std::any_of(held.begin(), held.end(), [&](HeldRole const& one) { return one.role == role; }))
    return boost::system::in_place_value;  // a double click
  grant_cabinet(tx, account, found->organisation.id, role, now);
  write_down(tx, actor, "access.cabinet-granted", *found, std::string(title_of(role)), now);
  tell(tx, actor, *found, "Вам дали роль «" + std::string(title_of(role)) + "».", now);
  return boost::system::in_place_value;
}

Result<void> take_role(database::Tx& tx, Actor const& actor, AccountId account, std::int64_t cabinet, bool confirmed,
                       Instant now) {
  auto const found = find_here(tx, actor, account);
  if (!found) return found.error();
  for (auto const& held : found->person.roles) {
    if (held.cabinet != cabinet) continue;
    if (is_given_by_the_system_alone(held.role)) return refuse(refusals::role_of_the_system);
    if (held.role == Role::organisation_administrator && !confirmed) {
      if (is_last_administrator(tx, *found))
        return refuse(refusals::administrator_role_leaves,
                      "Это последний администратор организации: новых людей после этого добавит и роли изменит только "
                      "администратор системы.");
      if (account == actor.account)
        return refuse(refusals::administrator_role_leaves,
                      "Это ваша собственная роль: раздел «Люди организации» для вас закроется.");
    }
    take_cabinet(tx, account, cabinet);
    write_down(tx, actor, "access.cabinet-taken", *found, std::string(title_of(held.role)), now);
    tell(tx, actor, *found, "У вас забрали роль «" + std::string(title_of(held.role)) + "».", now);
  }
  return boost::system::in_place_value;
}

Result<void> close_cabinets(database::Tx& tx, Actor const& actor, AccountId account, std::string const& reason,
                            Instant now) {
  auto const found = find_here(tx, actor, account);
  if (!found) return found.error();
  if (account == actor.account) return refuse(refusals::own_cabinets_stay);
  std::vector<Role> closed;
  for (auto const& held : found->person.roles) {
    if (is_given_by_the_system_alone(held.role)) return refuse(refusals::role_of_the_system);
    tx.exec(sql::suspend, {{"account", account},
                           {"organisation", found->organisation.id},
                           {"role", to_text(held.role)},
                           {"now", now},
                           {"reason", reason}});
    take_cabinet(tx, account, held.cabinet);
    closed.push_back(held.role);
  }
  if (closed.empty()) return boost::system::in_place_value;
  write_down(tx, actor, "access.cabinets-closed", *found, titles_of(closed) + ". Причина: " + reason, now);
  tell(tx, actor, *found, "Ваши кабинеты в этой организации закрыты. Причина: " + reason + ".", now);
  return boost::system::in_place_value;
}

Result<void> open_cabinets(database::Tx& tx, Actor const& actor, AccountId account, Instant now) {
  auto const found = find_here(tx, actor, account);
  if (!found) return found.error();
  std::vector<Role> opened;
  for (auto const role : found->person.suspended) {
    // The organisation may have become another one meanwhile: it no longer trains, say.
    if (!may_be_given(found->organisation, role)) continue;
    grant_cabinet(tx, account, found->organisation.id, role, now);
    opened.push_back(role);
  }
  tx.exec(sql::forget_suspended, {{"account", account}, {"organisation", found->organisation.id}});
  if (opened.empty()) return boost::system::in_place_value;
  write_down(tx, actor, "access.cabinets-opened", *found, titles_of(opened), now);
  tell(tx, actor, *found, "Ваши кабинеты в этой организации снова открыты: " + titles_of(opened) + ".", now);
  return boost::system::in_place_value;
}

namespace {

// A certificate is that of the person, and of the organisation where it names one.
Result<void> belongs_to(signatures::Certificate const& certificate, Account const& person,
                        Organisation const& organisation) {
  auto const stated = text::fold(certificate.surname + " " + certificate.given_name);
  if (stated != text::fold(person.last_name + " " + person.first_name + " " + person.middle_name) &&
      stated != text::fold(person.last_name + " " + person.first_name))
    return refuse(refusals::certificate_of_another,
                  "В сертификате: " + certificate.surname + " " + certificate.given_name + ".");
  auto const inn = organisation_inn(certificate);
  if (!inn.empty() && inn != organisation.inn)
    return refuse(refusals::other_inn_in_certificate, "В сертификате: " + inn + ".");
  return boost::system::in_place_value;
}

}  // namespace

Result<AccountId> add_person(database::Tx& tx, Actor const& actor, NewAccount wanted, web::Settings const& settings,
                             Instant now) {
  auto const organisation = lock_organisation(tx, actor.organisation);
  if (!organisation) return refuse(refusals::organisation_unknown);
  if (auto const fitting = may_be_given(*organisation, wanted.role); !fitting) return fitting.error();
  if (wanted.certificate)
    if (auto const theirs = belongs_to(*wanted.certificate, wanted.person, *organisation); !theirs)
      return theirs.error();
  // An account of another number would undo the block, which is the administrator's of the system.
  if (has_blocked_account(tx, wanted.person, wanted.certificate ? wanted.certificate->snils : ""))
    return refuse(refusals::person_is_blocked);
  wanted.inn = organisation->inn;
  wanted.email_is_vouched_for = false;  // whoever signs in confirms it by a code
  auto const added = create_account(tx, actor, wanted, settings, now);
  if (!added || !wanted.certificate) return added;  // who has no certificate was sent an invitation
  tell(tx, actor, find_here(tx, actor, *added).value(),
       "Для вас создана учётная запись с ролью «" + std::string(title_of(wanted.role)) +
           "». Войдите с тем сертификатом, который вы передали администратору организации.",
       now, "Для вас создана учётная запись");
  return added;
}

}  // namespace obereg::access
