#include "access/api_keys/api_keys.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "access/api_keys/queries.hpp"
#include "access/refusals.hpp"
#include "access/roles.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::api_keys;

namespace {

std::vector<std::string> split(std::string const& scopes) {
  std::istringstream words(scopes);
  std::vector<std::string> list;
  for (std::string word; words >> word;) list.push_back(word);
  return list;
}

// As the page of keys words them; the log is read by people.
std::string titles_of(std::vector<std::string> const& scopes) {
  std::vector<std::string_view> titles;
  for (auto const& scope : scopes) titles.push_back(scope_title(scope));
  return fmt::format("{}", fmt::join(titles, "; "));
}

std::string subject_of(std::int64_t id) {
  return "api-key:" + std::to_string(id);
}

}  // namespace

std::vector<std::string> offered_scopes(Actor const& actor) {
  std::vector<std::string> scopes;
  for (auto const& permission : actor.permissions)
    if (!scope_title(permission).empty()) scopes.push_back(permission);
  return scopes;
}

Result<std::string> make_key(database::Tx& tx, Actor const& actor, std::string const& name,
                             std::vector<std::string> const& scopes, Instant now) {
  std::vector<std::string> given;
  for (auto const& offered : offered_scopes(actor))
    if (std::find(scopes.begin(), scopes.end(), offered) != scopes.end()) given.push_back(offered);
  if (given.empty()) return refuse(refusals::key_without_scopes);
  auto const key = "obereg_" + text::random_token();
  auto const id = tx.get_integer(sql::insert_key, {{"organisation", actor.organisation},
                                                   {"account", actor.account},
                                                   {"name", name},
                                                   {"key_hash", database::Bytes{text::sha256(key)}},
                                                   {"scopes", fmt::format("{}", fmt::join(given, " "))},
                                                   {"now", now}});
  audit::record(tx, actor, "access.api-key-made", subject_of(id), name + ": " + titles_of(given), now);
  return key;
}

std::vector<ApiKey> own_keys(database::ReadTx& tx, Actor const& actor) {
  return tx.all(sql::own_keys, {{"account", actor.account}, {"organisation", actor.organisation}},
                [](database::Row const& row) {
                  return ApiKey{row.integer(0), row.string(1),          split(row.string(2)),
                                row.moment(3),  row.optional_moment(4), row.optional_moment(5)};
                });
}

bool revoke_key(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now) {
  if (tx.get_integer(sql::has_key, {{"id", id}, {"account", actor.account}, {"organisation", actor.organisation}}) == 0)
    return false;
  if (tx.exec(sql::revoke_key, {{"id", id}, {"now", now}}) == 1)
    audit::record(tx, actor, "access.api-key-revoked", subject_of(id), "", now);
  return true;
}

}  // namespace obereg::access
