#include "access/sessions/sessions.hpp"

#include <stdexcept>

#include "access/accounts/names.hpp"
#include "access/roles.hpp"
#include "access/sessions/queries.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::sessions;

namespace {

database::Bytes hash_of(std::string const& token) {
  return {text::sha256(token)};
}

// A session whose cabinet was taken away goes on without one: its owner may choose another.
LiveSession read_session(database::Row const& row) {
  LiveSession session;
  session.id = row.integer(0);
  session.seen_at = row.moment(2);
  session.certificate_id = row.is_null(12) ? 0 : row.integer(12);
  session.actor.account = {row.integer(3)};
  session.actor.name = short_name(row.text(4), row.text(5), row.text(6));
  session.actor.certificate_ends = row.optional_moment(14);
  auto const cabinets = row.integer(13);
  session.has_others = cabinets > 0;
  auto const role = role_of(row.text(11));
  auto const kind = organisation_kind_of(row.text(9));
  if (!role || !kind) return session;
  session.cabinet_id = row.integer(1);
  session.has_others = cabinets > 1;
  session.actor.organisation = {row.integer(7)};
  session.actor.organisation_name = row.string(8);
  session.actor.cabinet = cabinet_title(*role, *kind);
  if (!row.is_null(10)) session.actor.cabinet += ": организация заблокирована";
  session.actor.permissions = permissions_of(*role, !row.is_null(10));
  return session;
}

SignInWay way_of(std::string_view text) {
  for (auto const way : {SignInWay::certificate, SignInWay::password, SignInWay::esia})
    if (to_text(way) == text) return way;
  throw std::runtime_error("a session of an unknown way of signing in");
}

}  // namespace

std::string_view to_text(SignInWay way) {
  switch (way) {
    case SignInWay::certificate:
      return "certificate";
    case SignInWay::password:
      return "password";
    case SignInWay::esia:
      return "esia";
  }
  throw std::logic_error("an unknown way of signing in");
}

std::string_view title_of(SignInWay way) {
  switch (way) {
    case SignInWay::certificate:
      return "по сертификату";
    case SignInWay::password:
      return "по паролю";
    case SignInWay::esia:
      return "через ЕСИА";
  }
  throw std::logic_error("an unknown way of signing in");
}

std::string begin_session(database::Tx& tx, NewSession const& session, web::Settings const& settings, Instant now) {
  auto const token = text::random_token();
  tx.exec_one(sql::insert_session, {{"token_hash", hash_of(token)},
                                    {"account", session.account},
                                    {"cabinet", session.cabinet_id},
                                    {"certificate", session.certificate_id},
                                    {"way", to_text(session.way)},
                                    {"address", session.address},
                                    {"browser", session.browser.substr(0, 300)},
                                    {"now", now},
                                    {"expires_at", now + settings.session_most}});
  return token;
}

std::optional<LiveSession> find_session(database::ReadTx& tx, std::string const& token, web::Settings const& settings,
                                        Instant now) {
  return tx.find_one(sql::find_session,
                     {{"token_hash", hash_of(token)}, {"now", now}, {"idle_since", now - settings.session_idle}},
                     read_session);
}

std::vector<OwnSession> live_sessions(database::ReadTx& tx, AccountId account, web::Settings const& settings,
                                      Instant now) {
  return tx.all(sql::live_sessions, {{"account", account}, {"now", now}, {"idle_since", now - settings.session_idle}},
                [](database::Row const& row) {
                  return OwnSession{row.integer(0), row.string(1), row.string(2),
                                    row.moment(3),  row.moment(4), way_of(row.text(5))};
                });
}

void mark_seen(database::Tx& tx, std::int64_t session_id, Instant now) {
  tx.exec(sql::mark_seen, {{"id", session_id}, {"now", now}});
}

void end_session(database::Tx& tx, std::string const& token, Instant now) {
  tx.exec(sql::end_session, {{"token_hash", hash_of(token)}, {"now", now}});
}

bool end_own_session(database::Tx& tx, AccountId account, std::int64_t session_id, Instant now) {
  return tx.exec(sql::end_own_session, {{"account", account}, {"id", session_id}, {"now", now}}) == 1;
}

void end_all_sessions(database::Tx& tx, AccountId account, Instant now) {
  tx.exec(sql::end_all_sessions, {{"account", account}, {"now", now}});
}

std::int64_t end_sessions_by(database::Tx& tx, std::int64_t certificate_id, Instant now) {
  return tx.exec(sql::end_sessions_by, {{"certificate", certificate_id}, {"now", now}});
}

void end_sessions_without_certificate(database::Tx& tx, AccountId account, Instant now) {
  tx.exec(sql::end_sessions_without_certificate, {{"account", account}, {"now", now}});
}

void end_sessions_of(database::Tx& tx, AccountId account, SignInWay way, Instant now) {
  tx.exec(sql::end_sessions_of, {{"account", account}, {"way", to_text(way)}, {"now", now}});
}

void choose_cabinet(database::Tx& tx, std::string const& token, std::int64_t cabinet_id) {
  tx.exec_one(sql::choose_cabinet, {{"token_hash", hash_of(token)}, {"cabinet", cabinet_id}});
}

}  // namespace obereg::access
