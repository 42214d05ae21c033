#include "accreditation/routes/application_routes.hpp"

#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/attach_documents/documents_http.hpp"
#include "accreditation/check_application/check_http.hpp"
#include "accreditation/enter_application/enter_http.hpp"
#include "accreditation/enter_paper_answer/paper_http.hpp"
#include "accreditation/enter_withdrawal/withdrawal_http.hpp"
#include "accreditation/fill_application/fill_http.hpp"
#include "accreditation/follow_case/follow_http.hpp"
#include "accreditation/import_rows/import_rows_http.hpp"
#include "accreditation/office_journal/journal_http.hpp"
#include "accreditation/read_letter/read_letter.hpp"
#include "accreditation/sign_application/sign_http.hpp"
#include "accreditation/type_application/type_http.hpp"
#include "accreditation/withdraw_application/withdraw_http.hpp"

namespace obereg::accreditation {

using web::get;
using web::post;

web::Routes application_routes() {
  // The handlers show each only what is their organisation's.
  constexpr web::Permission apply{"accreditation.apply"}, sign{"accreditation.sign"}, office{"accreditation.office"},
      intake{"accreditation.register"};
  constexpr std::uint64_t largest_section = 4u << 20, largest_signature = 4u << 20;
  return {
      get("/accreditation/applications", apply, show_applications),
      post("/accreditation/applications", apply, begin_filling),
      get("/accreditation/applications/{application}", apply, show_tasks),
      get("/accreditation/applications/{application}/sections/{section}", apply, show_section),
      post("/accreditation/applications/{application}/sections/{section}", apply, submit_section, largest_section),
      post("/accreditation/applications/{application}/sections/{section}/draft", apply, submit_section_draft,
           largest_section),
      get("/accreditation/applications/{application}/import/{table}", apply, show_import_rows),
      post("/accreditation/applications/{application}/import/{table}", apply, submit_import_rows, largest_workbook),
      get("/accreditation/applications/{application}/import/{table}/rows.xlsx", apply, download_rows),
      get("/accreditation/applications/{application}/documents", apply, show_documents),
      post("/accreditation/applications/{application}/documents", apply, submit_document_facts),
      post("/accreditation/applications/{application}/documents/{document}", apply, submit_files, largest_upload),
      get("/accreditation/applications/{application}/files/{file}", apply, download_attached),
      post("/accreditation/applications/{application}/files/{file}/remove", apply, remove_attached),
      get("/accreditation/applications/{application}/check", apply, show_check),
      get("/accreditation/applications/{application}/sign", sign, show_sign_application),
      post("/accreditation/applications/{application}/sign", sign, submit_sign_application, largest_signature),
      get("/accreditation/applications/{application}/bytes", apply, download_application_text),
      post("/accreditation/applications/{application}/discard", apply, submit_discard),
      get("/accreditation/cases/{case}", apply, show_own_case),
      get("/accreditation/cases/{case}/receipt", apply, show_receipt),
      get("/accreditation/cases/{case}/deadlines.ics", apply, download_deadlines),
      // These two note that a letter was read.
      web::get_and_write("/accreditation/cases/{case}/documents/{document}", apply, download_own_document),
      web::get_and_write("/accreditation/cases/{case}/letter", apply, show_own_letter),
      get("/accreditation/cases/{case}/withdraw", sign, show_withdraw),
      post("/accreditation/cases/{case}/withdraw", sign, submit_withdraw),
      get("/accreditation/office", office, show_journal),
      post("/accreditation/office", office, search_journal),
      post("/accreditation/office/print", office, print_journal),
      post("/accreditation/office/journal.docx", office, download_journal_document),
      post("/accreditation/office/journal.xlsx", office, export_journal),
      get("/accreditation/office/paper", intake, show_choose_paper),
      get("/accreditation/office/paper/{variant}", intake, show_enter_application),
      post("/accreditation/office/paper/{variant}", intake, submit_enter_application, largest_upload),
      get("/accreditation/office/{case}/application", intake, show_paper_sections),
      get("/accreditation/office/{case}/application/{section}", intake, show_paper_section),
      post("/accreditation/office/{case}/application/{section}", intake, submit_paper_section, largest_section),
      get("/accreditation/office/{case}/scans", intake, show_add_scans),
      post("/accreditation/office/{case}/scans", intake, submit_scans, largest_upload),
      get("/accreditation/office/{case}/withdrawal", intake, show_enter_withdrawal),
      post("/accreditation/office/{case}/withdrawal", intake, submit_enter_withdrawal, largest_upload),
      get("/accreditation/office/{case}", office, show_office_case),
      get("/accreditation/office/{case}/documents/{document}", office, download_office_document),
  };
}

web::Routes request_routes() {
  return {
      post("/accreditation/office/{case}/requests", asking, submit_ask),
      get("/accreditation/requests", asking, show_requests),
      get("/accreditation/requests/{request}", asking, show_request),
      post("/accreditation/requests/{request}/send-again", asking, submit_send_again),
      get("/accreditation/requests/{request}/paper", asking, show_paper_answer),
      post("/accreditation/requests/{request}/paper", asking, submit_paper_answer, largest_upload),
      get("/accreditation/requests/{request}/answers/{answer}/scan", asking, download_answer_scan),
  };
}

}  // namespace obereg::accreditation
