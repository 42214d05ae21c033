// Sessions: a random token in the browser, its SHA-256 in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/http/message.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

inline constexpr std::string_view session_cookie = "obereg_session";

// How the session's owner was known.
enum class SignInWay { certificate, password, esia };
std::string_view to_text(SignInWay way);   // "certificate": in the database
std::string_view title_of(SignInWay way);  // Russian: "по сертификату"

struct NewSession {
  AccountId account;
  std::int64_t cabinet_id = 0;
  std::optional<std::int64_t> certificate_id = {};
  std::string address, browser;
  SignInWay way = SignInWay::certificate;
};
// Returns the token: the only copy of it.
std::string begin_session(database::Tx& tx, NewSession const& session, web::Settings const& settings, Instant now);

struct LiveSession {
  std::int64_t id = 0;
  std::int64_t cabinet_id = 0;
  bool has_others = false;  // cabinets besides this one; who they are is asked for apart
  Instant seen_at;
  Actor actor;                      // without address
  std::int64_t certificate_id = 0;  // that opened it; 0: another way of signing in
};
// Nothing where the session ended, was idle too long or lasted too long, or its account is blocked.
std::optional<LiveSession> find_session(database::ReadTx& tx, std::string const& token, web::Settings const& settings,
                                        Instant now);

struct OwnSession {
  std::int64_t id = 0;
  std::string address, browser;
  Instant created_at, seen_at;
  SignInWay way = SignInWay::certificate;
};
std::vector<OwnSession> live_sessions(database::ReadTx& tx, AccountId account, web::Settings const& settings,
                                      Instant now);

void mark_seen(database::Tx& tx, std::int64_t session_id, Instant now);
void end_session(database::Tx& tx, std::string const& token, Instant now);
// Returns whether the account has such a session.
bool end_own_session(database::Tx& tx, AccountId account, std::int64_t session_id, Instant now);
void end_all_sessions(database::Tx& tx, AccountId account, Instant now);
// Those that the certificate of this row opened. Returns how many.
std::int64_t end_sessions_by(database::Tx& tx, std::int64_t certificate_id, Instant now);
// Those that a password or ЕСИА opened.
void end_sessions_without_certificate(database::Tx& tx, AccountId account, Instant now);
void end_sessions_of(database::Tx& tx, AccountId account, SignInWay way, Instant now);
void choose_cabinet(database::Tx& tx, std::string const& token, std::int64_t cabinet_id);

}  // namespace obereg::access
