#include "access/manage_people/people_http.hpp"

#include <charconv>

#include "access/accounts/names.hpp"
#include "access/manage_people/people.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"

namespace obereg::access {

namespace {

constexpr char const* address = "/people";

std::vector<std::string> role_titles(Person const& person) {
  std::vector<std::string> titles;
  for (auto const& held : person.roles) titles.emplace_back(title_of(held.role));
  for (auto const role : person.suspended) titles.push_back(std::string(title_of(role)) + " (закрыта)");
  return titles;
}

html::View person_view(Person const& person, web::Settings const& settings) {
  auto const& account = person.account;
  bool const is_closed = person.roles.empty() && !person.suspended.empty();
  return {{"id", account.id.value},
          {"name", full_name(account.last_name, account.first_name, account.middle_name)},
          {"job_title", account.job_title.empty() ? "не указана" : account.job_title},
          {"roles", role_titles(person)},
          {"is_blocked", account.blocked_at.has_value()},
          {"is_closed", !account.blocked_at && is_closed},
          {"is_open", !account.blocked_at && !is_closed},
          {"signed_in_at", person.signed_in_at ? russian_moment(*person.signed_in_at, settings.zone) : "ещё не было"}};
}

// Found ones are shown without further pages: who is not among the first is better sought by more of the name.
http::Response people_page(web::PageContext const& context, Search const& search) {
  auto const found =
      context.read([&](database::ReadTx& tx) { return people_of(tx, context.actor.organisation, search); });
  std::vector<html::View> rows;
  for (auto const& person : found) rows.push_back(person_view(person, context.settings()));
  bool const is_full = static_cast<int>(found.size()) == search.size;
  bool const has_next = is_full && search.wanted.empty();
  auto const next = has_next ? "/people?before=" + std::to_string(found.back().account.id.value) : std::string();
  return web::show(context, "Люди организации", "src/access/manage_people/people.html",
                   {{"organisation", context.actor.organisation_name},
                    {"people", rows},
                    {"has_rows", !rows.empty()},
                    {"may_add", context.actor.may("organisation.manage-people")},
                    {"filter_action", address},
                    {"search_action", address},
                    {"is_cut", is_full && !search.wanted.empty()},
                    {"has_filter", !search.wanted.empty()},
                    {"wanted_field", html::field_view("wanted", "Имя или почта", "", search.wanted, "")},
                    {"pages", html::pagination_view(search.before > 0 ? address : "", next, "")}});
}

}  // namespace

http::Response show_people(web::PageContext const& context) {
  auto const sought = web::sought(context);
  if (!sought) return web::refused(context, sought.error());
  Search search{text::tidy_spaces(sought->get("wanted"))};
  auto const before = context.request.query.get("before");
  std::from_chars(before.data(), before.data() + before.size(), search.before);
  return people_page(context, search);
}

http::Response submit_search_people(web::ActionContext const& context) {
  return web::show_found(context);
}

}  // namespace obereg::access
