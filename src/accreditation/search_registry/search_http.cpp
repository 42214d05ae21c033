#include "accreditation/search_registry/search_http.hpp"

#include <fmt/format.h>

#include "accreditation/search_registry/shown.hpp"
#include "accreditation/search_registry/typed_search.hpp"
#include "accreditation_registry/store.hpp"
#include "core/words/words.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr int page_size = 50;
// A count goes through all that is found: a bound keeps it from taking longer than the page itself.

template <class Values>
std::vector<html::View> titles_of(Values const& values) {
  std::vector<html::View> views;
  for (auto const value : values) views.push_back({{"text", title_of(value)}});
  return views;
}

html::View row_of(FoundAccreditation const& found, std::string const& on) {
  return {{"number", std::to_string(found.number)},
          {"href", card_address(found.number, on)},
          {"name", found.particulars.name},
          {"place", found.particulars.place},
          {"inn", found.inn},
          {"services", titles_of(found.particulars.services)},
          {"trainings", titles_of(found.particulars.trainings)},
          {"state", title_of(found.status)},
          {"colour", colour_of(found.status)}};
}

std::string found_in_words(std::int64_t count) {
  if (count > most_counted) return "Найдено больше " + html::number(most_counted) + " записей";
  return "Найдено: " + html::counted(count, "запись", "записи", "записей");
}

// "" where every word was looked for.
std::string words_left_out(TypedSearch const& typed, Found const& found) {
  if (text::words_of(typed.sought.words).size() <= found.words.size()) return "";
  std::string words;
  for (auto const& word : found.words) words += (words.empty() ? "" : ", ") + word;
  return fmt::format("Слов больше {}. Искали по самым редким: {}.", most_words, words);
}

struct Results {
  Found found;
  bool registry_is_empty = false;
};

Results results_of(web::PageContext const& context, Sought sought) {
  sought.size = page_size + 1;
  return context.read([&](database::ReadTx& tx) {
    return Results{search(tx, sought, most_counted + 1), is_empty(tx)};
  });
}

void add_results(html::View& view, TypedSearch const& typed, Results results) {
  bool const more = html::cut_to_page(results.found.rows, page_size);
  std::vector<html::View> rows;
  rows.reserve(results.found.rows.size());
  for (auto const& found : results.found.rows) rows.push_back(row_of(found, typed.on));
  auto const next = more ? search_address(typed, results.found.rows.back().number) : std::string{};
  auto const first = typed.sought.before > 0 ? search_address(typed, 0) : std::string{};
  view.set("first_href", first).set("next_href", next).set("shown", "");
  view.set("has_pages", !first.empty() || !next.empty());
  view.set("found", found_in_words(results.found.count));
  view.set("has_rows", !rows.empty()).set("is_empty", rows.empty() && typed.errors.empty());
  view.set("words_left_out", words_left_out(typed, results.found));
  view.set("rows", std::move(rows));
  view.set("empty_title", results.registry_is_empty ? "В реестре ещё никого нет" : "Никого не найдено");
  view.set("empty_text", results.registry_is_empty
                             ? "Организации появятся здесь, когда министерство внесёт решения об аккредитации."
                             : "Проверьте написание или уберите часть условий.");
  view.set("empty_href", "").set("empty_action", "");
}

}  // namespace

http::Response show_accreditations(web::PageContext const& context) {
  auto const typed = typed_search(context.request.query, context.today());
  auto view = search_form(typed);
  add_results(view, typed, typed.errors.empty() ? results_of(context, typed.sought) : Results{});
  view.set("heading", "Реестр аккредитованных организаций");
  view.set("actions", context.actor.may("accreditation.keep")
                          ? R"(<a class="govuk-button" href="/accreditation/keep/add">Внести организацию</a>)"
                          : "");
  bool const today = typed.sought.on == context.today();
  view.set("on_day", today || !typed.errors.empty() ? "" : typed.sought.on.russian());
  return web::show(context, "Реестр аккредитованных организаций", "src/accreditation/search_registry/registry.html",
                   std::move(view), typed.errors.empty() ? 200 : 422);
}

}  // namespace obereg::accreditation
