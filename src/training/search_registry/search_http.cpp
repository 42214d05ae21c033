#include "training/search_registry/search_http.hpp"

#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/extract/extract.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/records/shown.hpp"
#include "training/registry/standing_view.hpp"
#include "training/remind_due/reminders_http.hpp"
#include "training/search_registry/search_form.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 20;
constexpr int counted_exactly = 10'000;

html::View row_view(StandingRecord const& found, std::string const& token, LocalDate today) {
  auto view = record_view(found.record);
  auto const standing = standing_of(found, today);
  view.set("href",
           record_address(found.record.registry_number) + (token.empty() ? "" : "?search=" + web::in_query(token)));
  auto const term = term_of(found);
  view.set("valid_until", term ? term->russian() : "").set("is_valid", standing == Standing::valid);
  view.set("state", russian_name(standing)).set("colour", colour_of(standing));
  view.set("comment", found.reimported ? "Создано повторно" : "");
  return view;
}

std::string count_in_words(std::int64_t count) {
  if (count > counted_exactly) return "Найдено: более 10 000 записей";
  return "Найдено: " + html::counted(count, "запись", "записи", "записей");
}

struct Results {
  std::vector<StandingRecord> records;
  bool has_more = false, is_first = true, fits_extract = true;
  std::string count;  // in words; on the first page only, so that the further ones cost no counting
};

Results results_of(database::ReadTx& tx, web::PageContext const& context, RegistrySearch const& search,
                   Scope const& scope) {
  auto const after = std::max<std::int64_t>(0, std::atoll(context.request.query.get("after").c_str()));
  Results results{find_page(tx, search, scope, context.today(), after, page_size + 1), false, after == 0, true, ""};
  results.has_more = results.records.size() > page_size;
  if (results.has_more) results.records.pop_back();
  if (after > 0) {
    results.fits_extract = count_found(tx, search, scope, context.today(), most_in_extract) <= most_in_extract;
    return results;
  }
  auto const count =
      results.has_more ? count_found(tx, search, scope, context.today(), counted_exactly) : std::ssize(results.records);
  results.count = count_in_words(count);
  results.fits_extract = count <= most_in_extract;
  return results;
}

std::string registry_address(std::string const& token, std::int64_t after) {
  std::string query;
  if (!token.empty()) query += "?search=" + web::in_query(token);
  if (after > 0) query += (query.empty() ? "?after=" : "&after=") + std::to_string(after);
  return "/training/registry" + query;
}

void add_results(html::View& view, Results const& results, std::string const& token, LocalDate today) {
  std::vector<html::View> rows;
  rows.reserve(results.records.size());
  for (auto const& record : results.records) rows.push_back(row_view(record, token, today));
  auto const next = results.has_more ? registry_address(token, results.records.back().row) : std::string{};
  auto const first = results.is_first ? std::string{} : registry_address(token, 0);
  view.set("token", token)
      .set("export_href", "/training/registry/export.xlsx" + (token.empty() ? "" : "?search=" + web::in_query(token)));
  view.set("fits_extract", results.fits_extract);
  view.set("has_records", !rows.empty()).set("is_empty", rows.empty());
  view.set("records", std::move(rows));
  view.set("first_href", first).set("next_href", next).set("shown", "").set("found", results.count);
  view.set("has_pages", !first.empty() || !next.empty());
}

// Nothing was found, or there is nothing yet: what to do differs.
void add_empty_state(html::View& view, bool was_sought, Actor const& actor) {
  bool const prepares = actor.may("training.prepare");
  view.set("empty_title", was_sought ? "Записей не найдено" : "Записей ещё нет");
  view.set("empty_text",
           was_sought && actor.may("training.view-all") ? "Проверьте написание или уберите часть условий."
           : was_sought                                 ? "Проверьте написание или уберите часть условий. Записи чужих организаций здесь не видны."
           : prepares
               ? "Они появятся, когда подпишут и внесут ваш первый набор. Начните с записей, ожидающих добавления."
               : "Они появятся здесь, когда их внесут те, кто проводит обучение.");
  view.set("empty_href", !was_sought && prepares ? "/training/pending" : "").set("empty_action", "К записям");
}

http::Response registry_page(web::PageContext const& context, html::View view, bool was_sought, int status,
                             std::vector<html::Notice> notices = {}) {
  view.set("heading", "Реестр обученных по охране труда лиц").set("actions", "");
  add_empty_state(view, was_sought, context.actor);
  html::Page page;
  page.title = "Реестр обученных по охране труда лиц";
  page.has_errors = status == 422;
  page.notices = std::move(notices);
  page.main = html::render("src/training/search_registry/registry.html", view);
  return web::show(context, std::move(page), status);
}

http::Response forgotten_page(web::PageContext const& context, Scope const& scope) {
  auto view = search_form_view({}, {}, scope, context.csrf_token);
  view.set("has_records", false).set("is_empty", false);
  html::Notice notice{html::Notice::Kind::important, "Поиск устарел, повторите его",
                      "Условия поиска хранятся сутки, и открыть их может только тот, кто искал.", "", ""};
  return registry_page(context, std::move(view), true, 410, {std::move(notice)});
}

}  // namespace

http::Response show_registry(web::PageContext const& context) {
  auto const token = context.request.query.get("search");
  log_oversight(context, "training.registry-viewed", "registry", token.empty() ? "" : "поиск");
  bool const is_beginning = context.request.query.list().empty();
  return context.read([&](database::ReadTx& tx) {
    auto const scope = scope_of(tx, context.actor);
    auto const typed =
        token.empty() ? std::optional(TypedSearch{}) : find_search(tx, context.actor.account, token, context.now);
    if (!typed) return forgotten_page(context, scope);
    auto const checked = check_search(*typed, scope);
    auto view = search_form_view(*typed, checked.errors, scope, context.csrf_token);
    add_results(view, checked.errors.empty() ? results_of(tx, context, checked.search, scope) : Results{}, token,
                context.today());
    auto notices = is_beginning ? due_notices(tx, context.actor, context.today()) : std::vector<html::Notice>{};
    return registry_page(context, std::move(view), !typed->empty(), 200, std::move(notices));
  });
}

http::Response submit_search(web::ActionContext const& context) {
  auto const typed = typed_search(context.request.form);
  auto const scope = context.read([&](database::ReadTx& tx) { return scope_of(tx, context.actor); });
  auto const checked = check_search(typed, scope);
  if (!checked.errors.empty()) {
    auto view = search_form_view(typed, checked.errors, scope, context.csrf_token);
    view.set("has_records", false).set("is_empty", false);
    return registry_page(context, std::move(view), true, 422);
  }
  if (typed.empty()) return http::see_other("/training/registry");
  auto const token =
      context.write([&](database::Tx& tx) { return store_search(tx, context.actor.account, typed, context.now); });
  return http::see_other(registry_address(token, 0));
}

}  // namespace obereg::training
