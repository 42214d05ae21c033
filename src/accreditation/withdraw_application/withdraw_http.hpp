#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_withdraw(web::PageContext const& context);      // GET  /accreditation/cases/{case}/withdraw
http::Response submit_withdraw(web::ActionContext const& context);  // POST /accreditation/cases/{case}/withdraw

}  // namespace obereg::accreditation
