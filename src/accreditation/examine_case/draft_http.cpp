#include "accreditation/ask_authorities/doubts.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/examine_case/asked_work.hpp"
#include "accreditation/examine_case/draft_view.hpp"
#include "accreditation/examine_case/examine_http.hpp"
#include "accreditation/examine_case/lost_work.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/mend_document/mended_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

// The checklist's inputs stand on another page: a link to them would lead nowhere.
std::vector<html::FieldError> on_this_page(std::vector<html::FieldError> errors) {
  for (auto& error : errors)
    if (error.id.starts_with("met-") || error.id.starts_with("point-")) error.id.clear();
  return errors;
}

http::Response draft_page(web::PageContext const& context, CaseInWork const& work,
                          std::vector<html::FieldError> const& all_errors, int status) {
  auto const errors = on_this_page(all_errors);
  auto const id = work.held.id;
  auto view = html::error_summary(errors);
  view.set("number", work.held.incoming_number).set("applicant", work.held.applicant);
  view.set("remark", work.examination.remark).set("case_href", queue_address(id, ""));
  view.set("checklist_href", queue_address(id, "checklist")).set("post_to", queue_address(id, "draft"));
  view.set("letter_href", queue_address(id, "letter"));
  view.set("draft", "decision-draft-" + std::to_string(id.value));
  view.set("version", work.examination.version).set("csrf_token", context.csrf_token);
  view.set("is_sent", work.examination.state != ExaminationState::work);
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_case(tx, work.held); });
  view.set("decision_due", decision_due_views(whole, context.now, context.settings().zone));
  show_doubts(
      view, context.read([&](database::ReadTx& tx) { return doubts_about(tx, work.held, work.application.answers); }));
  add_draft_fields(view, work, errors);
  view.set("mended", mended_views(*work.variant, work.examination.typed, queue_address(id, "mended"), errors));
  html::Page page;
  page.title = "Проект решения, заявление № " + work.held.incoming_number;
  page.back_href = queue_address(id, "");
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/examine_case/draft.html", view);
  return web::show(context, std::move(page), status);
}

Result<Examination> save_draft(web::ActionContext const& context, CaseInWork const& work,
                               std::function<Answers(Answers)> const& change, MendedChange const& mended) {
  return context.write([&](database::Tx& tx) {
    auto const saved =
        save_typed(tx, context.actor, work.held.id.value, seen_version(context.request), change, context.now);
    if (saved) note_mended(tx, context.actor, work.held, mended, context.now);
    return saved;
  });
}

// Saved, and sent where that was asked for; what is saved stays where it can't be sent.
http::Response send(web::ActionContext const& context, std::int64_t id, std::int64_t version) {
  auto const sent = context.write(
      [&](database::Tx& tx) { return send_draft(tx, context.settings(), context.actor, id, version, context.now); });
  if (sent) return http::see_other(queue_address({id}, ""));
  auto const now = asked_work(context);
  if (!now || sent.error().kind != &refusals::draft_not_ready) return web::refused(context, sent.error());
  return draft_page(context, *now, faults_of(*now), 422);
}

// The file is kept whatever else is wrong with the form: a browser does not send it again by itself.
void keep_mended(web::ActionContext const& context, CaseInWork& work, Answers typed, MendedChange const& mended) {
  auto before = work.examination.typed;
  work.examination.typed = std::move(typed);
  if (!mended.attached) return;
  auto const saved = save_draft(
      context, work, [&](Answers kept) { return mended.made_in(std::move(kept)); }, mended);
  if (saved) {
    work.examination.version = saved->version;
    return;
  }
  auto const there = mended_document_of(before);  // another tab was first
  auto& shown = work.examination.typed;
  shown = there ? with_mended_document(std::move(shown), *there) : without_mended_document(std::move(shown));
}

}  // namespace

http::Response show_draft(web::PageContext const& context) {
  auto const work = asked_work(context);
  return work ? draft_page(context, *work, {}, 200) : web::refused(context, work.error());
}

http::Response submit_draft(web::ActionContext const& context) {
  auto work = asked_work(context);
  if (!work) return refused_with_typed(context, work.error());
  auto const& form = context.request.form;
  if (!is_clean(form)) return draft_page(context, *work, unclean(), 422);
  auto const mended = mended_change(context.services(), *work->variant, context.request);
  auto const change = [&](Answers before) {
    return mended.made_in(with_draft(*work->variant, form, std::move(before)));
  };
  auto const typed = change(work->examination.typed);
  auto errors = too_long(typed);
  errors.insert(errors.end(), mended.errors.begin(), mended.errors.end());
  if (!errors.empty()) {
    keep_mended(context, *work, typed, mended);
    return draft_page(context, *work, errors, 422);
  }
  auto const saved = save_draft(context, *work, change, mended);
  if (saved && form.get("do") == "send") return send(context, work->held.id.value, saved->version);
  if (saved) return http::see_other(queue_address(work->held.id, "draft"));
  work->examination.typed = typed;
  if (saved.error().kind != &refusals::changed_elsewhere) return refused_with_typed(context, saved.error());
  return draft_page(context, *work, told_of_other_tab(), 409);
}

}  // namespace obereg::accreditation
