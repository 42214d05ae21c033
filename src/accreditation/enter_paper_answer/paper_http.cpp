#include "accreditation/enter_paper_answer/paper_http.hpp"

#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/enter_paper_answer/paper_form.hpp"
#include "accreditation/interagency/compare.hpp"
#include "accreditation/refusals.hpp"
#include "platform/audit/audit.hpp"
#include "platform/files/document_type.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<casework::Request> open_request(database::ReadTx& tx, http::Request const& request) {
  auto found = request_in(tx, request);
  if (found && !found->is_open()) return refuse(refusals::request_closed);
  return found;
}

http::Response paper_page(web::PageContext const& context, casework::Request const& request, PaperForm const& form) {
  auto view = html::error_summary(form.errors);
  view.set("subject_name", request.subject_name).set("body", request.body).set("address", address_of(request.id));
  view.set("csrf_token", context.csrf_token).set("fields", field_views(form));
  view.set(
      "facts_field",
      html::field_view(
          "facts", form.kind == employment_kind ? "Что сказано о трудовой деятельности" : "Что ещё сказано в ответе",
          "Как в ответе. Если сведений нет, оставьте пустым", form.facts, html::error_of(form.errors, "facts")));
  view.set("scan_field",
           html::field_view("scan", "Скан ответа", "PDF, PNG, JPEG или TIFF", "", html::error_of(form.errors, "scan")));
  html::Page page;
  page.title = "Ответ с бумаги";
  page.back_href = address_of(request.id);
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/enter_paper_answer/paper.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

http::UploadedFile const* scan_in(http::Request const& request) {
  for (auto const& file : request.files)
    if (file.field == "scan" && (file.size > 0 || !file.name.empty())) return &file;
  return nullptr;
}

casework::Scan kept(web::PageContext const& context, http::UploadedFile const& file) {
  auto const type = files::document_type_of_file(*file.path).value();
  return {context.files().put_file(*file.path).hash, file.name, std::string(type.media_type)};
}

casework::Incoming incoming_of(casework::Request const& request, PaperForm const& form, AuthorityAnswer const& answer,
                               AccountId by, casework::Scan scan) {
  casework::Incoming incoming;
  incoming.id = "paper-" + new_message_id();
  incoming.reply_to = request.message_id;
  incoming.content = answer_xml(form.kind, request.message_id, answer);
  incoming.way = casework::Way::paper;
  incoming.entered_by = by;
  incoming.scan = std::move(scan);
  return incoming;
}

casework::Judge judge_of(PaperForm const& form) {
  return [letter = "Письмо № " + form.letter_number + " от " + form.letter_date + "."](
             std::string const& kind, std::string const& asked, casework::Incoming const& answer) {
    auto judged = judge_answer(kind, asked, answer);
    judged.reason = judged.reason.empty() ? letter : letter + " " + judged.reason;
    return judged;
  };
}

}  // namespace

http::Response show_paper_answer(web::PageContext const& context) {
  auto const request = context.read([&](database::ReadTx& tx) { return open_request(tx, context.request); });
  if (!request) return web::refused(context, request.error());
  return paper_page(context, *request, paper_form_of(request->kind, {}));
}

http::Response submit_paper_answer(web::ActionContext const& context) {
  auto const request = context.read([&](database::ReadTx& tx) { return open_request(tx, context.request); });
  if (!request) return web::refused(context, request.error());
  auto form = paper_form_of(request->kind, context.request.form);
  auto const answer = typed_answer(form, context.today());
  auto const* const scan = scan_in(context.request);
  if (auto wrong = scan ? wrong_with(*scan) : "Приложите скан ответа."; !wrong.empty())
    form.errors.push_back({"scan", std::move(wrong)});
  if (!answer || !form.errors.empty()) return paper_page(context, *request, form);
  auto const incoming = incoming_of(*request, form, *answer, context.actor.account, kept(context, *scan));
  auto const done = context.write([&](database::Tx& tx) -> Result<bool> {
    auto const still = open_request(tx, context.request);
    if (!still) return still.error();
    casework::record_answer(tx, incoming, judge_of(form), context.now);
    audit::record(tx, context.actor, "accreditation.paper-answer-entered",
                  "accreditation-request:" + std::to_string(request->id.value),
                  "входящий номер " + request->incoming_number, context.now);
    return true;
  });
  return done ? http::see_other(address_of(request->id)) : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
