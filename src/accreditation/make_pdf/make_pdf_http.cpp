#include "accreditation/make_pdf/make_pdf_http.hpp"

#include "accreditation/make_pdf/pdf_source.hpp"
#include "accreditation/read_letter/read_letter.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<PdfSource> own_letter(web::PageContext const& context) {
  auto const held =
      context.read([&](database::ReadTx& tx) { return own_case(tx, context.actor, context.request.id("case")); });
  if (!held) return held.error();
  return source_of_document(context, *held, Reader::applicant);
}

// What the office reads of an applicant stays in the log (152-ФЗ).
void log_look(web::PageContext const& context, casework::Case const& held) {
  context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(held.id.value),
                   "PDF, входящий номер " + held.incoming_number);
}

Result<PdfSource> office_letter(web::PageContext const& context) {
  auto const held = context.read([&](database::ReadTx& tx) { return any_case(tx, context.request.id("case")); });
  if (!held) return held.error();
  log_look(context, *held);
  return source_of_document(context, *held, Reader::office);
}

Result<PdfSource> own_application_copy(web::PageContext const& context) {
  auto const printed = context.read(
      [&](database::ReadTx& tx) { return own_printed(tx, context.actor, context.request.id("application")); });
  if (!printed) return printed.error();
  return source_of_application(context, *printed, Reader::applicant);
}

Result<PdfSource> office_application_copy(web::PageContext const& context) {
  auto const printed =
      context.read([&](database::ReadTx& tx) { return filed_printed(tx, context.request.id("case")); });
  if (!printed) return printed.error();
  log_look(context, *printed->filed);
  return source_of_application(context, *printed, Reader::office);
}

http::Response page(web::PageContext const& context, Result<PdfSource> const& source) {
  return source ? pdf_page(context, *source) : web::refused(context, source.error());
}
http::Response ask(web::ActionContext const& context, Result<PdfSource> const& source) {
  return source ? ask_for_pdf(context, *source) : web::refused(context, source.error());
}
http::Response file(web::PageContext const& context, Result<PdfSource> const& source) {
  return source ? pdf_file(context, *source) : web::refused(context, source.error());
}

}  // namespace

http::Response show_own_letter_pdf(web::PageContext const& context) {
  return page(context, own_letter(context));
}
http::Response ask_own_letter_pdf(web::ActionContext const& context) {
  return ask(context, own_letter(context));
}
http::Response download_own_letter_pdf(web::ActionContext const& context) {
  auto const source = own_letter(context);
  auto answer = file(context, source);
  if (source && answer.status == 200)
    context.write([&](database::Tx& tx) {
      note_letter_read(tx, context.actor, {*context.request.id("case")}, *context.request.id("document"), context.now);
    });
  return answer;
}

http::Response show_office_letter_pdf(web::PageContext const& context) {
  return page(context, office_letter(context));
}
http::Response ask_office_letter_pdf(web::ActionContext const& context) {
  return ask(context, office_letter(context));
}
http::Response download_office_letter_pdf(web::PageContext const& context) {
  return file(context, office_letter(context));
}

http::Response show_own_application_pdf(web::PageContext const& context) {
  return page(context, own_application_copy(context));
}
http::Response ask_own_application_pdf(web::ActionContext const& context) {
  return ask(context, own_application_copy(context));
}
http::Response download_own_application_pdf(web::PageContext const& context) {
  return file(context, own_application_copy(context));
}

http::Response show_office_application_pdf(web::PageContext const& context) {
  return page(context, office_application_copy(context));
}
http::Response ask_office_application_pdf(web::ActionContext const& context) {
  return ask(context, office_application_copy(context));
}
http::Response download_office_application_pdf(web::PageContext const& context) {
  return file(context, office_application_copy(context));
}

}  // namespace obereg::accreditation
