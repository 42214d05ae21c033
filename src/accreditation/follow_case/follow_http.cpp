#include "accreditation/follow_case/follow_http.hpp"

#include <algorithm>
#include <boost/url/url_view.hpp>

#include "access/accounts/accounts.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/search_registry/shown.hpp"
#include "accreditation_registry/store.hpp"
#include "casework/deadlines_ics.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::string title_of_variant(int number) {
  auto const& variant = *regulation().variant(number);
  return variant.title + ", вариант " + std::to_string(number);
}

Result<casework::Case> own(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) { return own_case(tx, context.actor, context.request.id("case")); });
}

std::vector<html::View> draft_views(std::vector<Application> const& drafts, std::chrono::minutes zone) {
  std::vector<html::View> views;
  for (auto const& draft : drafts)
    views.push_back({{"href", address_of(draft.id)},
                     {"title", title_of_variant(draft.variant)},
                     {"changed_at", russian_moment(draft.changed_at, zone)}});
  return views;
}

std::vector<html::View> case_rows(web::PageContext const& context, std::vector<casework::Case> const& cases) {
  auto const zone = context.settings().zone;
  std::vector<html::View> rows;
  for (auto const& held : cases) {
    html::View row{{"href", case_address(held.id, Reader::applicant)},
                   {"number", held.incoming_number},
                   {"title", title_of_variant(held.variant)},
                   {"filed_at", LocalDate::at(held.registered_at, zone).russian()},
                   {"state", title_of(held.state)},
                   {"colour", colour_of(held.state)}};
    show_due(row, held, context.now, zone);
    rows.push_back(std::move(row));
  }
  return rows;
}

// The organisation's own record of the registry; none where it has none.
std::vector<html::View> record_views(database::ReadTx& tx, OrganisationId organisation) {
  auto const own = access::find_organisation(tx, organisation);
  auto const record = own && !own->inn.empty() ? find_last(tx, own->inn) : std::nullopt;
  if (!record) return {};
  auto const& last = record->versions.back();
  return {{{"record_number", record->number},
           {"record_href", card_address(record->number, "")},
           {"record_state", title_of(last.status)},
           {"record_colour", colour_of(last.status)},
           {"record_since", last.decision.decided_on.russian()},
           {"record_ground", last.decision.ground},
           {"is_suspended", last.status == Status::suspended}}};
}

}  // namespace

http::Response show_applications(web::PageContext const& context) {
  std::vector<Application> drafts;
  std::vector<html::View> record;
  auto const cases = context.read([&](database::ReadTx& tx) {
    drafts = drafts_of(tx, context.actor.organisation);
    record = record_views(tx, context.actor.organisation);
    return casework::cases_of(tx, service_name, context.actor.organisation);
  });
  return web::show(
      context, "Мои заявления", "src/accreditation/follow_case/applications.html",
      {{"heading", "Мои заявления"},
       {"actions", ""},
       {"is_empty", drafts.empty() && cases.empty()},
       {"empty_title", "Заявлений ещё нет"},
       {"empty_text", "Ответьте на два вопроса: по ним определяется вариант услуги. Затем заполните заявление."},
       {"empty_href", "/accreditation/apply"},
       {"empty_action", "Начать"},
       {"record", std::move(record)},
       {"has_drafts", !drafts.empty()},
       {"drafts", draft_views(drafts, context.settings().zone)},
       {"has_cases", !cases.empty()},
       {"cases", case_rows(context, cases)}});
}

http::Response show_own_case(web::PageContext const& context) {
  auto const held = own(context);
  if (!held) return web::refused(context, held.error());
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, *held); });
  auto view = case_view(whole, Reader::applicant, context.now, context.settings().zone);
  view.set("csrf_token", context.csrf_token);
  context.read([&](database::ReadTx& tx) { show_asked_bodies(view, tx, held->id, context.settings().zone); });
  view.set("may_withdraw", held->state == casework::CaseState::open && context.actor.may("accreditation.sign"));
  view.set("may_rate", whole.decision.has_value());
  html::Page page;
  page.title = "Заявление № " + held->incoming_number;
  page.back_href = "/accreditation/applications";
  page.main = html::render("src/accreditation/follow_case/case.html", view);
  return web::show(context, std::move(page));
}

http::Response show_receipt(web::PageContext const& context) {
  auto const held = own(context);
  if (!held) return web::refused(context, held.error());
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, *held); });
  auto const zone = context.settings().zone;
  auto const& service_term = whole.deadlines.front();
  html::View view{
      {"number", held->incoming_number},
      {"rows",
       std::vector<html::View>{
           summary_row("Услуга", title_of_variant(held->variant)), summary_row("Заявитель", held->applicant),
           summary_row("ИНН", held->inn),
           summary_row("Подано и зарегистрировано", russian_moment(held->registered_at, zone)),
           summary_row("Срок услуги", "до конца дня " + casework::last_day(held->due_at, zone)),
           summary_row("Как посчитан срок", service_term.end.explained + " (" + service_term.term.clause + ")")}},
      {"stage_words", regulation().service.authority +
                          " рассмотрит заявление и документы. Ответ придёт в этот кабинет; плата не берётся."},
      {"address", case_address(held->id, Reader::applicant)}};
  html::Page page;
  page.title = "Заявление № " + held->incoming_number + " подано";
  page.back_href = "/accreditation/applications";
  page.main = html::render("src/accreditation/follow_case/receipt.html", view);
  return web::show(context, std::move(page));
}

// The clocks that the page of the case shows, for the calendar of whoever waits.
http::Response download_deadlines(web::PageContext const& context) {
  auto const held = own(context);
  if (!held) return web::refused(context, held.error());
  auto deadlines = context.read([&](database::ReadTx& tx) { return casework::deadlines_of(tx, held->id); });
  std::erase_if(deadlines, [](casework::Deadline const& deadline) { return deadline.term.is_inner; });
  auto const& settings = context.settings();
  auto const address = settings.origin + case_address(held->id, Reader::applicant);
  auto const host = boost::urls::url_view(settings.origin).host();
  auto response = http::bytes(casework::deadlines_ics(*held, deadlines, {host, address, settings.zone, context.now}),
                              "text/calendar; charset=utf-8");
  auto number = held->incoming_number;
  std::replace(number.begin(), number.end(), '/', '-');
  response.download_as("Сроки по заявлению " + number + ".ics");
  return response;
}

}  // namespace obereg::accreditation
