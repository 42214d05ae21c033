#include "accreditation/make_pdf/pdf_source.hpp"

#include "accreditation/refusals.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/format.hpp"
#include "platform/pdf/pdf.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::string as_pdf(std::string const& docx_name) {
  return docx_name.substr(0, docx_name.rfind('.')) + ".pdf";
}

}  // namespace

Result<PdfSource> source_of_document(web::PageContext const& context, casework::Case const& held, Reader reader) {
  auto const wanted = context.request.id("document");
  for (auto const& each : context.read([&](database::ReadTx& tx) { return casework::documents_of(tx, held.id); })) {
    if (each.id != wanted || each.media_type != docx::content_type) continue;
    auto const href = case_address(held.id, reader) + "/documents/" + std::to_string(each.id);
    return PdfSource{
        each.hash, "", each.title, as_pdf(each.file_name), href, href + "/pdf", case_address(held.id, reader)};
  }
  return refuse(web::not_found);
}

Result<PdfSource> source_of_application(web::PageContext const& context, PrintedApplication const& printed,
                                        Reader reader) {
  auto made = context.read(
      [&](database::ReadTx& tx) { return application_document(tx, context.files(), context.settings(), printed); });
  if (!made) return made.error();
  auto const own = address_of(printed.application.id);
  auto const address = reader == Reader::applicant ? own : case_address(printed.filed->id, reader);
  auto const back = printed.filed ? case_address(printed.filed->id, reader) : own;
  auto const hash = text::hex(text::sha256(made->bytes));
  return PdfSource{hash,
                   std::move(made->bytes),
                   "Заявление " + number_of(printed),
                   file_name_of(printed) + ".pdf",
                   address + "/application.docx",
                   address + "/pdf",
                   back};
}

http::Response pdf_page(web::PageContext const& context, PdfSource const& source) {
  auto const copy = context.read([&](database::ReadTx& tx) { return pdf::copy_of(tx, source.hash); });
  bool const able = pdf::is_there(context.settings().soffice), made = copy.state == pdf::State::made;
  html::View view{{"document_title", source.title},
                  {"docx_href", source.docx_href},
                  {"address", source.address},
                  {"is_absent", !able && !made},
                  {"may_ask", able && copy.state == pdf::State::not_asked},
                  {"is_waiting", able && copy.state == pdf::State::waiting},
                  {"has_failed", able && copy.state == pdf::State::failed},
                  {"failure", copy.failure},
                  {"is_made", made},
                  {"file_size", made ? html::file_size(static_cast<std::uint64_t>(copy.size)) : ""},
                  {"csrf_token", context.csrf_token}};
  html::Page page;
  page.title = source.title + " в PDF";
  page.back_href = source.back_href;
  page.main = html::render("src/accreditation/make_pdf/pdf.html", view);
  return web::show(context, std::move(page));
}

http::Response ask_for_pdf(web::ActionContext const& context, PdfSource const& source) {
  if (!pdf::is_there(context.settings().soffice)) return web::refused(context, refuse(refusals::no_libreoffice));
  if (!source.bytes.empty()) context.files().put(source.bytes);
  context.write([&](database::Tx& tx) {
    pdf::ask(tx, source.hash, context.now);
    audit::record(tx, context.actor, "accreditation.pdf-asked", "file:" + source.hash, source.title, context.now);
  });
  return http::see_other(source.address);
}

http::Response pdf_file(web::PageContext const& context, PdfSource const& source) {
  auto const copy = context.read([&](database::ReadTx& tx) { return pdf::copy_of(tx, source.hash); });
  if (copy.state != pdf::State::made) return http::see_other(source.address);
  auto response = http::bytes(context.files().read(copy.hash), "application/pdf");
  return response.download_as(source.file_name);
}

}  // namespace obereg::accreditation
