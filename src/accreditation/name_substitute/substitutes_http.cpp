#include "accreditation/name_substitute/substitutes_http.hpp"

#include <charconv>

#include "accreditation/application/application.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/name_substitute/name_substitute.hpp"
#include "accreditation/name_substitute/refusals.hpp"
#include "accreditation/pass_on/pass_on.hpp"
#include "casework/deadline.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/load/substitutes";

struct AbsenceForm {
  std::string officer, substitute, from, until;  // as typed
  std::vector<html::FieldError> errors;
};

AbsenceForm form_of(http::Fields const& fields) {
  auto const typed = [&](std::string_view field) {
    auto const text = fields.get(field);
    return text::is_clean(text) ? text::tidy_spaces(text) : std::string();
  };
  return {typed("officer"), typed("substitute"), typed("from"), typed("until"), {}};
}

AccountId chosen(AbsenceForm& form, std::string const& field, std::string const& typed) {
  std::int64_t id = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), id);
  if (id <= 0) form.errors.push_back({field, "Выберите из списка."});
  return {id};
}

LocalDate checked_day(AbsenceForm& form, std::string const& field, std::string const& typed, LocalDate today) {
  auto const day = LocalDate::parse_russian(typed);
  if (!day)
    form.errors.push_back({field, "Напишите дату так: 25.02.2026."});
  else if (day->year() > today.year() + 1)
    form.errors.push_back({field, "Можно назначить не дальше, чем на следующий год."});
  return day.value_or(today);
}

Absence checked(AbsenceForm& form, LocalDate today) {
  Absence const absence{chosen(form, "officer", form.officer), chosen(form, "substitute", form.substitute),
                        checked_day(form, "from", form.from, today), checked_day(form, "until", form.until, today)};
  if (!form.errors.empty()) return absence;
  if (absence.officer == absence.substitute)
    form.errors.push_back({"substitute", "Себя не замещают. Выберите другого."});
  if (absence.until < absence.from)
    form.errors.push_back({"until", "Последний день раньше первого."});
  else if (absence.until < today)
    form.errors.push_back({"until", "Эти дни уже прошли."});
  return absence;
}

html::View officer_field(std::string_view id, std::string_view label, std::vector<Officer> const& officers,
                         std::string const& value, std::string const& error) {
  std::vector<html::Choice> choices{{"", "Выберите"}};
  for (auto const& officer : officers) choices.push_back({std::to_string(officer.account.value), officer.name});
  return html::choice_view(id, label, "", choices, value, error);
}

html::View row_of(web::PageContext const& context, database::ReadTx& tx, casework::Substitute const& each) {
  auto const zone = context.settings().zone;
  return {{"officer", short_name_of(tx, each.officer)},
          {"substitute", short_name_of(tx, each.substitute)},
          {"from", LocalDate::at(each.begins_at, zone).russian()},
          {"until", casework::last_day(each.ends_at, zone)},
          {"is_on", each.begins_at <= context.now},
          {"end_href", std::string(address) + "/" + std::to_string(each.id) + "/end"}};
}

http::Response substitutes_page(web::PageContext const& context, AbsenceForm const& form, int status) {
  std::vector<Officer> officers;
  auto rows = context.read([&](database::ReadTx& tx) {
    officers = officers_of(tx, context.actor, context.now);
    std::vector<html::View> found;
    for (auto const& each : casework::substitutes(tx, service_name, context.now))
      found.push_back(row_of(context, tx, each));
    return found;
  });
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  auto view = html::error_summary(form.errors);
  view.set("heading", "Замещение").set("address", address).set("csrf_token", context.csrf_token);
  view.set("officer_field", officer_field("officer", "Кто отсутствует", officers, form.officer, error("officer")));
  view.set("substitute_field",
           officer_field("substitute", "Кто замещает", officers, form.substitute, error("substitute")));
  view.set("from_field", html::field_view("from", "Первый день", "", form.from, error("from")));
  view.set("until_field", html::field_view("until", "Последний день", "", form.until, error("until")));
  view.set("has_rows", !rows.empty());
  view.set("substitutes", std::move(rows));
  html::Page page;
  page.title = "Замещение";
  page.back_href = "/accreditation/load";
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/name_substitute/substitutes.html", view);
  return web::show(context, std::move(page), status);
}

}  // namespace

http::Response show_substitutes(web::PageContext const& context) {
  return substitutes_page(context, {}, 200);
}

http::Response submit_substitute(web::ActionContext const& context) {
  auto form = form_of(context.request.form);
  auto const absence = checked(form, context.today());
  if (!form.errors.empty()) return substitutes_page(context, form, 422);
  auto const done = context.write(
      [&](database::Tx& tx) { return name_substitute(tx, context.settings(), context.actor, absence, context.now); });
  if (done) return http::see_other(std::string(address));
  form.errors.push_back({"from", web::in_words(done.error())});
  return substitutes_page(context, form, done.error().kind->status);
}

http::Response submit_end_substitute(web::ActionContext const& context) {
  auto const id = context.request.id("substitute");
  if (!id) return web::refused(context, refuse(refusals::substitute_not_found));
  auto const done =
      context.write([&](database::Tx& tx) { return end_substitute(tx, context.actor, *id, context.now); });
  return done ? http::see_other(std::string(address)) : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
