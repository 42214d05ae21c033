#include "accreditation/routes/template_routes.hpp"

#include "accreditation/make_pdf/make_pdf_http.hpp"
#include "accreditation/print_application/print_http.hpp"
#include "accreditation/replace_templates/templates_http.hpp"

namespace obereg::accreditation {

using web::get;
using web::post;

web::Routes template_routes() {
  constexpr web::Permission admin{"admin"}, apply{"accreditation.apply"}, office{"accreditation.office"};
  constexpr std::uint64_t largest_template = 6u << 20;  // more than is taken, so that the page can say how much is
  return {
      get("/admin/templates", admin, show_templates),
      get("/admin/templates/{template}", admin, show_template),
      post("/admin/templates/{template}", admin, replace_template, largest_template),
      get("/admin/templates/{template}/file", admin, download_template),
      get("/admin/templates/{template}/built-in", admin, download_built_in),
      post("/admin/templates/{template}/built-in", admin, return_to_built_in),
      get("/admin/templates/{template}/preview", admin, preview_template),
      post("/admin/templates/{template}/preview", admin, preview_upload, largest_template),
      get("/admin/templates/{template}/versions/{version}", admin, download_template_version),
      get("/accreditation/applications/{application}/application.docx", apply, download_own_application),
      get("/accreditation/applications/{application}/print", apply, show_own_print),
      get("/accreditation/office/{case}/application.docx", office, download_office_application),
      get("/accreditation/office/{case}/print", office, show_office_print),
  };
}

web::Routes pdf_routes() {
  constexpr web::Permission apply{"accreditation.apply"}, office{"accreditation.office"};
  return {
      get("/accreditation/cases/{case}/documents/{document}/pdf", apply, show_own_letter_pdf),
      post("/accreditation/cases/{case}/documents/{document}/pdf", apply, ask_own_letter_pdf),
      // Notes that a letter was read.
      web::get_and_write("/accreditation/cases/{case}/documents/{document}/pdf/file", apply, download_own_letter_pdf),
      get("/accreditation/office/{case}/documents/{document}/pdf", office, show_office_letter_pdf),
      post("/accreditation/office/{case}/documents/{document}/pdf", office, ask_office_letter_pdf),
      get("/accreditation/office/{case}/documents/{document}/pdf/file", office, download_office_letter_pdf),
      get("/accreditation/applications/{application}/pdf", apply, show_own_application_pdf),
      post("/accreditation/applications/{application}/pdf", apply, ask_own_application_pdf),
      get("/accreditation/applications/{application}/pdf/file", apply, download_own_application_pdf),
      get("/accreditation/office/{case}/pdf", office, show_office_application_pdf),
      post("/accreditation/office/{case}/pdf", office, ask_office_application_pdf),
      get("/accreditation/office/{case}/pdf/file", office, download_office_application_pdf),
  };
}

}  // namespace obereg::accreditation
