#include "training/set_accreditation_check/set_accreditation_check_http.hpp"

#include <algorithm>

#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/provider_accreditation/provider_accreditation.hpp"

namespace obereg::training {

namespace {

constexpr std::string_view address = "/ministry/accreditation-check";

std::string_view hint_of(AccreditationCheck check) {
  switch (check) {
    case AccreditationCheck::off:
      return "Записи принимаются без сверки с реестром аккредитованных организаций.";
    case AccreditationCheck::warn:
      return "Записи принимаются. Организация видит предупреждение после загрузки файла.";
    case AccreditationCheck::refuse:
      return "Новая запись без аккредитации на день проверки знаний считается ошибкой. О записях, которые вносят "
             "повторно с прежним номером, только предупреждаем: они уже были в реестре.";
  }
  return "";
}

http::Response check_page(web::PageContext const& context, std::string const& error) {
  auto const [now, changes, nobody] = context.read([&](database::ReadTx& tx) {
    return std::tuple(accreditation_check(tx), accreditation_check_changes(tx), accreditation::is_empty(tx));
  });
  std::vector<html::Choice> choices;
  for (auto const check : all_accreditation_checks)
    choices.push_back({std::string(to_text(check)), std::string(title_of(check)), std::string(hint_of(check))});
  std::vector<html::View> history;
  for (auto const& change : changes)
    history.push_back({{"title", title_of(change.check)},
                       {"set_by", change.set_by},
                       {"set_at", russian_moment(change.set_at, context.settings().zone)}});
  html::View view{
      {"heading", "Проверка аккредитации"},           {"actions", ""},      {"nobody", nobody},
      {"preset", title_of(AccreditationCheck::warn)}, {"history", history}, {"csrf_token", context.csrf_token}};
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"check", error});
  view.set("summary", html::error_summary(errors))
      .set("check_field", html::choice_view("check", "Что делать с записью, если аккредитации не было", "", choices,
                                            to_text(now), error));
  html::Page page;
  page.title = "Проверка аккредитации";
  page.back_href = "/ministry";
  page.has_errors = !error.empty();
  page.main = html::render("src/training/set_accreditation_check/check.html", view);
  return web::show(context, std::move(page), error.empty() ? 200 : 422);
}

}  // namespace

http::Response show_accreditation_check(web::PageContext const& context) {
  return check_page(context, "");
}

http::Response submit_accreditation_check(web::ActionContext const& context) {
  auto const typed = context.request.form.get("check");
  auto const* const chosen = std::find_if(std::begin(all_accreditation_checks), std::end(all_accreditation_checks),
                                          [&](AccreditationCheck check) { return to_text(check) == typed; });
  if (chosen == std::end(all_accreditation_checks)) return check_page(context, "Выберите один из вариантов.");
  context.write([&](database::Tx& tx) { set_accreditation_check(tx, context.actor, *chosen, context.now); });
  return http::see_other(std::string(address));
}

}  // namespace obereg::training
