// The page where a person gives or takes back the consent to the processing of their data.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_consent(web::PageContext const& context);
http::Response show_consent_text(web::PageContext const& context);  // GET /apply/consent: to read before applying
http::Response submit_consent(web::ActionContext const& context);
http::Response submit_withdraw_consent(web::ActionContext const& context);

}  // namespace obereg::access
