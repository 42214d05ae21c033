#include "accreditation/withdraw_application/withdraw_http.hpp"

#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/withdraw_application/withdraw_application.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<casework::Case> open_case(database::ReadTx& tx, web::PageContext const& context) {
  auto const held = own_case(tx, context.actor, context.request.id("case"));
  if (held && held->state != casework::CaseState::open) return refuse(refusals::case_closed);
  return held;
}

http::Response withdraw_page(web::PageContext const& context, casework::Case const& held, std::string const& reason,
                             std::string const& error) {
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"reason", error});
  auto view = html::error_summary(errors);
  view.set("number", held.incoming_number).set("address", case_address(held.id, Reader::applicant));
  view.set("csrf_token", context.csrf_token);
  view.set("reason_field", html::field_view("reason", "Почему вы отзываете заявление", "Одной фразой", reason, error));
  html::Page page;
  page.title = "Отозвать заявление № " + held.incoming_number;
  page.back_href = case_address(held.id, Reader::applicant);
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/withdraw_application/withdraw.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::string wrong_reason(std::string const& typed, std::string const& reason) {
  if (reason.empty()) return "Напишите причину.";
  if (!text::is_clean(typed)) return "Здесь есть знаки, которых не бывает в тексте. Наберите заново.";
  return text::length(reason) > longest_withdrawal_reason
             ? "Не длиннее " + std::to_string(longest_withdrawal_reason) + " знаков."
             : "";
}

}  // namespace

http::Response show_withdraw(web::PageContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) { return open_case(tx, context); });
  return held ? withdraw_page(context, *held, "", "") : web::refused(context, held.error());
}

http::Response submit_withdraw(web::ActionContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) { return open_case(tx, context); });
  if (!held) return web::refused(context, held.error());
  auto const typed = context.request.form.get("reason");
  auto const reason = text::tidy_spaces(typed);
  if (auto const wrong = wrong_reason(typed, reason); !wrong.empty())
    return withdraw_page(context, *held, text::is_clean(typed) ? reason : "", wrong);
  auto const done = context.write([&](database::Tx& tx) {
    return withdraw_application(tx, context.services(), context.actor, *held, {reason}, context.now);
  });
  return done ? http::see_other(case_address(held->id, Reader::applicant)) : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
