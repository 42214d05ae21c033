#include "accreditation/office_journal/journal_http.hpp"

#include <charconv>

#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/office";

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string stage_title(casework::Case const& held) {
  for (auto const& stage : regulation().variant(held.variant)->stages)
    if (stage.key == held.stage) return stage.title;
  return held.stage;
}

html::View row_of(web::PageContext const& context, casework::Case const& held) {
  auto const zone = context.settings().zone;
  html::View row{{"href", case_address(held.id, Reader::office)},
                 {"number", held.incoming_number},
                 {"filed_at", LocalDate::at(held.registered_at, zone).russian()},
                 {"applicant", held.applicant},
                 {"inn", held.inn},
                 {"variant", held.variant},
                 {"title", regulation().variant(held.variant)->title},
                 {"stage", stage_title(held)},
                 {"state", title_of(held.state)},
                 {"colour", colour_of(held.state)}};
  show_due(row, held, context.now, zone);
  return row;
}

std::vector<html::View> selects_of(casework::CaseFilter const& filter) {
  std::vector<html::Choice> variants{{"", "Любой"}};
  for (auto const& variant : regulation().variants)
    variants.push_back({std::to_string(variant.number), std::to_string(variant.number) + ". " + variant.title});
  std::vector<html::Choice> states{{"", "Любое"}};
  for (auto const state : casework::all_case_states)
    states.push_back({std::string(to_text(state)), std::string(title_of(state))});
  return {html::choice_view("variant", "Вариант", "", variants,
                            filter.variant > 0 ? std::to_string(filter.variant) : std::string(), ""),
          html::choice_view("state", "Состояние", "", states,
                            filter.state ? to_text(*filter.state) : std::string_view(), "")};
}

bool is_filtered(casework::CaseFilter const& filter) {
  return !filter.wanted.empty() || filter.variant > 0 || filter.state;
}

// Found ones are shown without further pages: their addresses would have to carry the name that was sought.
http::Response journal_page(web::PageContext const& context, casework::CaseFilter const& filter) {
  auto const cases = context.read([&](database::ReadTx& tx) { return casework::case_page(tx, filter); });
  bool const is_full = static_cast<int>(cases.size()) == filter.size, filtered = is_filtered(filter);
  std::vector<html::View> rows;
  for (auto const& held : cases) rows.push_back(row_of(context, held));
  auto const next =
      is_full && !filtered ? std::string(address) + "?before=" + std::to_string(cases.back().id.value) : std::string();
  return web::show(
      context, "Журнал заявлений", "src/accreditation/office_journal/journal.html",
      {{"heading", "Журнал заявлений об аккредитации"},
       {"actions", ""},
       {"filter_action", address},
       {"search_action", address},
       {"has_filter", filtered},
       {"wanted_field", html::field_view("wanted", "Номер, организация или ИНН", "", filter.wanted, "")},
       {"selects", selects_of(filter)},
       {"is_empty", rows.empty()},
       {"empty_title", filtered ? "Таких заявлений нет" : "Заявлений ещё нет"},
       {"empty_text", filtered ? "Измените поиск или сбросьте его." : "Поданные заявления появятся здесь сами."},
       {"empty_href", ""},
       {"is_cut", is_full && filtered},
       {"size", filter.size},
       {"pages", html::pagination_view(filter.before > 0 ? address : "", next, "")},
       {"has_rows", !rows.empty()},
       {"cases", std::move(rows)}});
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
  casework::CaseFilter filter{std::string(service_name)};
  filter.before = number_in(context.request.query.get("before"));
  return journal_page(context, filter);
}

http::Response search_journal(web::ActionContext const& context) {
  auto const& form = context.request.form;
  casework::CaseFilter filter{std::string(service_name)};
  auto const wanted = form.get("wanted");
  if (text::is_clean(wanted)) filter.wanted = text::tidy_spaces(wanted);
  auto const variant = number_in(form.get("variant"));
  if (variant > 0 && variant <= 8) filter.variant = static_cast<int>(variant);
  filter.state = casework::case_state_of(form.get("state"));
  return journal_page(context, filter);
}

http::Response show_office_case(web::PageContext const& context) {
  auto const held = looked_at(context);
  if (!held) return web::refused(context, held.error());
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, *held); });
  auto view = case_view(whole, Reader::office, context.now, context.settings().zone);
  bool const may_pass_on =
      held->state == casework::CaseState::open && (!held->officer || context.actor.may("accreditation.keep"));
  view.set("may_type", whole.paper && held->state == casework::CaseState::open);
  view.set("may_pass_on", may_pass_on).set("csrf_token", context.csrf_token);
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
