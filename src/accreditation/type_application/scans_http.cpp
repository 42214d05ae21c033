#include <algorithm>

#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/type_application/type_application.hpp"
#include "accreditation/type_application/type_http.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<PaperCase> paper_of(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) { return paper_case(tx, context.request.id("case")); });
}

// Of what there can be a scan: the application itself, which needs no list in variants 7 and 8, and its documents.
std::vector<Document> documents_of(PaperCase const& paper) {
  auto const& variant = *regulation().variant(paper.held.variant);
  auto documents = attachable(variant, paper.application.answers, channel_of(paper.intake.way));
  bool const has_application = std::any_of(documents.begin(), documents.end(), [](Document const& document) {
    return document.key == application_on_paper;
  });
  if (!has_application) {
    Document application;
    application.key = application_on_paper;
    application.title = "Заявление на бумаге";
    documents.insert(documents.begin(), application);
  }
  return documents;
}

http::Response scans_page(web::PageContext const& context, PaperCase const& paper, std::string const& chosen,
                          std::vector<html::FieldError> const& errors) {
  std::vector<html::Choice> documents;
  for (auto const& document : documents_of(paper)) documents.push_back({document.key, document.title});
  auto view = html::error_summary(errors);
  view.set("number", paper.held.incoming_number).set("address", case_address(paper.held.id, Reader::office));
  view.set("document_field",
           html::choice_view("document", "Какой документ", "", documents, chosen, html::error_of(errors, "document")));
  auto files = html::field_view("files", "Файлы", "PDF, PNG, JPEG или TIFF, каждый до 20 МБ", "",
                                html::error_of(errors, "files"));
  view.set("files_field", std::move(files.set("accept", ".pdf,.png,.jpg,.jpeg,.tif,.tiff").set("is_multiple", true)));
  view.set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Добавить сканы";
  page.back_href = case_address(paper.held.id, Reader::office);
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/type_application/scans.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::vector<html::FieldError> errors_of(std::vector<http::UploadedFile> const& sent, std::size_t there) {
  std::vector<html::FieldError> errors;
  if (sent.empty()) errors.push_back({"files", "Выберите файл."});
  if (sent.size() + there > most_files)
    errors.push_back({"files", "В деле может быть не больше " + std::to_string(most_files) + " файлов."});
  for (auto const& file : sent)
    if (auto const wrong = wrong_with(file); !wrong.empty()) errors.push_back({"files", wrong});
  return errors;
}

}  // namespace

http::Response show_add_scans(web::PageContext const& context) {
  auto const paper = paper_of(context);
  return paper ? scans_page(context, *paper, "", {}) : web::refused(context, paper.error());
}

http::Response submit_scans(web::ActionContext const& context) {
  auto const paper = paper_of(context);
  if (!paper) return web::refused(context, paper.error());
  auto const chosen = context.request.form.get("document");
  auto const documents = documents_of(*paper);
  auto const document =
      std::find_if(documents.begin(), documents.end(), [&](Document const& each) { return each.key == chosen; });
  auto const sent = sent_files(context.request);
  auto const there =
      context.read([&](database::ReadTx& tx) { return casework::documents_of(tx, paper->held.id).size(); });
  auto errors = errors_of(sent, there);
  if (document == documents.end())
    errors.insert(errors.begin(), {"document", "Выберите, скан какого документа вы добавляете."});
  if (!errors.empty()) return scans_page(context, *paper, chosen, errors);
  auto const files = kept_files(context.services(), sent);
  auto const done = context.write(
      [&](database::Tx& tx) { return add_scans(tx, context.actor, paper->held.id, *document, files, context.now); });
  return done ? http::see_other(case_address(paper->held.id, Reader::office)) : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
