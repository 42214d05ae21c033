#include "access/own_account/own_account_http.hpp"

#include <algorithm>
#include <charconv>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/consent/consent.hpp"
#include "access/esia/esia_http.hpp"
#include "access/sessions/sessions.hpp"
#include "access/warn_ending/warn_ending.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

std::string own_subject(web::PageContext const& context) {
  return "account:" + std::to_string(context.actor.account.value);
}

std::string browser_title(std::string const& user_agent) {
  for (auto const& [mark, title] : {std::pair{"YaBrowser", "Яндекс Браузер"},
                                    {"Edg/", "Edge"},
                                    {"Firefox/", "Firefox"},
                                    {"Chrome/", "Chrome"},
                                    {"Safari/", "Safari"}})
    if (user_agent.find(mark) != std::string::npos) return title;
  return user_agent.empty() ? "неизвестная программа" : user_agent.substr(0, 60);
}

}  // namespace

http::Response show_own_account(web::PageContext const& context) {
  auto const [account, consent] = context.read([&](database::ReadTx& tx) {
    return std::pair(find_account(tx, context.actor.account), consent_of(tx, context.actor.account));
  });
  std::vector<html::View> sections;
  for (auto const& section : context.sections)
    if (context.actor.may(section.permission.name))
      sections.push_back({{"title", section.title}, {"href", section.href}});
  html::View view{{"csrf_token", context.csrf_token},
                  {"name", full_name(account->last_name, account->first_name, account->middle_name)},
                  {"job_title", account->job_title},
                  {"email", account->email},
                  {"email_is_confirmed", account->email_confirmed_at.has_value()},
                  {"phone", account->phone},
                  {"organisation", context.actor.organisation_name},
                  {"cabinet", context.actor.cabinet},
                  {"no_consent", !consent},
                  {"sections", sections}};
  add_esia_part(view, context);
  html::Page page;
  page.title = "Моя учётная запись";
  page.notices = ending_notices(context);
  page.main = html::render("src/access/own_account/account.html", view);
  return web::show(context, std::move(page));
}

http::Response show_own_sessions(web::PageContext const& context) {
  auto const token = context.request.cookie(session_cookie);
  std::int64_t current = 0;
  auto const sessions = context.read([&](database::ReadTx& tx) {
    if (auto const session = find_session(tx, token, context.settings(), context.now)) current = session->id;
    return live_sessions(tx, context.actor.account, context.settings(), context.now);
  });
  std::vector<html::View> rows;
  for (auto const& session : sessions)
    rows.push_back({{"id", session.id},
                    {"is_current", session.id == current},
                    {"browser", browser_title(session.browser)},
                    {"address", session.address},
                    {"way", title_of(session.way)},
                    {"created_at", russian_moment(session.created_at, context.settings().zone)},
                    {"seen_at", russian_moment(session.seen_at, context.settings().zone)}});
  return web::show(context, "Где выполнен вход", "src/access/own_account/sessions.html", {{"sessions", rows}});
}

http::Response submit_end_session(web::ActionContext const& context) {
  auto const session = context.request.id("session");
  if (!session) return web::refused(context, refuse(web::not_found));
  context.write([&](database::Tx& tx) {
    // Nothing to end where it was ended a moment ago in another tab: what was wanted holds already.
    if (end_own_session(tx, context.actor.account, *session, context.now))
      audit::record(tx, context.actor, "access.session-ended", own_subject(context), "", context.now);
  });
  return http::see_other("/account/sessions");
}

http::Response submit_end_all(web::ActionContext const& context) {
  context.write([&](database::Tx& tx) {
    end_all_sessions(tx, context.actor.account, context.now);
    audit::record(tx, context.actor, "access.all-sessions-ended", own_subject(context), "", context.now);
  });
  auto response = http::see_other("/sign-in?done=everywhere");
  response.set_cookie(session_cookie, "", 0, context.settings().secure_cookies);
  return response;
}

http::Response show_cabinets(web::PageContext const& context) {
  auto const cabinets = context.read([&](database::ReadTx& tx) { return cabinets_of(tx, context.actor.account); });
  std::vector<html::View> rows;
  for (auto const& cabinet : cabinets)
    rows.push_back({{"id", cabinet.id},
                    {"title", cabinet_title(cabinet.role, cabinet.organisation.kind)},
                    {"role", title_of(cabinet.role)},
                    {"organisation", cabinet.organisation.name},
                    {"blocked", cabinet.organisation.blocked_reason}});
  return web::show(context, "Выберите кабинет", "src/access/own_account/cabinets.html", {{"cabinets", rows}});
}

namespace {

// The section of the page that one switched from, where the new cabinet has it; never a page of one thing, which may
// belong to the other organisation.
std::string where_to(web::PageContext const& context, Cabinet const& cabinet) {
  auto const from = context.request.form.get("from");
  auto const permissions = permissions_of(cabinet.role, cabinet.organisation.blocked_at.has_value());
  std::string found = "/account";
  std::size_t longest = 0;
  for (auto const& section : context.sections) {
    bool const holds = from == section.href || from.starts_with(section.href + "/");
    bool const may = section.permission.name == web::anyone_signed_in.name ||
                     std::find(permissions.begin(), permissions.end(), section.permission.name) != permissions.end();
    if (!holds || section.href.size() <= longest) continue;
    longest = section.href.size();
    found = may ? section.href : "/account";
  }
  return found;
}

}  // namespace

http::Response submit_cabinet(web::ActionContext const& context) {
  auto const wanted = context.request.form.get("cabinet");
  std::string location;
  bool const chosen = context.write([&](database::Tx& tx) {
    for (auto const& cabinet : cabinets_of(tx, context.actor.account)) {
      if (std::to_string(cabinet.id) != wanted) continue;
      choose_cabinet(tx, context.request.cookie(session_cookie), cabinet.id);
      audit::record(
          tx, context.actor, "access.cabinet-chosen", own_subject(context),
          std::string(cabinet_title(cabinet.role, cabinet.organisation.kind)) + ", " + cabinet.organisation.name,
          context.now);
      location = where_to(context, cabinet);
      return true;
    }
    return false;
  });
  if (!chosen) return web::refused(context, refuse(web::not_found));
  return http::see_other(location);
}

}  // namespace obereg::access
