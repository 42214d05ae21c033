#include "training/list_due/due_http.hpp"

#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/list_due/asked_due.hpp"
#include "training/records/shown.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 20;
constexpr int counted_exactly = 10'000;
constexpr std::string_view title = "Кому пора обучаться";

struct Results {
  std::vector<StandingRecord> records;
  bool has_more = false;
  std::int64_t count = 0;         // of the first page only, so that the further ones cost no counting
  std::vector<html::View> cards;  // likewise
};

std::string count_in_words(std::int64_t count) {
  if (count > counted_exactly) return "Всего: более 10 000 записей";
  return "Всего: " + html::counted(count, "запись", "записи", "записей");
}

html::View end_view(LocalDate end, LocalDate today) {
  auto const days = (end.days() - today.days()).count();
  auto const counted = html::counted(std::abs(days), "день", "дня", "дней");
  return {{"due_text", days < 0    ? "закончилось " + counted + " назад"
                       : days == 0 ? "сегодня последний день"
                                   : "осталось " + counted},
          {"is_late", days < 0},
          {"is_soon", days >= 0 && days <= 30}};
}

html::View row_view(StandingRecord const& found, Scope const& scope, std::string const& token, LocalDate today) {
  auto view = record_view(found.record);
  view.set("href", record_address(found.record.registry_number) + "?from=due" +
                       (token.empty() ? "" : "&search=" + web::in_query(token)));
  view.set("valid_until", found.valid_until->russian()).set("end", end_view(*found.valid_until, today));
  view.set("organisation",
           scope.kind == Scope::Kind::provider ? found.record.employer_name : found.record.provider_name);
  return view;
}

// A count that leads to its rows.
std::vector<html::View> cards_of(database::ReadTx& tx, AskedDue const& asked, LocalDate today) {
  std::vector<html::View> cards;
  for (auto const& [value, words] : due_terms()) {
    if (value.empty()) continue;
    auto to_term = asked;
    to_term.term = value;
    auto search = asked.checked.search;
    search.range = range_of(value, today);
    auto const count = due_count(tx, search, asked.scope, counted_exactly);
    cards.push_back({{"count", count > counted_exactly ? "более 10 000" : html::number(count)},
                     {"words", words},
                     {"href", due_address("/training/due", to_term)}});
  }
  return cards;
}

Results results_of(database::ReadTx& tx, web::PageContext const& context, AskedDue const& asked) {
  auto const after = std::max<std::int64_t>(0, std::atoll(context.request.query.get("after").c_str()));
  auto const& search = asked.checked.search;
  Results results{due_page(tx, search, asked.scope, after, page_size + 1), false, 0, {}};
  results.has_more = results.records.size() > page_size;
  if (results.has_more) results.records.pop_back();
  if (after > 0) return results;
  results.count = due_count(tx, search, asked.scope, counted_exactly);
  results.cards = cards_of(tx, asked, context.today());
  return results;
}

void add_results(html::View& view, Results const& results, AskedDue const& asked, LocalDate today) {
  std::vector<html::View> rows;
  for (auto const& record : results.records) rows.push_back(row_view(record, asked.scope, asked.token, today));
  bool const counted = !results.cards.empty();
  view.set("cards", results.cards).set("has_cards", counted);
  view.set("records", rows).set("has_records", !rows.empty()).set("is_empty", rows.empty());
  view.set("first_href", counted ? "" : due_address("/training/due", asked))
      .set("next_href", results.has_more ? due_address("/training/due", asked, results.records.back().row) : "")
      .set("has_pages", results.has_more || !counted)
      .set("shown", counted ? count_in_words(results.count) : "");
  view.set("export_href", due_address("/training/due/export.xlsx", asked));
}

http::Response due_page_of(web::PageContext const& context, html::View view, Scope const& scope, int status) {
  bool const provider = scope.kind == Scope::Kind::provider;
  view.set("heading", title).set("actions", "").set("csrf_token", context.csrf_token);
  view.set("is_provider", provider).set("organisation_title", provider ? "Работодатель" : "Кто обучил");
  view.set("may_prepare", context.actor.may("training.prepare"));
  view.set("empty_title", "За этот срок обучаться никому не пора")
      .set("empty_text",
           "Ни у кого из тех, о ком есть записи в реестре, обучение за это время не заканчивается, либо всех уже "
           "обучили заново. Кого ещё не обучали, реестр не знает.")
      .set("empty_href", "")
      .set("empty_action", "");
  html::Page page;
  page.title = title;
  page.has_errors = status == 422;
  page.main = html::render("src/training/list_due/due.html", view);
  return web::show(context, std::move(page), status);
}

}  // namespace

http::Response show_due(web::PageContext const& context) {
  std::size_t shown = 0;
  auto response = context.read([&](database::ReadTx& tx) {
    auto const asked = asked_due(tx, context);
    if (!asked) return http::see_other("/training/due");
    auto const results = asked->checked.errors.empty() ? results_of(tx, context, *asked) : Results{};
    shown = results.records.size();
    auto view = due_form_view(asked->typed, asked->checked.errors, asked->scope);
    add_results(view, results, *asked, context.today());
    return due_page_of(context, std::move(view), asked->scope, 200);
  });
  if (shown > 0)
    context.log_view("training.due-viewed", "organisation:" + std::to_string(context.actor.organisation.value),
                     "записей на странице: " + std::to_string(shown));
  return response;
}

http::Response submit_due_search(web::ActionContext const& context) {
  auto const typed = typed_due(context.request.form);
  auto const checked = check_due(typed, context.today());
  if (!checked.errors.empty()) {
    auto const scope = context.read([&](database::ReadTx& tx) { return scope_of(tx, context.actor); });
    auto view = due_form_view(typed, checked.errors, scope);
    view.set("has_cards", false).set("has_records", false).set("is_empty", false);
    return due_page_of(context, std::move(view), scope, 422);
  }
  if (typed.empty()) return http::see_other("/training/due");
  auto const token =
      context.write([&](database::Tx& tx) { return store_search(tx, context.actor.account, typed, context.now); });
  return http::see_other("/training/due?search=" + web::in_query(token));
}

}  // namespace obereg::training
