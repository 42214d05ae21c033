#include "access/sessions/fresh_session.hpp"

#include "access/sessions/queries.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::sessions;

bool is_fresh(database::ReadTx& tx, AccountId account, std::string const& token, Instant now) {
  auto const opened =
      tx.find_one(sql::opened_at, {{"token_hash", database::Bytes{text::sha256(token)}}, {"account", account}},
                  [](database::Row const& row) { return row.moment(0); });
  return opened && now < *opened + fresh_lasts;
}

}  // namespace obereg::access
