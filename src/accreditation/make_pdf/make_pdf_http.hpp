// A letter or an application as PDF, made when somebody asks for it (PLT-03): a page that says how far it is, the
// button that asks, the file.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET, POST /accreditation/cases/{case}/documents/{document}/pdf, GET …/pdf/file. The file counts as reading the
// letter.
http::Response show_own_letter_pdf(web::PageContext const& context);
http::Response ask_own_letter_pdf(web::ActionContext const& context);
http::Response download_own_letter_pdf(web::ActionContext const& context);

// GET, POST /accreditation/office/{case}/documents/{document}/pdf, GET …/pdf/file
http::Response show_office_letter_pdf(web::PageContext const& context);
http::Response ask_office_letter_pdf(web::ActionContext const& context);
http::Response download_office_letter_pdf(web::PageContext const& context);

// GET, POST /accreditation/applications/{application}/pdf, GET …/pdf/file
http::Response show_own_application_pdf(web::PageContext const& context);
http::Response ask_own_application_pdf(web::ActionContext const& context);
http::Response download_own_application_pdf(web::PageContext const& context);

// GET, POST /accreditation/office/{case}/pdf, GET …/pdf/file
http::Response show_office_application_pdf(web::PageContext const& context);
http::Response ask_office_application_pdf(web::ActionContext const& context);
http::Response download_office_application_pdf(web::PageContext const& context);

}  // namespace obereg::accreditation
