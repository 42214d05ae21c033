#include "accreditation/ask_authorities/doubts.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/examine_case/asked_work.hpp"
#include "accreditation/examine_case/examine_http.hpp"
#include "accreditation/examine_case/lost_work.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::vector<html::View> point_field(Criterion const& criterion, Answers const& typed,
                                    std::vector<html::FieldError> const& errors) {
  if (criterion.points.empty()) return {};
  std::vector<html::Choice> points{{"", "Выберите"}};
  for (auto const& point : criterion.points) points.push_back({point, point});
  auto const id = input_of("point", criterion.key);
  return {html::choice_view(id, "Пункт Требований аккредитации",
                            "Если критерий выполнен: которому из пунктов соответствует заявитель", points,
                            typed.value(id), html::error_of(errors, id))};
}

std::vector<html::View> criteria_views(Variant const& variant, Answers const& typed,
                                       std::vector<html::FieldError> const& errors) {
  std::vector<html::View> views;
  for (auto const& criterion : variant.criteria) {
    auto const met = input_of("met", criterion.key), remark = input_of("remark", criterion.key);
    html::View view;
    view.set("met_field", html::choice_view(met, criterion.text + " (" + criterion.clause + ")", "",
                                            {{"yes", "Выполнен"}, {"no", "Не выполнен"}}, typed.value(met),
                                            html::error_of(errors, met)));
    view.set("point_field", point_field(criterion, typed, errors));
    view.set("remark_field", html::field_view(remark, "Замечание", "Видно вам и подписанту", typed.value(remark),
                                              html::error_of(errors, remark)));
    views.push_back(std::move(view));
  }
  return views;
}

http::Response checklist_page(web::PageContext const& context, CaseInWork const& work,
                              std::vector<html::FieldError> const& errors, int status) {
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, work.held); });
  auto view = case_view(whole, Reader::officer, context.now, context.settings().zone);
  view.set("applicant", work.held.applicant).set("case_href", queue_address(work.held.id, ""));
  view.set("post_to", queue_address(work.held.id, "checklist"));
  view.set("draft", "checklist-" + std::to_string(work.held.id.value));
  view.set("version", work.examination.version).set("csrf_token", context.csrf_token);
  view.set("is_sent", work.examination.state != ExaminationState::work);
  view.set("decision_due", decision_due_views(whole, context.now, context.settings().zone));
  show_doubts(
      view, context.read([&](database::ReadTx& tx) { return doubts_about(tx, work.held, work.application.answers); }));
  view.set("criteria", criteria_views(*work.variant, work.examination.typed, errors));
  std::vector<html::View> listed;
  for (auto const& error : errors) listed.push_back({{"id", error.id}, {"text", error.text}});
  view.set("has_errors", !errors.empty()).set("error_title", "Исправьте ошибки").set("errors", std::move(listed));
  html::Page page;
  page.title = "Проверка по критериям, заявление № " + work.held.incoming_number;
  page.back_href = queue_address(work.held.id, "");
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/examine_case/checklist.html", view);
  return web::show(context, std::move(page), status);
}

}  // namespace

http::Response show_checklist(web::PageContext const& context) {
  auto const work = asked_work(context);
  return work ? checklist_page(context, *work, {}, 200) : web::refused(context, work.error());
}

http::Response submit_checklist(web::ActionContext const& context) {
  auto work = asked_work(context);
  if (!work) return refused_with_typed(context, work.error());
  auto const& form = context.request.form;
  if (!is_clean(form)) return checklist_page(context, *work, unclean(), 422);
  auto const change = [&](Answers before) { return with_checklist(*work->variant, form, std::move(before)); };
  auto const typed = change(work->examination.typed);
  if (auto const errors = too_long(typed); !errors.empty()) {
    work->examination.typed = typed;
    return checklist_page(context, *work, errors, 422);
  }
  auto const saved = context.write([&](database::Tx& tx) {
    return save_typed(tx, context.actor, work->held.id.value, seen_version(context.request), change, context.now);
  });
  if (saved) return http::see_other(queue_address(work->held.id, "draft"));
  if (saved.error().kind != &refusals::changed_elsewhere) return refused_with_typed(context, saved.error());
  work->examination.typed = typed;
  return checklist_page(context, *work, told_of_other_tab(), 409);
}

}  // namespace obereg::accreditation
