// The page by which an applicant follows the request (ACC-03).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

inline constexpr int most_wrong_codes = 10;  // for one number, in one period of platform/attempts
inline constexpr int most_looks = 30;        // by one network

http::Response show_request_status(web::PageContext const& context);      // GET /apply/status
http::Response submit_request_status(web::ActionContext const& context);  // POST: number and code
http::Response submit_mended_email(web::ActionContext const& context);    // POST /apply/status/email
http::Response forget_request(web::ActionContext const& context);         // POST /apply/status/forget

}  // namespace obereg::access
