#include "accreditation/print_application/print_http.hpp"

#include "accreditation/application/shown_application.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/print_application/printed_application.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<PrintedApplication> own(web::PageContext const& context) {
  return context.read(
      [&](database::ReadTx& tx) { return own_printed(tx, context.actor, context.request.id("application")); });
}

// What the office reads of an applicant stays in the log (152-ФЗ).
Result<PrintedApplication> looked_at(web::PageContext const& context) {
  auto printed = context.read([&](database::ReadTx& tx) { return filed_printed(tx, context.request.id("case")); });
  if (printed)
    context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(printed->filed->id.value),
                     "заявление для печати, входящий номер " + printed->filed->incoming_number);
  return printed;
}

http::Response download(web::PageContext const& context, PrintedApplication const& printed) {
  auto made = context.read(
      [&](database::ReadTx& tx) { return application_document(tx, context.files(), context.settings(), printed); });
  if (!made) return web::refused(context, made.error());
  auto response = http::bytes(std::move(made->bytes), std::string(docx::content_type));
  return response.download_as(file_name_of(printed) + ".docx");
}

http::Response print_page(web::PageContext const& context, PrintedApplication const& printed, Reader reader) {
  auto const fields = application_fields(printed, context.settings().authority, context.settings().zone);
  auto const& values = fields.values;
  std::vector<html::View> attachments;
  for (auto const& file : fields.rows.at("attachments"))
    attachments.push_back({{"document_title", file.at("title")}, {"file_name", file.at("file_name")}});
  html::View view{
      {"form_title", values.at("title")},
      {"caption", values.at("authority")},
      {"state_words", printed.filed ? "Подано " + values.at("incoming_date") + ", № " + values.at("incoming_number")
                                    : values.at("state")},
      {"variant_words", "Вариант " + values.at("variant") + ", " + values.at("regulation")},
      {"parts", application_views(*regulation().variant(printed.application.variant), printed.application.answers)},
      {"has_attachments", !attachments.empty()},
      {"attachments", std::move(attachments)},
      {"signatory", values.at("signatory")},
      {"signature_mark", values.at("signature_mark")}};
  html::Page page;
  page.title = "Заявление " + number_of(printed);
  page.back_href = printed.filed ? case_address(printed.filed->id, reader) : address_of(printed.application.id);
  page.main = html::render("src/accreditation/print_application/print.html", view);
  return web::show(context, std::move(page));
}

}  // namespace

http::Response download_own_application(web::PageContext const& context) {
  auto const printed = own(context);
  return printed ? download(context, *printed) : web::refused(context, printed.error());
}

http::Response show_own_print(web::PageContext const& context) {
  auto const printed = own(context);
  return printed ? print_page(context, *printed, Reader::applicant) : web::refused(context, printed.error());
}

http::Response download_office_application(web::PageContext const& context) {
  auto const printed = looked_at(context);
  return printed ? download(context, *printed) : web::refused(context, printed.error());
}

http::Response show_office_print(web::PageContext const& context) {
  auto const printed = looked_at(context);
  return printed ? print_page(context, *printed, Reader::office) : web::refused(context, printed.error());
}

}  // namespace obereg::accreditation
