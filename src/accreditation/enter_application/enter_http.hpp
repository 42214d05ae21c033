// The registry office enters an application that came on paper (п. 49–53, 56–59).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_choose_paper(web::PageContext const& context);           // GET  /accreditation/office/paper
http::Response show_enter_application(web::PageContext const& context);      // GET  …/paper/{variant}
http::Response submit_enter_application(web::ActionContext const& context);  // POST …/paper/{variant}

}  // namespace obereg::accreditation
