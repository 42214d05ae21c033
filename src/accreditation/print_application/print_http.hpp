// «Скачать заявление .docx» and its printed page, for the applicant and for the ministry.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response download_own_application(
    web::PageContext const& context);  // GET /accreditation/applications/{application}/application.docx
http::Response show_own_print(web::PageContext const& context);  // GET /accreditation/applications/{application}/print
http::Response download_office_application(
    web::PageContext const& context);                               // GET /accreditation/office/{case}/application.docx
http::Response show_office_print(web::PageContext const& context);  // GET /accreditation/office/{case}/print

}  // namespace obereg::accreditation
