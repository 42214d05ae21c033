#include "training/public_check/public_check_http.hpp"

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/extract/extract.hpp"
#include "training/public_check/public_check.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_view.hpp"

namespace obereg::training {

namespace {

// Russian words of the answer; of the person nothing but what was typed.
html::View answer_view(StandingRecord const& found, std::string const& typed_last_name, LocalDate today) {
  auto view = standing_view(found, today);
  auto const& record = found.record;
  view.set("rows", fact_rows({{"Номер в реестре", record.registry_number},
                              {"Фамилия, которую вы указали", typed_last_name},
                              {"Программа обучения", std::string(programme_title(record.programme_id))},
                              {"Дата проверки знаний", record.checked_on.russian()},
                              {"Кто обучил", record.provider_name},
                              {"Работодатель", record.employer_name}}));
  return view;
}

struct Typed {
  std::string number, last_name;
  std::vector<html::FieldError> errors;
};

http::Response check_page(web::PageContext const& context, Typed const& typed, html::View view, bool is_absent,
                          bool has_answer) {
  auto page_view = html::error_summary(typed.errors);
  auto const field = [&](std::string_view id, std::string_view label, std::string const& value) {
    return html::field_view(id, label, "", value, html::error_of(typed.errors, id));
  };
  page_view.set("csrf_token", context.csrf_token).set("is_absent", is_absent);
  page_view.set("number_field", field("number", "Номер записи в реестре", typed.number));
  page_view.set("last_name_field", field("last_name", "Фамилия", typed.last_name));
  page_view.set("code_field", field("code", "Код из выписки", ""));
  page_view.set("answer", has_answer ? std::vector<html::View>{std::move(view)} : std::vector<html::View>{});
  html::Page page;
  page.title = "Проверить запись об обучении";
  page.has_errors = !typed.errors.empty();
  page.main = html::render("src/training/public_check/check.html", page_view);
  auto response = web::show(context, std::move(page), typed.errors.empty() ? 200 : 422);
  return response.with("Cache-Control", "no-store");
}

Typed typed_in(http::Fields const& form) {
  auto const line = [&](char const* field) {
    auto const value = form.get(field);
    return value.size() <= 500 && text::is_clean(value) ? text::tidy_spaces(value) : std::string{};
  };
  Typed typed{line("number"), line("last_name"), {}};
  if (typed.number.empty()) typed.errors.push_back({"number", "Укажите номер записи."});
  if (typed.last_name.empty()) typed.errors.push_back({"last_name", "Укажите фамилию."});
  return typed;
}

}  // namespace

http::Response show_check(web::PageContext const& context) {
  return check_page(context, {}, {}, false, false);
}

http::Response submit_check(web::ActionContext const& context) {
  if (auto const typed = context.request.form.get("code"); !typed.empty()) {
    auto const code = typed_code(typed);
    return code.empty() ? web::refused(context, refuse(refusals::extract_not_found))
                        : http::see_other("/check/" + code);
  }
  auto const typed = typed_in(context.request.form);
  if (!typed.errors.empty()) return check_page(context, typed, {}, false, false);
  PublicCheck const check{context.request.remote_address, typed.number, typed.last_name};
  auto const answered = context.write([&](database::Tx& tx) { return check_publicly(tx, check, context.now); });
  if (!answered) return web::refused(context, answered.error());
  auto const& found = *answered;
  if (!found) return check_page(context, typed, {}, true, false);
  return check_page(context, typed, answer_view(*found, typed.last_name, context.today()), false, true);
}

}  // namespace obereg::training
