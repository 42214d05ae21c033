// The journal of applications that the ministry has got, and a case as the office reads it.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_journal(web::PageContext const& context);                 // GET  /accreditation/office
http::Response search_journal(web::ActionContext const& context);             // POST /accreditation/office
http::Response print_journal(web::ActionContext const& context);              // POST /accreditation/office/print
http::Response download_journal_document(web::ActionContext const& context);  // POST /accreditation/office/journal.docx
http::Response export_journal(web::ActionContext const& context);             // POST /accreditation/office/journal.xlsx
http::Response show_office_case(web::PageContext const& context);             // GET  /accreditation/office/{case}
http::Response download_office_document(web::PageContext const& context);     // GET  …/{case}/documents/{document}

}  // namespace obereg::accreditation
