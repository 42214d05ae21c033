#include "accreditation/office_journal/journal_http.hpp"

#include <charconv>

#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/office_journal/journal_filter.hpp"
#include "accreditation/office_journal/journal_row.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/office";

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Found ones are shown without further pages: what is not among the first is better sought by more of it.
http::Response journal_page(web::PageContext const& context, JournalFilter const& filter) {
  auto asked = filter.cases;
  ++asked.size;
  std::vector<JournalRow> found;
  bool has_more = false;
  context.read([&](database::ReadTx& tx) {
    auto cases = casework::case_page(tx, asked);
    has_more = html::cut_to_page(cases, filter.cases.size);
    for (auto const& held : cases) found.push_back(journal_row(tx, held));
  });
  bool const filtered = filter.is_set();
  std::vector<html::View> rows;
  for (auto const& row : found) rows.push_back(row_view(context, row));
  auto const next = has_more && !filtered
                        ? std::string(address) + "?before=" + std::to_string(found.back().held.id.value)
                        : std::string();
  auto view = html::error_summary(filter.errors);
  show_filter(view, filter);
  view.set("heading", "Журнал заявлений об аккредитации").set("actions", "");
  view.set("filter_action", address).set("search_action", address).set("has_filter", filtered);
  view.set("may_register", context.actor.may("accreditation.register"));
  view.set("is_empty", rows.empty()).set("empty_href", "");
  view.set("empty_title", filtered ? "Таких заявлений нет" : "Заявлений ещё нет");
  view.set("empty_text", filtered ? "Измените поиск или сбросьте его." : "Поданные заявления появятся здесь сами.");
  view.set("is_cut", has_more && filtered).set("size", filter.cases.size);
  view.set("pages", html::pagination_view(filter.cases.before > 0 ? address : "", next, ""));
  view.set("has_rows", !rows.empty());
  view.set("cases", std::move(rows));
  return web::show(context, "Журнал заявлений", "src/accreditation/office_journal/journal.html", std::move(view),
                   filter.errors.empty() ? 200 : 422);
}

// What the office reads of an applicant stays in the log (152-ФЗ).
Result<casework::Case> looked_at(web::PageContext const& context) {
  auto held = context.read([&](database::ReadTx& tx) { return any_case(tx, context.request.id("case")); });
  if (held)
    context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(held->id.value),
                     "входящий номер " + held->incoming_number);
  return held;
}

}  // namespace

http::Response show_journal(web::PageContext const& context) {
  auto const sought = web::sought(context);
  if (!sought) return web::refused(context, sought.error());
  auto filter = read_filter(*sought, context.settings().zone, context.now);
  filter.cases.before = number_in(context.request.query.get("before"));
  return journal_page(context, filter);
}

http::Response search_journal(web::ActionContext const& context) {
  return web::show_found(context);
}

http::Response show_office_case(web::PageContext const& context) {
  auto const held = looked_at(context);
  if (!held) return web::refused(context, held.error());
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, *held); });
  auto view = case_view(whole, Reader::office, context.now, context.settings().zone);
  bool const registers = context.actor.may("accreditation.register");
  bool const may_register = registers && held->state == casework::CaseState::open;
  view.set("may_post", registers);
  view.set("may_type", may_register && whole.paper).set("may_enter_withdrawal", may_register);
  view.set("may_pass_on", may_register && (!held->officer || context.actor.may("accreditation.keep")));
  view.set("csrf_token", context.csrf_token);
  view.set("pass_on_words", held->officer ? "Передать другому исполнителю" : "Передать исполнителю");
  context.read(
      [&](database::ReadTx& tx) { show_office_requests(view, tx, whole, context.now, context.settings().zone); });
  html::Page page;
  page.title = "Заявление № " + held->incoming_number;
  page.back_href = address;
  page.main = html::render("src/accreditation/follow_case/case.html", view);
  return web::show(context, std::move(page));
}

http::Response download_office_document(web::PageContext const& context) {
  auto const held = looked_at(context);
  return held ? send_document(context, *held) : web::refused(context, held.error());
}

}  // namespace obereg::accreditation
