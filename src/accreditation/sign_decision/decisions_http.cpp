#include "accreditation/sign_decision/decisions_http.hpp"

#include "accreditation/ask_authorities/doubts.hpp"
#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/mend_document/mended_file.hpp"
#include "accreditation/sign_decision/in_turn.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation/sign_together/sign_together_http.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_remark = 2'000;

html::View row_of(web::PageContext const& context, WholeCase const& whole, CaseInWork const& work,
                  std::string const& officer) {
  bool const refuses = outcome_of(work.examination.typed) == Outcome::refused;
  return {{"id", work.held.id.value},
          {"href", case_address(work.held.id, Reader::signatory)},
          {"number", work.held.incoming_number},
          {"applicant", work.held.applicant},
          {"inn", work.held.inn},
          {"variant", work.held.variant},
          {"title", work.variant->title},
          {"outcome", outcome_title(work)},
          {"colour", refuses ? "red" : "green"},
          {"officer", officer},
          {"decision_due", decision_due_views(whole, context.now, context.settings().zone)}};
}

std::vector<html::View> criteria_views(CaseInWork const& work) {
  std::vector<html::View> views;
  auto const& typed = work.examination.typed;
  for (auto const& criterion : work.variant->criteria)
    views.push_back({{"text", criterion.text},
                     {"point", typed.value(input_of("point", criterion.key))},
                     {"met", answer_to(criterion, typed) == Met::met ? "да" : "нет"},
                     {"note", typed.value(input_of("remark", criterion.key))},
                     {"clause", criterion.clause}});
  return views;
}

void add_draft(html::View& view, web::PageContext const& context, CaseInWork const& work, std::string const& typed,
               std::vector<html::FieldError> const& errors) {
  auto const facts = context.read(
      [&](database::ReadTx& tx) { return draft_letter(tx, context.settings(), work, work.examination.changed_by); });
  auto draft = html::error_summary(errors);
  draft.set("outcome", outcome_title(work)).set("criteria", criteria_views(work));
  draft.set("letter", letter_text(facts, registry_step_of(*work.variant, work.examination.typed)));
  draft.set("mended", attached_mended_views(*work.variant, work.examination.typed,
                                            case_address(work.held.id, Reader::signatory) + "/mended"));
  draft.set("return_field", html::field_view("remark", "Что исправить", "Если проект нужно вернуть", typed,
                                             html::error_of(errors, "remark")));
  show_doubts(
      draft, context.read([&](database::ReadTx& tx) { return doubts_about(tx, work.held, work.application.answers); }));
  view.set("to_decide", std::vector{std::move(draft)}).set("csrf_token", context.csrf_token);
}

// What this signatory has signed a moment ago, by the address; nothing for anybody else.
std::vector<html::View> signed_views(web::PageContext const& context) {
  auto const id = cases_of(context.request, "signed");
  if (id.size() != 1) return {};
  auto const decision = context.read([&](database::ReadTx& tx) { return decision_of(tx, {id.front()}); });
  if (!decision || decision->signed_by != context.actor.account) return {};
  return {{{"is_success", true},
           {"title", "Подписано: письмо № " + decision->letter_number},
           {"text", "Решение вступило в силу."},
           {"link_title", "Открыть дело"},
           {"link_href", case_address({id.front()}, Reader::office)}}};
}

http::Response case_page(web::PageContext const& context, CaseInWork const& work, std::string const& typed,
                         std::vector<html::FieldError> const& errors) {
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, work.held); });
  auto view = case_view(whole, Reader::signatory, context.now, context.settings().zone);
  add_draft(view, context, work, typed, errors);
  context.read(
      [&](database::ReadTx& tx) { show_office_requests(view, tx, whole, context.now, context.settings().zone); });
  view.set("may_ask", false);
  html::Page page;
  page.title = "Решение по заявлению № " + work.held.incoming_number;
  page.back_href = "/accreditation/decisions";
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/follow_case/case.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

Result<CaseInWork> looked_at(web::PageContext const& context) {
  auto work =
      context.read([&](database::ReadTx& tx) { return case_to_decide(tx, context.actor, context.request.id("case")); });
  if (work)
    context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(work->held.id.value),
                     "входящий номер " + work->held.incoming_number);
  return work;
}

std::string wrong_remark(std::string const& typed, std::string const& remark) {
  if (!text::is_clean(typed)) return "Здесь есть знаки, которых не бывает в тексте. Наберите заново.";
  if (remark.empty()) return "Напишите, что исправить.";
  return text::length(remark) > longest_remark ? "Не длиннее " + std::to_string(longest_remark) + " знаков." : "";
}

}  // namespace

std::string_view outcome_title(CaseInWork const& work) {
  if (outcome_of(work.examination.typed) == Outcome::refused) return "отказать";
  return work.variant->purpose == Purpose::correction ? "исправить" : "оказать услугу";
}

http::Response decisions_page(web::PageContext const& context, std::string const& error, int status) {
  auto rows = context.read([&](database::ReadTx& tx) {
    std::vector<html::View> found;
    for (auto const id : sent_cases(tx)) {
      auto const held = casework::find_case(tx, service_name, id).value();
      auto const work = read_case_in_work(tx, held);
      found.push_back(row_of(context, whole_case(tx, held), work, short_name_of(tx, work.examination.changed_by)));
    }
    return found;
  });
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"", error});
  auto view = html::error_summary(errors, "Ничего не подписано");
  view.set("heading", "Решения на подпись").set("actions", "");
  view.set("is_empty", rows.empty()).set("empty_title", "Подписывать нечего");
  view.set("empty_text", "Проекты решений, которые подготовят исполнители, появятся здесь.");
  view.set("empty_href", "").set("csrf_token", context.csrf_token);
  view.set("has_rows", !rows.empty()).set("signed", signed_views(context));
  view.set("cases", std::move(rows));
  html::Page page;
  page.title = "Решения на подпись";
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/sign_decision/decisions.html", view);
  return web::show(context, std::move(page), status);
}

http::Response show_decisions(web::PageContext const& context) {
  return decisions_page(context, "", 200);
}

http::Response submit_chosen(web::ActionContext const& context) {
  auto const chosen = cases_in(context.request.form.every("case"));
  if (chosen.empty()) return decisions_page(context, "Отметьте хотя бы одно решение.", 422);
  return http::see_other(together_address(chosen));
}

http::Response show_case_to_decide(web::PageContext const& context) {
  auto const work = looked_at(context);
  return work ? case_page(context, *work, "", {}) : web::refused(context, work.error());
}

http::Response download_decided_document(web::PageContext const& context) {
  auto const work = looked_at(context);
  return work ? send_document(context, work->held) : web::refused(context, work.error());
}

http::Response submit_return(web::ActionContext const& context) {
  auto const work = looked_at(context);
  if (!work) return web::refused(context, work.error());
  auto const typed = context.request.form.get("remark");
  auto const remark = text::tidy_spaces(typed);
  if (auto const wrong = wrong_remark(typed, remark); !wrong.empty())
    return case_page(context, *work, text::is_clean(typed) ? typed : "", {{"remark", wrong}});
  auto const done = context.write([&](database::Tx& tx) {
    return return_draft(tx, context.settings(), context.actor, work->held.id.value, remark, context.now);
  });
  return done ? http::see_other("/accreditation/decisions") : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
