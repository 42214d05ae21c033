#include "accreditation/pass_on/pass_on_http.hpp"

#include <charconv>

#include "accreditation/examination/in_work.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/pass_on/pass_on.hpp"
#include "casework/forecast/forecast.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr int forecast_days = 20;      // working days by which the pace is judged
constexpr int longest_forecast = 100;  // rows

struct Asked {
  casework::Case held;
  std::string holder;
  std::optional<casework::Deadline> clock;  // that runs until the case is passed on
  std::vector<Officer> officers;
};

Result<Asked> asked(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<Asked> {
    auto const held = any_case(tx, context.request.id("case"));
    if (!held) return held.error();
    if (held->state != casework::CaseState::open) return refuse(refusals::case_ended);
    if (held->officer && !context.actor.may("accreditation.keep")) return refuse(refusals::only_head_reassigns);
    Asked asked{*held, holder_of(tx, *held), {}, officers_of(tx, context.actor, context.now)};
    for (auto const& clock : casework::deadlines_of(tx, held->id))
      if (clock.term.name == "to_officer" && !clock.stopped_at) asked.clock = clock;
    return asked;
  });
}

std::vector<html::Choice> choices_of(Asked const& asked) {
  std::vector<html::Choice> choices;
  for (auto const& officer : asked.officers) {
    if (officer.account == asked.held.officer) continue;
    auto words = html::counted(officer.open, "открытое дело", "открытых дела", "открытых дел");
    if (officer.late > 0) words += ", просрочено: " + std::to_string(officer.late);
    choices.push_back({std::to_string(officer.account.value), officer.name, words});
  }
  return choices;
}

html::View clock_view(web::PageContext const& context, casework::Deadline const& clock) {
  auto const day = casework::last_day(clock.end.at, context.settings().zone);
  bool const late = context.now >= clock.end.at;
  return {{"due_text",
           late ? "Передать нужно было до конца дня " + day + ", просрочено" : "Передать нужно до конца дня " + day},
          {"is_late", late},
          {"is_soon", !late},
          {"explained", clock.end.explained},
          {"clause", clock.term.clause}};
}

http::Response officer_page(web::PageContext const& context, Asked const& asked, std::string const& error, int status) {
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"officer", error});
  auto const address = case_address(asked.held.id, Reader::office);
  auto const choices = choices_of(asked);
  auto view = html::error_summary(errors);
  view.set("number", asked.held.incoming_number).set("applicant", asked.held.applicant).set("holder", asked.holder);
  view.set("heading", asked.held.officer ? "Передать другому исполнителю" : "Передать исполнителю");
  view.set("button", "Передать").set("post_to", address + "/officer").set("back", address);
  view.set("from", asked.held.officer ? std::to_string(asked.held.officer->value) : std::string());
  view.set("clock", asked.clock ? std::vector{clock_view(context, *asked.clock)} : std::vector<html::View>{});
  view.set("has_officers", !choices.empty()).set("csrf_token", context.csrf_token);
  view.set("officer_field", html::choice_view("officer", "Кто будет рассматривать", "", choices,
                                              context.request.form.get("officer"), error));
  html::Page page;
  page.title = "Исполнитель по заявлению № " + asked.held.incoming_number;
  page.back_href = address;
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/pass_on/pass_on.html", view);
  return web::show(context, std::move(page), status);
}

// The day that many working days before today.
Instant forecast_since(calendar::WorkingCalendar const& calendar, LocalDate today, std::chrono::minutes zone) {
  auto day = today;
  for (int counted = 0; counted < forecast_days;) {
    day = day.plus_days(-1);
    if (calendar.is_working(day)) ++counted;
  }
  return calendar::end_of_day(day.plus_days(-1), zone);
}

std::vector<html::View> expected_late_views(web::PageContext const& context, database::ReadTx& tx) {
  auto const zone = context.settings().zone;
  auto const calendar = calendar::current(tx);
  auto const decided = casework::decided_since(tx, service_name, forecast_since(calendar, context.today(), zone));
  std::vector<html::View> views;
  for (auto const& each : casework::expected_late(casework::waiting(tx, service_name, "decision"), decided,
                                                  forecast_days, calendar, context.today(), zone)) {
    if (static_cast<int>(views.size()) == longest_forecast) break;
    views.push_back({{"href", case_address(each.waiting.held, Reader::office) + "/officer"},
                     {"number", each.waiting.incoming_number},
                     {"applicant", each.waiting.applicant},
                     {"officer", short_name_of(tx, each.waiting.officer)},
                     {"due", casework::last_day(each.waiting.due_at, zone)},
                     {"expected", each.expected.russian()}});
  }
  return views;
}

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

http::Response show_pass_on(web::PageContext const& context) {
  auto const found = asked(context);
  return found ? officer_page(context, *found, "", 200) : web::refused(context, found.error());
}

http::Response submit_pass_on(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const from = number_in(context.request.form.get("from"));
  HandOver const wanted{found->held.id,
                        from > 0 ? std::optional(AccountId{from}) : std::nullopt,
                        {number_in(context.request.form.get("officer"))}};
  if (wanted.to.value <= 0) return officer_page(context, *found, "Выберите исполнителя.", 422);
  auto const done = context.write(
      [&](database::Tx& tx) { return pass_on(tx, context.settings(), context.actor, wanted, context.now); });
  if (done) return http::see_other(case_address(found->held.id, Reader::office));
  return officer_page(context, *found, web::in_words(done.error()), done.error().kind->status);
}

http::Response show_load(web::PageContext const& context) {
  std::vector<html::View> late;
  auto const officers = context.read([&](database::ReadTx& tx) {
    late = expected_late_views(context, tx);
    return officers_of(tx, context.actor, context.now);
  });
  std::vector<html::View> rows;
  for (auto const& officer : officers)
    rows.push_back(
        {{"name", officer.name}, {"open", html::number(officer.open)}, {"late", html::number(officer.late)}});
  return web::show(context, "Нагрузка исполнителей", "src/accreditation/pass_on/load.html",
                   {{"heading", "Нагрузка исполнителей"},
                    {"actions", ""},
                    {"officers", rows},
                    {"days", forecast_days},
                    {"has_late", !late.empty()},
                    {"is_cut", static_cast<int>(late.size()) == longest_forecast},
                    {"expected_late", std::move(late)}});
}

}  // namespace obereg::accreditation
