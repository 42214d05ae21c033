// Reading of the audit log (PLT-05).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_audit(web::PageContext const& context);    // GET /admin/audit
http::Response export_audit(web::PageContext const& context);  // GET /admin/audit/export

}  // namespace obereg::access
