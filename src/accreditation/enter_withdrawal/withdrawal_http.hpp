#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_enter_withdrawal(web::PageContext const& context);  // GET  /accreditation/office/{case}/withdrawal
http::Response submit_enter_withdrawal(
    web::ActionContext const& context);  // POST /accreditation/office/{case}/withdrawal

}  // namespace obereg::accreditation
