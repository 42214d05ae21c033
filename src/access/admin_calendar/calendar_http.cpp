#include "access/admin_calendar/calendar_http.hpp"

#include <charconv>

#include "access/admin_calendar/calendar_page.hpp"
#include "access/admin_calendar/change_form.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

using calendar::Change;
using calendar::ChangeKind;
using calendar::WorkingCalendar;

constexpr int moves_shown = 200;
constexpr std::size_t longest_reason = 300;

struct FormWords {
  ChangeKind kind;
  char const *heading, *about, *address;
};
constexpr FormWords forms[] = {
    {ChangeKind::transfer, "Перенести выходной",
     "Выходной день станет рабочим, а рабочий – выходным. День, который праздничный сам по себе, выходным и останется.",
     "/admin/calendar/add-transfer"},
    {ChangeKind::day_off, "Добавить нерабочий день",
     "Для всей страны – как нерабочие дни 2020 и 2021 годов по указам Президента. С кодом региона день не считается "
     "рабочим только в сроках этого региона.",
     "/admin/calendar/add-day-off"},
    {ChangeKind::year, "Внести год",
     "Перенесите дни из постановления Правительства. Внесённый год считается утверждённым и заменяет то, что было.",
     "/admin/calendar/add-year"}};

FormWords const& words_of(ChangeKind kind) {
  for (auto const& words : forms)
    if (words.kind == kind) return words;
  throw std::logic_error("no form for this kind of change");
}

http::Response form_page(web::PageContext const& context, CalendarForm const& form) {
  auto const& words = words_of(form.kind);
  html::Page page;
  page.title = words.heading;
  page.back_href = "/admin/calendar";
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/access/admin_calendar/add.html", {{"summary", html::error_summary(form.errors)},
                                                                  {"heading", words.heading},
                                                                  {"about", words.about},
                                                                  {"address", words.address},
                                                                  {"fields", fields_of(form)},
                                                                  {"csrf_token", context.csrf_token}});
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

http::Response submit_change(web::ActionContext const& context, ChangeKind kind) {
  CalendarForm form{kind, context.request.form, {}};
  auto const added = context.write([&](database::Tx& tx) -> std::optional<std::int64_t> {
    form.errors.clear();  // the transaction may be run again
    auto const region = kind == ChangeKind::day_off ? text::tidy_spaces(form.typed.get("region")) : std::string();
    auto const change = change_of(form, calendar::current(tx, region));
    if (!form.errors.empty()) return std::nullopt;
    return calendar::add_change(tx, context.actor, change, context.now);
  });
  if (!added) return form_page(context, form);
  return http::see_other("/admin/calendar/changes/" + std::to_string(*added));
}

int asked_year(web::PageContext const& context) {
  auto const asked = context.request.query.get("year");
  int year = 0;
  std::from_chars(asked.data(), asked.data() + asked.size(), year);
  bool const is_there = year >= WorkingCalendar::first_year && year <= WorkingCalendar::last_year;
  return is_there ? year : LocalDate::at(context.now, context.settings().zone).year();
}

std::string report_of(calendar::Recomputed const& recomputed) {
  if (!recomputed.is_done) return "Сроки пересчитываются. Обновите страницу через минуту.";
  if (recomputed.moved == 0) return "Всё открытое пересчитано. Ни один срок не сдвинулся.";
  auto text =
      "Всё открытое пересчитано. Сдвинулось: " + html::counted(recomputed.moved, "срок", "срока", "сроков") + ".";
  if (recomputed.moved > moves_shown) text += " Показаны первые " + std::to_string(moves_shown) + ".";
  return text;
}

// The due moment is the first that is too late; people name the last day.
std::string last_day(Instant due, web::Settings const& settings) {
  return LocalDate::at(due - std::chrono::milliseconds{1}, settings.zone).russian();
}

std::vector<html::View> move_views(calendar::Recomputed const& recomputed, web::Settings const& settings) {
  std::vector<html::View> views;
  for (auto const& moved : recomputed.first)
    views.push_back({{"what", moved.what},
                     {"address", moved.address},
                     {"before", last_day(moved.before, settings)},
                     {"after", last_day(moved.after, settings)},
                     {"explained", moved.explained}});
  return views;
}

std::vector<html::View> facts_of(Change const& change, web::Settings const& settings) {
  auto const row = [](char const* key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  return {row("Источник", change.source), row("Кто", change.author),
          row("Когда", russian_moment(change.at, settings.zone))};
}

struct AskedChange {
  Change change;
  bool is_undone = false;
  calendar::Recomputed recomputed;
};

std::optional<AskedChange> asked_change(web::PageContext const& context) {
  auto const id = context.request.id("change");
  if (!id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) -> std::optional<AskedChange> {
    auto const all = calendar::changes(tx);
    for (auto const& change : all)
      if (change.id == *id) return AskedChange{change, is_undone(all, *id), calendar::recomputed(tx, *id, moves_shown)};
    return std::nullopt;
  });
}

http::Response change_page(web::PageContext const& context, AskedChange const& asked,
                           std::vector<html::FieldError> const& errors) {
  auto title = title_of(asked.change);
  auto reason = html::field_view("source", "Почему", "Документ или причина", context.request.form.get("source"),
                                 html::error_of(errors, "source"));
  reason.set("rows", "2");
  auto const moves = move_views(asked.recomputed, context.settings());
  html::Page page;
  page.title = "Изменение календаря: " + title;
  page.back_href = "/admin/calendar?year=" + std::to_string(asked.change.year);
  page.has_errors = !errors.empty();
  page.main = html::render("src/access/admin_calendar/change.html",
                           {{"summary", html::error_summary(errors)},
                            {"id", asked.change.id},
                            {"heading", page.title},
                            {"rows", facts_of(asked.change, context.settings())},
                            {"report", report_of(asked.recomputed)},
                            {"has_moves", !moves.empty()},
                            {"moves", moves},
                            {"may_undo", !asked.is_undone && asked.change.kind != ChangeKind::undo},
                            {"reason_field", reason},
                            {"csrf_token", context.csrf_token}});
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_calendar(web::PageContext const& context) {
  auto const year = asked_year(context);
  auto view = context.read([&](database::ReadTx& tx) {
    return year_view(calendar::current(tx), calendar::changes(tx), year, context.settings());
  });
  auto const title = "Производственный календарь " + std::to_string(year) + " года";
  view.set("heading", title).set("actions", html::render("src/access/admin_calendar/actions.html", {}));
  html::Page page;
  page.title = title;
  page.main = html::render("src/access/admin_calendar/calendar.html", view);
  return web::show(context, std::move(page));
}

http::Response show_add_transfer(web::PageContext const& context) {
  return form_page(context, {ChangeKind::transfer, {}, {}});
}

http::Response submit_transfer(web::ActionContext const& context) {
  return submit_change(context, ChangeKind::transfer);
}

http::Response show_add_day_off(web::PageContext const& context) {
  return form_page(context, {ChangeKind::day_off, {}, {}});
}

http::Response submit_day_off(web::ActionContext const& context) {
  return submit_change(context, ChangeKind::day_off);
}

// The first year whose calendar is not official, by the Labour Code: what differs is what the decree says.
http::Response show_add_year(web::PageContext const& context) {
  auto const typed = context.read([&](database::ReadTx& tx) {
    auto const calendar = calendar::current(tx);
    auto year = LocalDate::at(context.now, context.settings().zone).year();
    while (calendar.is_official(year)) ++year;
    return proposed_year(calendar, year);
  });
  return form_page(context, {ChangeKind::year, typed, {}});
}

http::Response submit_year(web::ActionContext const& context) {
  return submit_change(context, ChangeKind::year);
}

http::Response show_calendar_change(web::PageContext const& context) {
  auto const asked = asked_change(context);
  return asked ? change_page(context, *asked, {}) : web::refused(context, refuse(web::not_found));
}

http::Response submit_undo_calendar_change(web::ActionContext const& context) {
  auto const asked = asked_change(context);
  if (!asked) return web::refused(context, refuse(web::not_found));
  if (asked->is_undone || asked->change.kind == ChangeKind::undo)
    return web::refused(context, refuse(refusals::calendar_change_undone));
  Change undo;
  undo.kind = ChangeKind::undo;
  undo.undoes = asked->change.id;
  undo.year = asked->change.year;
  undo.source = text::tidy_spaces(context.request.form.get("source"));
  if (undo.source.empty() || !text::is_clean(undo.source) || text::length(undo.source) > longest_reason)
    return change_page(context, *asked, {{"source", "Напишите, почему изменение отменяется, не длиннее 300 знаков."}});
  auto const added = context.write([&](database::Tx& tx) -> std::optional<std::int64_t> {
    if (is_undone(calendar::changes(tx), undo.undoes)) return std::nullopt;  // by another meanwhile
    return calendar::add_change(tx, context.actor, undo, context.now);
  });
  if (!added) return web::refused(context, refuse(refusals::calendar_change_undone));
  return http::see_other("/admin/calendar/changes/" + std::to_string(*added));
}

}  // namespace obereg::access
