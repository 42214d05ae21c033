// An answer that came on paper, typed in with its scan.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_paper_answer(web::PageContext const& context);      // GET  /accreditation/requests/{request}/paper
http::Response submit_paper_answer(web::ActionContext const& context);  // POST …/{request}/paper

}  // namespace obereg::accreditation
