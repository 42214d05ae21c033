// «Забыли пароль?»: a letter to the address, if it is somebody's who signs in by password.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

inline constexpr int most_reset_asks = 10;    // by one network, in one period of platform/attempts
inline constexpr int most_reset_letters = 3;  // to one address

http::Response show_reset(web::PageContext const& context);      // GET /sign-in/reset
http::Response submit_reset(web::ActionContext const& context);  // POST /sign-in/reset

}  // namespace obereg::access
