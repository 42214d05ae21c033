#include "accreditation/what_if/what_if_http.hpp"

#include <algorithm>
#include <charconv>

#include "accreditation/examination/in_work.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "casework/what_if/what_if.hpp"
#include "core/text.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr int longest_extension = 365;

struct Asked {
  casework::Case held;
  std::vector<casework::Deadline> clocks;
  calendar::WorkingCalendar calendar;
};

struct WhatIfForm {
  std::string clock, event, extended, pause_from, pause_until, day_off;  // as typed
  std::vector<html::FieldError> errors;
};

Result<Asked> asked(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<Asked> {
    auto const held = case_in_work(tx, context.actor, context.request.id("case"), true, context.now);
    if (!held) return held.error();
    return Asked{*held, casework::deadlines_of(tx, held->id), calendar::current(tx)};
  });
}

std::optional<LocalDate> day_of(WhatIfForm& form, std::string const& field, std::string const& typed) {
  if (typed.empty()) return std::nullopt;
  auto const day = LocalDate::parse_russian(typed);
  if (!day)
    form.errors.push_back({field, "Напишите дату так: 25.02.2026."});
  else if (!calendar::WorkingCalendar::covers(*day))
    form.errors.push_back({field, "Такого года нет в календаре: он с 2000 по 2099."});
  else
    return day;
  return std::nullopt;
}

WhatIfForm form_of(http::Fields const& query) {
  WhatIfForm form;
  auto const typed = [&](std::string_view field) {
    auto const text = query.get(field);
    return text::is_clean(text) ? text::tidy_spaces(text) : std::string();
  };
  form.clock = typed("clock");
  form.event = typed("event");
  form.extended = typed("extended");
  form.pause_from = typed("pause_from");
  form.pause_until = typed("pause_until");
  form.day_off = typed("day_off");
  return form;
}

void check_pause(WhatIfForm& form, casework::Assumption& assumption) {
  auto const from = day_of(form, "pause_from", form.pause_from);
  auto const until = day_of(form, "pause_until", form.pause_until);
  if (form.pause_from.empty() != form.pause_until.empty())
    form.errors.push_back({form.pause_from.empty() ? "pause_from" : "pause_until", "Напишите оба дня перерыва."});
  if (!from || !until) return;
  if (*until < *from)
    form.errors.push_back({"pause_until", "Конец раньше начала."});
  else
    assumption.pause = calendar::Pause{*from, until->plus_days(1)};
}

casework::Assumption checked(WhatIfForm& form) {
  casework::Assumption assumption;
  assumption.event = day_of(form, "event", form.event);
  if (!form.extended.empty()) {
    auto const* const end = form.extended.data() + form.extended.size();
    auto const [last, failed] = std::from_chars(form.extended.data(), end, assumption.extended_by);
    if (failed != std::errc{} || last != end || assumption.extended_by < 0 ||
        assumption.extended_by > longest_extension)
      form.errors.push_back({"extended", "Напишите число от 0 до " + std::to_string(longest_extension) + "."});
  }
  check_pause(form, assumption);
  assumption.day_off = day_of(form, "day_off", form.day_off);
  return assumption;
}

std::string moved_words(int days) {
  if (days == 0) return "тогда же, когда и сейчас";
  return "на " + html::counted(std::abs(days), "день", "дня", "дней") + (days > 0 ? " позже" : " раньше");
}

html::View fields_of(WhatIfForm const& form, std::vector<casework::Deadline> const& clocks) {
  std::vector<html::Choice> choices;
  for (auto const& clock : clocks) choices.push_back({clock.term.name, clock.term.title});
  auto const field = [&](std::string_view id, std::string_view label, std::string_view hint, std::string const& typed) {
    return html::field_view(id, label, hint, typed, html::error_of(form.errors, id));
  };
  html::View view;
  view.set("clock_field", html::choice_view("clock", "Какой срок", "", choices, form.clock, ""));
  view.set("event_field", field("event", "Срок считается от другого дня", "Пусто: от того, что в деле", form.event));
  view.set("extended_field",
           field("extended", "Продлён на столько дней", "Рабочих или календарных, как и сам срок", form.extended)
               .set("width", "3"));
  view.set("from_field", field("pause_from", "Перерыв: первый день", "", form.pause_from));
  view.set("until_field", field("pause_until", "Перерыв: последний день", "", form.pause_until));
  view.set("off_field", field("day_off", "Ещё один выходной", "", form.day_off));
  return view;
}

// One view, or none where something is wrong.
std::vector<html::View> answer_of(web::PageContext const& context, Asked const& asked, casework::Deadline const& clock,
                                  WhatIfForm& form) {
  auto const assumption = checked(form);
  if (!form.errors.empty()) return {};
  auto const zone = context.settings().zone;
  try {
    auto const supposed = casework::suppose(clock, assumption, asked.calendar, zone);
    return {{{"now", casework::last_day(clock.end.at, zone)},
             {"now_explained", clock.end.explained},
             {"supposed", supposed.day.russian()},
             {"moved", moved_words(supposed.moved_by)},
             {"explained", supposed.explained},
             {"clause", clock.term.clause},
             {"provisional", supposed.provisional}}};
  } catch (std::out_of_range const&) {
    form.errors.push_back({"event", "Срок выходит за годы календаря: он с 2000 по 2099."});
    return {};
  }
}

}  // namespace

http::Response show_what_if(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto form = form_of(context.request.query);
  auto clock = std::find_if(found->clocks.begin(), found->clocks.end(),
                            [&](casework::Deadline const& each) { return each.term.name == form.clock; });
  if (clock == found->clocks.end()) clock = found->clocks.begin();
  form.clock = clock->term.name;
  auto answer = answer_of(context, *found, *clock, form);
  auto const back = case_address(found->held.id, Reader::officer);
  auto view = fields_of(form, found->clocks);
  view.set("summary", html::error_summary(form.errors)).set("answer", std::move(answer));
  view.set("number", found->held.incoming_number).set("address", back + "/what-if").set("back", back);
  html::Page page;
  page.title = "Что если: сроки по заявлению № " + found->held.incoming_number;
  page.back_href = back;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/what_if/what_if.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace obereg::accreditation
