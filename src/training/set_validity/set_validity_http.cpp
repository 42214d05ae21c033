#include "training/set_validity/set_validity_http.hpp"

#include <charconv>

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/validity/validity.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

constexpr std::size_t longest_source = 300;

std::string address_of(Programme const& programme) {
  return "/ministry/validity/" + std::to_string(programme.id);
}

std::string months_in_words(int months) {
  return html::counted(months, "месяц", "месяца", "месяцев");
}

html::View change_view(Validity const& change, web::Settings const& settings) {
  return {{"months", months_in_words(change.months)},
          {"source", change.source},
          {"set_by", change.set_by},
          {"set_at", change.set_at ? russian_moment(*change.set_at, settings.zone) : ""}};
}

struct ValidityForm {
  std::string months, source;  // as typed
  std::vector<html::FieldError> errors;
};

int typed_months(ValidityForm& form) {
  int months = 0;
  auto const* const end = form.months.data() + form.months.size();
  auto const [rest, error] = std::from_chars(form.months.data(), end, months);
  if (error != std::errc{} || rest != end || months < 1 || months > longest_validity)
    form.errors.push_back({"months", "Напишите целое число месяцев от 1 до 600."});
  return months;
}

void check_source(ValidityForm& form) {
  if (form.source.empty() || !text::is_clean(form.source))
    form.errors.push_back({"source", "Назовите документ и пункт, по которым установлен срок."});
  else if (text::length(form.source) > longest_source)
    form.errors.push_back({"source", "Не длиннее 300 знаков."});
}

http::Response validity_page(web::PageContext const& context, Programme const& programme, ValidityForm const& form) {
  auto const [now, changes] = context.read([&](database::ReadTx& tx) {
    return std::pair(validities_at(tx, context.now).at(programme.id), validity_changes(tx, programme.id));
  });
  std::vector<html::View> history;
  for (auto const& change : changes) history.push_back(change_view(change, context.settings()));
  auto months = html::field_view("months", "Срок, месяцев", "Считается от дня проверки знаний", form.months,
                                 html::error_of(form.errors, "months"));
  months.set("width", "3").set("input_mode", "numeric");
  html::View view{{"code", programme.code},
                  {"title", programme.title},
                  {"months", months_in_words(now.months)},
                  {"source", now.source},
                  {"preset_months", months_in_words(preset_validity_months(programme))},
                  {"preset_source", preset_validity_source(programme)},
                  {"address", address_of(programme)},
                  {"summary", html::error_summary(form.errors)},
                  {"months_field", months},
                  {"has_history", !history.empty()},
                  {"history", history},
                  {"csrf_token", context.csrf_token}};
  view.set("source_field", html::field_view("source", "Источник", "Документ и пункт", form.source,
                                            html::error_of(form.errors, "source")));
  html::Page page;
  page.title = "Срок обучения: " + std::string(programme.code);
  page.back_href = "/ministry/validity";
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/training/set_validity/validity.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

Programme const* asked_programme(web::PageContext const& context) {
  auto const id = context.request.id("programme");
  return id ? find_programme(static_cast<int>(*id)) : nullptr;
}

}  // namespace

http::Response show_validities(web::PageContext const& context) {
  auto const validities = context.read([&](database::ReadTx& tx) { return validities_at(tx, context.now); });
  std::vector<html::View> rows;
  for (auto const& programme : programmes()) {
    auto const& validity = validities.at(programme.id);
    rows.push_back({{"code", programme.code},
                    {"title", programme.title},
                    {"months", validity.months},
                    {"source", validity.source},
                    {"is_changed", validity.set_at.has_value()},
                    {"href", address_of(programme)}});
  }
  html::Page page;
  page.title = "Сроки обучения";
  page.back_href = "/ministry";
  page.main = html::render("src/training/set_validity/validities.html",
                           {{"heading", page.title}, {"actions", ""}, {"programmes", rows}});
  return web::show(context, std::move(page));
}

http::Response show_validity(web::PageContext const& context) {
  auto const* programme = asked_programme(context);
  if (!programme) return web::refused(context, refuse(web::not_found));
  auto const now = context.read([&](database::ReadTx& tx) { return validities_at(tx, context.now).at(programme->id); });
  return validity_page(context, *programme, {std::to_string(now.months), now.source, {}});
}

http::Response submit_validity(web::ActionContext const& context) {
  auto const* programme = asked_programme(context);
  if (!programme) return web::refused(context, refuse(web::not_found));
  ValidityForm form{
      text::tidy_spaces(context.request.form.get("months")), text::tidy_spaces(context.request.form.get("source")), {}};
  auto const months = typed_months(form);
  check_source(form);
  if (!form.errors.empty()) return validity_page(context, *programme, form);
  context.write(
      [&](database::Tx& tx) { set_validity(tx, context.actor, programme->id, months, form.source, context.now); });
  return http::see_other("/ministry/validity");
}

}  // namespace obereg::training
