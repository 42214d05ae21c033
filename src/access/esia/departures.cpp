#include "access/esia/departures.hpp"

#include "access/esia/protocol/client_secret.hpp"
#include "access/esia/queries.hpp"
#include "access/esia/refusals.hpp"
#include "core/text.hpp"

namespace obereg::access::esia {

namespace sql = obereg::sql::access::esia;

namespace {

struct Stored {
  Awaited awaited;
  std::string browser_hash;
  Instant created_at;
  bool used = false;
};

database::Bytes hash_of(std::string const& secret) {
  return {text::sha256(secret)};
}

Stored read_stored(database::Row const& row) {
  return {{AccountId{row.optional_integer(3).value_or(0)}, row.string(4), row.string(1), row.string(2)},
          row.bytes(0),
          row.moment(5),
          !row.is_null(6)};
}

}  // namespace

Departure depart(database::Tx& tx, std::string const& browser, AccountId account, std::string const& next,
                 Instant now) {
  tx.exec(sql::forget_old, {{"before", now - 2 * departure_lasts}});
  Departure departure{random_state(), text::random_token(), text::random_token()};
  tx.exec_one(sql::insert_departure,
              {{"state_hash", hash_of(departure.state)},
               {"browser_hash", hash_of(browser)},
               {"nonce", departure.nonce},
               {"verifier", departure.verifier},
               {"account", account.value == 0 ? std::optional<std::int64_t>() : std::optional(account.value)},
               {"next", next},
               {"now", now}});
  return departure;
}

Result<Awaited> arrive(database::Tx& tx, std::string const& state, std::string const& browser, Instant now) {
  auto const key = hash_of(state);
  auto found = tx.find_one(sql::find_departure, {{"state_hash", key}}, read_stored);
  if (!found) return refuse(refusals::esia_state_unknown);
  if (found->browser_hash != hash_of(browser).value) return refuse(refusals::esia_other_browser);
  if (found->used || tx.exec(sql::use_departure, {{"state_hash", key}, {"now", now}}) != 1)
    return refuse(refusals::esia_state_used);
  if (now - found->created_at >= departure_lasts) return refuse(refusals::esia_state_old);
  return std::move(found->awaited);
}

}  // namespace obereg::access::esia
