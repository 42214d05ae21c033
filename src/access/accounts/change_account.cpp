#include "access/accounts/change_account.hpp"

#include "access/accounts/names.hpp"
#include "access/accounts/queries.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::accounts;

std::optional<Account> lock_account(database::Tx& tx, AccountId id) {
  auto const locked =
      tx.find_one(sql::lock_account, {{"id", id}}, [](database::Row const& row) { return row.integer(0); });
  return locked ? find_account(tx, id) : std::nullopt;
}

void change_account(database::Tx& tx, Account const& account) {
  tx.exec_one(sql::change_account, {{"id", account.id},
                                    {"last_name", account.last_name},
                                    {"first_name", account.first_name},
                                    {"middle_name", account.middle_name},
                                    {"email", account.email},
                                    {"email_confirmed_at", account.email_confirmed_at},
                                    {"job_title", account.job_title},
                                    {"phone", account.phone},
                                    {"search_key", search_key_of(account)}});
}

std::string search_key_of(Account const& account) {
  return text::fold(full_name(account.last_name, account.first_name, account.middle_name) + " " + account.email);
}

}  // namespace obereg::access
