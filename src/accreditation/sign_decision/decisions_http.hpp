// «Решения на подпись»: what waits for a signatory, each case with its draft, returned or signed.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_decisions(web::PageContext const& context);             // GET  /accreditation/decisions
http::Response submit_chosen(web::ActionContext const& context);            // POST /accreditation/decisions
http::Response show_case_to_decide(web::PageContext const& context);        // GET  /accreditation/decisions/{case}
http::Response download_decided_document(web::PageContext const& context);  // GET  …/{case}/documents/{document}
http::Response submit_return(web::ActionContext const& context);            // POST …/{case}/return
http::Response show_sign_decision(web::PageContext const& context);         // GET  …/{case}/sign
http::Response submit_sign_decision(web::ActionContext const& context);     // POST …/{case}/sign
http::Response download_letter_bytes(web::PageContext const& context);      // GET  …/{case}/bytes

// The list with what hindered the one that was to be signed.
http::Response decisions_page(web::PageContext const& context, std::string const& error, int status);

}  // namespace obereg::accreditation
