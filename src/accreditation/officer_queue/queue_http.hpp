// «Мои дела»: open cases of the officer, what is due first above.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_queue(web::PageContext const& context);              // GET  /accreditation/queue
http::Response search_queue(web::ActionContext const& context);          // POST /accreditation/queue
http::Response show_case_in_work(web::PageContext const& context);       // GET  /accreditation/queue/{case}
http::Response download_case_document(web::PageContext const& context);  // GET  …/{case}/documents/{document}

}  // namespace obereg::accreditation
