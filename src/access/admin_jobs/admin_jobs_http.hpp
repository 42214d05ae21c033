// Work that goes on after requests, as the administrator sees it.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_jobs(web::PageContext const& context);       // GET /admin/jobs
http::Response submit_retry(web::ActionContext const& context);  // POST /admin/jobs/{job}/retry

}  // namespace obereg::access
