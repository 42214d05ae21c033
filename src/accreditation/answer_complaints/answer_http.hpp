// The ministry enters complaints that came on paper, and answers all (seed 002, п. 243, section V).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_complaints(web::PageContext const& context);          // GET  /accreditation/supervision/complaints
http::Response show_add_complaint(web::PageContext const& context);       // GET  …/complaints/add
http::Response submit_add_complaint(web::ActionContext const& context);   // POST …/complaints/add
http::Response show_complaint(web::PageContext const& context);           // GET  …/complaints/{complaint}
http::Response submit_answer(web::ActionContext const& context);          // POST …/complaints/{complaint}
http::Response download_complaint_file(web::PageContext const& context);  // GET  …/{complaint}/files/{file}

}  // namespace obereg::accreditation
