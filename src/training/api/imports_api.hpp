// Files with records sent in by programs: the upload, its progress and result, all its errors.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training::api {

inline constexpr std::uint64_t largest_file = 512u << 20;

http::Response post_import(web::ActionContext const& context);      // POST /api/v1/imports
http::Response get_import(web::PageContext const& context);         // GET  /api/v1/imports/{import}
http::Response get_import_errors(web::PageContext const& context);  // GET  /api/v1/imports/{import}/errors

}  // namespace obereg::training::api
