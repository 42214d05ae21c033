#include "access/esia/links.hpp"

#include <algorithm>

#include "access/esia/queries.hpp"
#include "access/esia/refusals.hpp"
#include "access/sessions/sessions.hpp"
#include "access/sign_in/open_session.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access::esia {

namespace sql = obereg::sql::access::esia;

namespace {

std::string subject_of(AccountId account) {
  return "account:" + std::to_string(account.value);
}

// Letter case and ё do not matter; an absent name is a name too.
bool same_names(Account const& account, Person const& person) {
  return text::fold(account.last_name) == text::fold(person.last_name) &&
         text::fold(account.first_name) == text::fold(person.first_name) &&
         text::fold(account.middle_name) == text::fold(person.middle_name);
}

std::optional<AccountId> linked_account(database::ReadTx& tx, std::string const& oid) {
  return tx.find_one(sql::find_by_oid, {{"oid", oid}},
                     [](database::Row const& row) { return AccountId{row.integer(0)}; });
}

struct Linking {
  Account account;
  std::string oid;
  std::string_view by;  // snils, owner
};

// The row, what the log says of it, and the letter to the owner, who may not be the one at the keyboard.
void link(database::Tx& tx, Linking const& linking, Actor const& actor, Instant now) {
  bool const by_owner = linking.by == "owner";
  tx.exec_one(sql::link,
              {{"account", linking.account.id}, {"oid", linking.oid}, {"now", now}, {"linked_by", linking.by}});
  audit::record(tx, actor, "access.esia-linked", subject_of(linking.account.id),
                by_owner ? "Связал владелец" : "Связана при входе: совпали СНИЛС и имя", now);
  if (linking.account.email.empty()) return;
  mail::send_later(tx, linking.account.email, "Учётная запись связана с Госуслугами",
                   std::string("Теперь в вашу учётную запись можно входить через Госуслуги.\n\n") +
                       (by_owner ? "Вы связали её на странице «Моя учётная запись»."
                                 : "Она связана при входе: СНИЛС и имя на Госуслугах совпали с вашим сертификатом.") +
                       "\n\nЕсли это были не вы, отключите вход через Госуслуги на странице «Моя учётная запись» и "
                       "сообщите администратору системы.\n",
                   now);
}

void tell_of_unlinking(database::Tx& tx, AccountId id, std::string const& who, Instant now) {
  auto const account = find_account(tx, id).value();
  if (account.email.empty()) return;
  mail::send_later(tx, account.email, "Вход через Госуслуги отключён",
                   who +
                       "Войти в вашу учётную запись через Госуслуги больше нельзя. Включить снова можно на странице "
                       "«Моя учётная запись».\n",
                   now);
}

Result<Account> account_by_snils(database::ReadTx& tx, Person const& person) {
  if (person.snils.empty()) return refuse(refusals::esia_no_account);
  auto const ids = tx.all(sql::accounts_of_snils, {{"snils", person.snils}},
                          [](database::Row const& row) { return AccountId{row.integer(0)}; });
  std::vector<Account> same;
  for (auto const id : ids)
    if (auto account = find_account(tx, id); account && same_names(*account, person))
      same.push_back(std::move(*account));
  if (same.size() > 1) return refuse(refusals::esia_several_accounts);
  if (same.empty()) return refuse(ids.empty() ? refusals::esia_no_account : refusals::esia_other_names);
  return std::move(same.front());
}

}  // namespace

std::optional<Link> link_of(database::ReadTx& tx, AccountId account) {
  return tx.find_one(sql::find_link, {{"account", account}}, [](database::Row const& row) {
    return Link{row.moment(0), row.text(1) == "owner", row.optional_moment(2)};
  });
}

Result<AccountId> account_of(database::Tx& tx, Person const& person, std::string const& address, Instant now) {
  if (auto const linked = linked_account(tx, person.oid)) return *linked;
  auto account = account_by_snils(tx, person);
  if (!account) return account.error();
  if (auto const before = link_of(tx, account->id))
    return refuse(before->switched_off() ? refusals::esia_switched_off : refusals::esia_linked_otherwise);
  auto const entrant = find_entrant(tx, account->id);  // a blocked account is not linked either
  if (!entrant) return entrant.error();
  link(tx, {*account, person.oid, "snils"}, actor_of(*entrant, address), now);
  return account->id;
}

Result<void> link_own(database::Tx& tx, Actor const& actor, Person const& person, Instant now) {
  auto const account = find_account(tx, actor.account).value();
  auto const stated = tx.all(sql::snils_of_account, {{"account", actor.account}},
                             [](database::Row const& row) { return row.string(0); });
  bool const same_snils = stated.empty() || std::find(stated.begin(), stated.end(), person.snils) != stated.end();
  auto const linked = linked_account(tx, person.oid);
  if (!same_names(account, person) || !same_snils || (linked && *linked != actor.account))
    return refuse(refusals::esia_of_another);
  link(tx, {account, person.oid, "owner"}, actor, now);
  return boost::system::in_place_value;
}

bool unlink_own(database::Tx& tx, Actor const& actor, Instant now) {
  if (tx.exec(sql::unlink, {{"account", actor.account}, {"now", now}}) != 1) return false;
  audit::record(tx, actor, "access.esia-unlinked", subject_of(actor.account), "", now);
  tell_of_unlinking(tx, actor.account, "", now);
  return true;
}

bool cut_link(database::Tx& tx, Actor const& administrator, AccountId account, Instant now) {
  if (tx.exec(sql::unlink, {{"account", account}, {"now", now}}) != 1) return false;
  end_sessions_of(tx, account, SignInWay::esia, now);
  audit::record(tx, administrator, "access.esia-unlinked", subject_of(account), "Отвязал администратор", now);
  tell_of_unlinking(tx, account, "Его отключил администратор системы; сеансы, открытые через Госуслуги, завершены.\n\n",
                    now);
  return true;
}

}  // namespace obereg::access::esia
