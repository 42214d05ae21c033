// The page on which an application is signed and filed.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_sign_application(web::PageContext const& context);      // GET  …/applications/{application}/sign
http::Response submit_sign_application(web::ActionContext const& context);  // POST …/applications/{application}/sign
http::Response download_application_text(web::PageContext const& context);  // GET  …/applications/{application}/bytes

}  // namespace obereg::accreditation
