#include "access/sessions/authenticate.hpp"

#include <algorithm>
#include <sstream>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/roles.hpp"
#include "access/sessions/queries.hpp"
#include "access/sessions/sessions.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::sessions;

namespace {

// How exactly "last seen" is known: a write for each request would be dearer than the request.
constexpr std::chrono::minutes seen_step{1};

struct LiveKey {
  std::int64_t id = 0;
  std::optional<Instant> used_at;
  Actor actor;
};

bool is_in(std::vector<std::string> const& permissions, std::string_view permission) {
  return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

// What the key was given, less what its maker may no longer do. The registry opens with the right to see any records:
// whose records it shows is what the key's scopes say.
std::vector<std::string> key_permissions(database::ReadTx& tx, Actor const& actor, std::string const& scopes,
                                         bool organisation_is_blocked) {
  std::vector<std::string> held;
  tx.each(sql::roles_in, {{"account", actor.account}, {"organisation", actor.organisation}},
          [&](database::Row const& row) {
            if (auto const role = role_of(row.text(0)))
              for (auto& permission : permissions_of(*role, organisation_is_blocked))
                held.push_back(std::move(permission));
          });
  std::vector<std::string> permissions;
  std::istringstream words(scopes);
  for (std::string scope; words >> scope;)
    if (is_in(held, scope)) permissions.push_back(scope);
  bool const sees_records = is_in(permissions, "training.view-own") || is_in(permissions, "training.view-employer");
  for (auto const* opened : {"training.view-registry", "training.view-due"})
    if (sees_records && is_in(held, opened)) permissions.emplace_back(opened);
  return permissions;
}

std::optional<LiveKey> find_key(database::ReadTx& tx, std::string const& key) {
  std::string scopes;
  bool blocked = false;
  auto found =
      tx.find_one(sql::find_key, {{"key_hash", database::Bytes{text::sha256(key)}}}, [&](database::Row const& row) {
        LiveKey live{row.integer(0), row.optional_moment(2), {}};
        live.actor.account = {row.integer(3)};
        live.actor.name = short_name(row.text(4), row.text(5), row.text(6));
        live.actor.organisation = {row.integer(7)};
        live.actor.organisation_name = row.string(8);
        live.actor.cabinet = "Программный доступ";
        scopes = row.string(1);
        blocked = !row.is_null(9);
        return live;
      });
  if (found) found->actor.permissions = key_permissions(tx, found->actor, scopes, blocked);
  return found;
}

Actor by_key(database::Database& database, std::string const& authorization, Instant now) {
  constexpr std::string_view scheme = "Bearer ";
  if (authorization.rfind(scheme, 0) != 0) return {};
  auto const found =
      database.read([&](database::ReadTx& tx) { return find_key(tx, authorization.substr(scheme.size())); });
  if (!found) return {};
  if (!found->used_at || now - *found->used_at >= seen_step)
    database.write([&](database::Tx& tx) { tx.exec(sql::mark_key_used, {{"id", found->id}, {"now", now}}); });
  return found->actor;
}

// Asked for only where there are any: most people have one cabinet, and their pages stay at one statement.
std::vector<OtherCabinet> other_cabinets(database::Database& database, LiveSession const& session) {
  auto const held = database.read_once([&](database::ReadTx& tx) { return cabinets_of(tx, session.actor.account); });
  std::vector<OtherCabinet> others;
  for (auto const& cabinet : held)
    if (cabinet.id != session.cabinet_id)
      others.push_back({cabinet.id, std::string(cabinet_title(cabinet.role, cabinet.organisation.kind)),
                        cabinet.organisation.name + ". " + std::string(title_of(cabinet.role))});
  return others;
}

Actor by_session(database::Database& database, std::string const& token, web::Settings const& settings, Instant now) {
  if (token.empty()) return {};
  auto found = database.read_once([&](database::ReadTx& tx) { return find_session(tx, token, settings, now); });
  if (!found) return {};
  if (found->has_others) found->actor.other_cabinets = other_cabinets(database, *found);
  if (now - found->seen_at >= seen_step) database.write([&](database::Tx& tx) { mark_seen(tx, found->id, now); });
  return found->actor;
}

}  // namespace

web::Authenticate authenticate_with(database::Database& database, web::Settings const& settings) {
  return [&database, &settings](http::Request const& request, Instant now) {
    auto const authorization = request.header("authorization");
    // A key opens the API alone: with it nobody ends its owner's sessions or makes further keys.
    bool const keys_are_taken = request.path.starts_with("/api/");
    auto actor = authorization.empty() ? by_session(database, request.cookie(session_cookie), settings, now)
                 : keys_are_taken      ? by_key(database, authorization, now)
                                       : Actor{};
    actor.address = request.remote_address;
    return actor;
  };
}

}  // namespace obereg::access
