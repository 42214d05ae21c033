#include "accreditation/answer_complaints/answer_http.hpp"

#include "accreditation/answer_complaints/answer_complaint.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "accreditation/complaint/complaint_form.hpp"
#include "accreditation/complaint/complaint_view.hpp"
#include "accreditation/complaint/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view list_address = "/accreditation/supervision/complaints";

std::string address_of(casework::ComplaintId id) {
  return std::string(list_address) + "/" + std::to_string(id.value);
}

// What the ministry reads of a complainant stays in the log (152-ФЗ).
Result<casework::Complaint> looked_at(web::PageContext const& context) {
  auto const id = context.request.id("complaint");
  auto const found = context.read(
      [&](database::ReadTx& tx) { return id ? casework::find_complaint(tx, service_name, {*id}) : std::nullopt; });
  if (!found) return refuse(refusals::complaint_not_found);
  context.log_view("accreditation.complaint-viewed", "accreditation-complaint:" + std::to_string(found->id.value),
                   "номер " + found->number);
  return *found;
}

struct AnswerForm {
  std::string outcome, text;
  std::vector<html::FieldError> errors;
};

html::View answer_fields(AnswerForm const& form) {
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  auto view = html::error_summary(form.errors);
  view.set("outcome_field",
           html::choice_view("outcome", "Решение по жалобе", "", {{"upheld", "Удовлетворить"}, {"refused", "Отказать"}},
                             form.outcome, error("outcome")));
  auto text = html::field_view("text", "Ответ", "Что установлено, что сделано и как обжаловать дальше", form.text,
                               error("text"));
  view.set("text_field", std::move(text.set("rows", 10)));
  auto files = html::field_view("files", "Файлы", "Можно не прикладывать", "", error("files"));
  view.set("files_field", std::move(files.set("accept", ".pdf,.png,.jpg,.jpeg,.tif,.tiff").set("is_multiple", true)));
  return view;
}

http::Response complaint_page(web::PageContext const& context, casework::Complaint const& complaint,
                              AnswerForm const& form, int status) {
  bool may = false;
  auto const whole = context.read([&](database::ReadTx& tx) {
    may = may_answer(tx, context.actor, complaint).has_value();
    return whole_complaint(tx, complaint);
  });
  auto const about = complaint.about ? case_address(*complaint.about, Reader::office) : std::string();
  auto const address = address_of(complaint.id);
  auto view = answer_fields(form);
  view.set("complaint", complaint_view(whole, address, about, context)).set("address", address);
  view.set("id", complaint.id.value);
  view.set("is_open", complaint.state == casework::ComplaintState::open).set("may_answer", may);
  view.set("inspect_href",
           "/accreditation/supervision/inspections/add?complaint=" + std::to_string(complaint.id.value));
  view.set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Жалоба № " + complaint.number;
  page.back_href = list_address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/answer_complaints/complaint.html", view);
  return web::show(context, std::move(page), status);
}

AnswerForm read_answer(http::Request const& request) {
  AnswerForm form{request.form.get("outcome"), request.form.get("text"), {}};
  if (form.outcome != "upheld" && form.outcome != "refused")
    form.errors.push_back({"outcome", "Выберите, удовлетворить жалобу или отказать."});
  if (auto const wrong = wrong_text(form.text, longest_answer, "Напишите ответ."); !wrong.empty())
    form.errors.push_back({"text", wrong});
  if (!text::is_clean(form.text)) form.text.clear();
  check_files(sent_files(request), form.errors);
  return form;
}

}  // namespace

http::Response show_complaint(web::PageContext const& context) {
  auto const found = looked_at(context);
  return found ? complaint_page(context, *found, {}, 200) : web::refused(context, found.error());
}

http::Response submit_answer(web::ActionContext const& context) {
  auto const found = looked_at(context);
  if (!found) return web::refused(context, found.error());
  auto form = read_answer(context.request);
  if (!form.errors.empty()) return complaint_page(context, *found, form, 422);
  AnswerTyped const typed{
      form.outcome == "upheld" ? casework::ComplaintState::upheld : casework::ComplaintState::refused, form.text,
      kept_files(context.services(), sent_files(context.request))};
  auto const done = context.write([&](database::Tx& tx) {
    return answer_complaint(tx, context.settings(), context.actor, *found, typed, context.now);
  });
  if (done) return http::see_other(address_of(found->id));
  form.errors.push_back({"text", web::in_words(done.error())});
  return complaint_page(context, *found, form, done.error().kind->status);
}

http::Response download_complaint_file(web::PageContext const& context) {
  auto const found = looked_at(context);
  return found ? send_complaint_file(context, *found) : web::refused(context, found.error());
}

}  // namespace obereg::accreditation
