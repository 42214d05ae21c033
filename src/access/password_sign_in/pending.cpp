#include "access/password_sign_in/pending.hpp"

#include "access/password_sign_in/queries.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::password_sign_in;

namespace {

database::Bytes hash_of(std::string const& token) {
  return {text::sha256("pending:" + token)};
}

}  // namespace

std::string begin_pending(database::Tx& tx, PendingSignIn const& pending, Instant now) {
  tx.exec(sql::forget_old, {{"before", now - pending_lasts}});
  auto const token = text::random_token();
  tx.exec_one(
      sql::insert_pending,
      {{"token", hash_of(token)}, {"account", pending.account}, {"next", pending.next.substr(0, 2000)}, {"now", now}});
  return token;
}

Result<PendingSignIn> find_pending(database::ReadTx& tx, std::string const& token, Instant now) {
  auto found = tx.find_one(sql::find_pending, {{"token", hash_of(token)}, {"after", now - pending_lasts}},
                           [](database::Row const& row) {
                             return PendingSignIn{{row.integer(0)}, row.string(1)};
                           });
  if (!found) return refuse(refusals::pending_sign_in_over);
  return std::move(*found);
}

void end_pending(database::Tx& tx, std::string const& token) {
  tx.exec(sql::end_pending, {{"token", hash_of(token)}});
}

}  // namespace obereg::access
