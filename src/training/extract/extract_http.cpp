#include "training/extract/extract_http.hpp"

#include <array>

#include "core/typed_codes/typed_code.hpp"
#include "platform/documents/qr.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/extract/extract_document.hpp"
#include "training/extract/queries.hpp"
#include "training/public_check/public_check.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_view.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::extract;

namespace {

constexpr RefusalKind nothing_to_extract{"training.nothing-to-extract", "Выписывать нечего",
                                         "По этим условиям записей нет. Измените поиск и повторите."};
constexpr RefusalKind too_many_to_extract{
    "training.too-many-to-extract", "Для выписки записей слишком много",
    "В одной выписке бывает не больше 500 записей. Сузьте поиск или выгрузите найденное в xlsx."};

std::optional<Extract> extract_of(web::PageContext const& context) {
  auto const code = typed_code(context.request.segment("code"));
  return context.read([&](database::ReadTx& tx) { return find_visible_extract(tx, context.actor, code); });
}

html::View cell(std::string_view text, bool is_number = false) {
  return {{"text", text}, {"href", ""}, {"tag", ""}, {"tag_colour", ""}, {"is_number", is_number}};
}
html::View tag(Standing standing) {
  return cell("").set("tag", russian_name(standing)).set("tag_colour", colour_of(standing));
}
using Titles = std::array<std::string_view, 6>;

constexpr Titles named = {"Номер", "Работник", "Программа", "Проверка знаний", "Действует по", "Состояние"};
constexpr Titles nameless = {"Номер", "Программа", "Работодатель", "Кто обучил", "Действует по", "Состояние"};

std::vector<html::View> headings(Titles const& titles) {
  std::vector<html::View> views;
  for (auto const title : titles) views.push_back({{"title", title}, {"is_number", false}});
  return views;
}

html::View row_of(Titles const& titles, std::vector<html::View> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].set("title", titles[i]);
  return {{"cells", cells}};
}

html::View named_row(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  return row_of(named, {cell(record.registry_number, true), cell(full_name(record)),
                        cell(programme_title(record.programme_id)), cell(record.checked_on.russian(), true),
                        cell(term_or_dash(found), true), tag(standing_of(found, today))});
}

html::View nameless_row(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  return row_of(nameless, {cell(record.registry_number, true), cell(programme_title(record.programme_id)),
                           cell(record.employer_name), cell(record.provider_name), cell(term_or_dash(found), true),
                           tag(standing_of(found, today))});
}

html::View extract_view(Extract const& extract, web::PageContext const& context) {
  auto const& only = extract.records.front();
  html::View view{{"authority", context.settings().authority},
                  {"made_on", context.today().russian()},
                  {"code", text::shown_code(extract.code)},
                  {"check_href", check_address(context.settings(), extract.code)},
                  {"address", "/training/extracts/" + extract.code},
                  {"is_list", extract.is_list},
                  {"is_single", !extract.is_list}};
  view.set("standing", extract.is_list
                           ? "Записей: " + html::number(static_cast<long long>(extract.records.size())) + "."
                           : standing_in_words(only, context.today()));
  view.set("rows", fact_rows(extract_lines(only)));
  if (!extract.is_list) return view;
  std::vector<html::View> rows;
  for (auto const& record : extract.records) rows.push_back(named_row(record, context.today()));
  return view.set("rows", rows).set("caption", "Записи").set("columns", headings(named));
}

http::Response made(web::ActionContext const& context, std::vector<std::string> const& numbers, bool is_list) {
  auto const code =
      context.write([&](database::Tx& tx) { return make_extract(tx, context.actor, numbers, is_list, context.now); });
  return http::see_other("/training/extracts/" + code);
}

}  // namespace

http::Response submit_extract(web::ActionContext const& context) {
  auto const number = number_of_segment(context.request.segment("number"));
  auto const found = context.read([&](database::ReadTx& tx) { return find_visible(tx, context.actor, number); });
  return found ? made(context, {number}, false) : web::refused(context, refuse(refusals::record_not_found));
}

http::Response submit_extract_list(web::ActionContext const& context) {
  using Records = std::vector<StandingRecord>;
  auto const found = context.read([&](database::ReadTx& tx) -> Result<Records> {
    auto const scope = scope_of(tx, context.actor);
    auto const token = context.request.form.get("search");
    auto const typed =
        token.empty() ? std::optional(TypedSearch{}) : find_search(tx, context.actor.account, token, context.now);
    auto const checked = check_search(typed.value_or(TypedSearch{}), scope);
    if (!typed || !checked.errors.empty()) return refuse(refusals::search_forgotten);
    return find_page(tx, checked.search, scope, context.today(), 0, most_in_extract + 1);
  });
  if (!found) return web::refused(context, found.error());
  auto const& records = *found;
  if (records.empty()) return web::refused(context, refuse(nothing_to_extract));
  if (records.size() > most_in_extract) return web::refused(context, refuse(too_many_to_extract));
  std::vector<std::string> numbers;
  for (auto const& record : records) numbers.push_back(record.record.registry_number);
  return made(context, numbers, true);
}

http::Response show_extract(web::PageContext const& context) {
  auto const extract = extract_of(context);
  if (!extract) return web::refused(context, refuse(web::not_found));
  context.log_view("training.extract-viewed", "extract:" + extract->code, "");
  html::Page page;
  page.title = "Выписка " + text::shown_code(extract->code);
  page.back_href = "/training/registry";
  page.main = html::render("src/training/extract/extract.html", extract_view(*extract, context));
  return web::show(context, std::move(page));
}

http::Response download_extract(web::PageContext const& context) {
  auto const extract = extract_of(context);
  if (!extract) return web::refused(context, refuse(web::not_found));
  context.log_view("training.extract-viewed", "extract:" + extract->code, ".docx");
  auto const name = context.read([&](database::ReadTx& tx) {
    return tx.get_one(sql::organisation_name, {{"organisation", extract->organisation}},
                      [](database::Row const& row) { return row.string(0); });
  });
  auto response = http::bytes(extract_docx(*extract, name, context.settings(), context.today()),
                              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  return response.download_as("vypiska-" + extract->code + ".docx");
}

http::Response show_extract_qr(web::PageContext const& context) {
  auto const extract = extract_of(context);
  if (!extract) return web::refused(context, refuse(web::not_found));
  return http::bytes(documents::qr_png(check_address(context.settings(), extract->code)), "image/png");
}

http::Response check_extract(web::ActionContext const& context) {
  auto const allowed = context.write(
      [&](database::Tx& tx) { return may_open_extract(tx, context.request.remote_address, context.now); });
  if (!allowed) return web::refused(context, refuse(refusals::too_many_checks));
  auto const code = typed_code(context.request.segment("code"));
  auto const extract = context.read([&](database::ReadTx& tx) { return find_extract(tx, code); });
  if (!extract) return web::refused(context, refuse(refusals::extract_not_found));
  std::vector<html::View> rows;
  for (auto const& record : extract->records) rows.push_back(nameless_row(record, context.today()));
  html::View view{{"authority", context.settings().authority},
                  {"code", text::shown_code(code)},
                  {"made_on", LocalDate::at(extract->made_at, context.settings().zone).russian()},
                  {"caption", "Записи выписки"},
                  {"rows", rows}};
  view.set("columns", headings(nameless));
  html::Page page;
  page.title = "Проверка выписки";
  page.main = html::render("src/training/extract/check.html", view);
  return web::show(context, std::move(page)).with("Cache-Control", "no-store");
}

}  // namespace obereg::training
