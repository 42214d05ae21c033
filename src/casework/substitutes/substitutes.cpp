#include "casework/substitutes/substitutes.hpp"

#include <algorithm>

#include "casework/substitutes/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::substitutes;

namespace {

Substitute read_substitute(database::Row const& row) {
  return {row.integer(0), {row.integer(1)}, {row.integer(2)}, row.moment(3), row.moment(4)};
}

}  // namespace

std::int64_t name_substitute(database::Tx& tx, std::string_view service, Substitute const& wanted, AccountId by,
                             Instant now) {
  return tx.get_integer(sql::insert_substitute, {{"service", service},
                                                 {"officer", wanted.officer},
                                                 {"substitute", wanted.substitute},
                                                 {"begins_at", wanted.begins_at},
                                                 {"ends_at", wanted.ends_at},
                                                 {"by", by},
                                                 {"now", now}});
}

bool end_substitute(database::Tx& tx, std::string_view service, std::int64_t id, Instant now) {
  return tx.exec(sql::end_substitute, {{"id", id}, {"service", service}, {"now", now}}) == 1;
}

std::optional<Substitute> find_substitute(database::ReadTx& tx, std::string_view service, std::int64_t id) {
  return tx.find_one(sql::find_substitute, {{"id", id}, {"service", service}}, read_substitute);
}

std::vector<Substitute> substitutes(database::ReadTx& tx, std::string_view service, Instant now) {
  return tx.all(sql::not_ended, {{"service", service}, {"now", now}}, read_substitute);
}

std::vector<AccountId> stands_in_for(database::ReadTx& tx, std::string_view service, AccountId substitute,
                                     Instant now) {
  return tx.all(sql::stands_in_for, {{"service", service}, {"substitute", substitute}, {"now", now}},
                [](database::Row const& row) { return AccountId{row.integer(0)}; });
}

bool stands_in(database::ReadTx& tx, std::string_view service, AccountId substitute, AccountId officer, Instant now) {
  auto const officers = stands_in_for(tx, service, substitute, now);
  return std::find(officers.begin(), officers.end(), officer) != officers.end();
}

}  // namespace obereg::casework
