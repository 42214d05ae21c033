// The officer's pages of a case: checklist, draft, the letter as it will be.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_checklist(web::PageContext const& context);      // GET  /accreditation/queue/{case}/checklist
http::Response submit_checklist(web::ActionContext const& context);  // POST …/{case}/checklist
http::Response show_draft(web::PageContext const& context);          // GET  …/{case}/draft
http::Response submit_draft(web::ActionContext const& context);      // POST …/{case}/draft
http::Response show_letter(web::PageContext const& context);         // GET  …/{case}/letter
http::Response download_letter(web::PageContext const& context);     // GET  …/{case}/letter.docx

}  // namespace obereg::accreditation
