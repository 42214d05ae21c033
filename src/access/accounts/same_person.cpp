#include "access/accounts/same_person.hpp"

#include "access/accounts/names.hpp"
#include "access/accounts/queries.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::accounts;

bool has_blocked_account(database::ReadTx& tx, Account const& person, std::string const& snils) {
  auto const name = text::fold(full_name(person.last_name, person.first_name, person.middle_name));
  return tx.get_integer(sql::blocked_accounts_of, {{"snils", snils}, {"email", person.email}, {"name", name + " "}}) >
         0;
}

}  // namespace obereg::access
