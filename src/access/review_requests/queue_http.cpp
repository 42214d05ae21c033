#include <charconv>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/requests/request_views.hpp"
#include "access/review_requests/review_http.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"

namespace obereg::access {

namespace {

using Which = QueueFilter::Which;

struct Tab {
  Which which;
  char const *word, *title;
};
constexpr Tab tabs[] = {{Which::waiting, "", "Ждут решения"},
                        {Which::correction, "correction", "Ждут исправления"},
                        {Which::decided, "decided", "Решённые"}};

Tab const& tab_of(std::string const& word) {
  for (auto const& tab : tabs)
    if (word == tab.word) return tab;
  return tabs[0];
}

struct WhoseWord {
  QueueFilter::Whose whose;
  char const *word, *title;
};
constexpr WhoseWord whose_words[] = {{QueueFilter::Whose::all, "", "Все"},
                                     {QueueFilter::Whose::own, "own", "В работе у меня"},
                                     {QueueFilter::Whose::free, "free", "Никто не взял"},
                                     {QueueFilter::Whose::late, "late", "Просроченные"}};

WhoseWord const& whose_of(std::string const& word) {
  for (auto const& one : whose_words)
    if (word == one.word) return one;
  return whose_words[0];
}

// Only of those that wait: the others are nobody's work any more.
std::vector<html::View> whose_fields(Tab const& tab, QueueFilter const& filter) {
  if (tab.which != Which::waiting) return {};
  std::vector<html::Choice> choices;
  std::string chosen;
  for (auto const& one : whose_words) {
    choices.push_back({one.word, one.title});
    if (one.whose == filter.whose) chosen = one.word;
  }
  return {html::choice_view("whose", "Какие", "", choices, chosen, "")};
}

std::string address_of(Tab const& tab) {
  return *tab.word ? std::string("/applications?which=") + tab.word : std::string("/applications");
}

html::View row_of(web::PageContext const& context, AccessRequest const& request, std::string const& clerk) {
  auto const& applicant = request.applicant;
  html::View row{{"id", request.id.value},
                 {"name", full_name(applicant.last_name, applicant.first_name, applicant.middle_name)},
                 {"cabinet", title_of(applicant.cabinet)},
                 {"organisation", applicant.organisation_name},
                 {"inn", "ИНН " + applicant.inn},
                 {"state", title_of(request.state)},
                 {"colour", colour_of(request.state)},
                 {"clerk", clerk}};
  show_due(row, request, context.now, context.settings().zone);
  return row;
}

std::string name_of(database::ReadTx& tx, std::optional<AccountId> const& clerk) {
  auto const account = clerk ? find_account(tx, *clerk) : std::nullopt;
  return account ? short_name(account->last_name, account->first_name, account->middle_name) : std::string("–");
}

// "1789000000000.42": the term and the number of the last row of the page before, as next_page() writes it.
QueueFilter filter_of(Tab const& tab, std::string const& after) {
  QueueFilter filter;
  filter.which = tab.which;
  std::int64_t due = 0;
  auto const* const end = after.data() + after.size();
  auto const [dot, error] = std::from_chars(after.data(), end, due);
  if (error != std::errc{} || dot == end || *dot != '.') return filter;
  std::from_chars(dot + 1, end, filter.id);
  filter.after_due = Instant{std::chrono::milliseconds{due}};
  return filter;
}

std::string next_page(Tab const& tab, AccessRequest const& last) {
  return address_of(tab) + (*tab.word ? "&" : "?") + "after=" + std::to_string(last.due.at.time_since_epoch().count()) +
         "." + std::to_string(last.id.value);
}

// Found ones are shown without further pages: what is not among the first is better sought by more of the name.
http::Response queue_page(web::PageContext const& context, Tab const& tab, QueueFilter const& filter) {
  auto const& wanted = filter.wanted;
  std::vector<html::View> rows;
  std::string next;
  context.read([&](database::ReadTx& tx) {
    auto const requests = request_queue(tx, filter);
    for (auto const& request : requests) rows.push_back(row_of(context, request, name_of(tx, request.clerk)));
    if (static_cast<int>(requests.size()) == filter.size) next = next_page(tab, requests.back());
  });
  std::vector<html::View> links;
  for (auto const& one : tabs)
    links.push_back({{"title", one.title}, {"href", address_of(one)}, {"is_current", one.which == tab.which}});
  bool const is_filtered = !wanted.empty() || filter.whose != QueueFilter::Whose::all;
  auto const is_cut = !next.empty() && is_filtered;
  auto const first = filter.id > 0 ? address_of(tab) : std::string();
  return web::show(context, "Заявки на доступ", "src/access/review_requests/queue.html",
                   {{"heading", "Заявки на доступ"},
                    {"actions", ""},
                    {"tabs", links},
                    {"filter_action", address_of(tab)},
                    {"search_action", address_of(tab)},
                    {"has_filter", is_filtered},
                    {"whose_field", whose_fields(tab, filter)},
                    {"wanted_field", html::field_view("wanted", "Имя, почта или ИНН", "", wanted, "")},
                    {"is_empty", rows.empty()},
                    {"empty_title", is_filtered ? "Таких заявок нет" : "Здесь пусто"},
                    {"empty_text", is_filtered ? "Измените поиск или сбросьте его."
                                   : tab.which == Which::waiting ? "Новые заявки появятся здесь сами."
                                                                 : "Таких заявок ещё не было."},
                    {"empty_href", ""},
                    {"is_cut", is_cut},
                    {"size", filter.size},
                    {"pages", html::pagination_view(first, is_filtered ? std::string() : next, "")},
                    {"has_rows", !rows.empty()},
                    {"requests", std::move(rows)}});
}

}  // namespace

http::Response show_request_queue(web::PageContext const& context) {
  auto const& tab = tab_of(context.request.query.get("which"));
  auto const sought = web::sought(context);
  if (!sought) return web::refused(context, sought.error());
  auto filter = filter_of(tab, context.request.query.get("after"));
  filter.wanted = text::tidy_spaces(sought->get("wanted"));
  filter.whose = whose_of(sought->get("whose")).whose;
  filter.clerk = context.actor.account;
  filter.now = context.now;
  return queue_page(context, tab, filter);
}

http::Response search_request_queue(web::ActionContext const& context) {
  return web::show_found(context);
}

}  // namespace obereg::access
