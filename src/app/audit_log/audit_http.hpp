// Reading of the audit log in words (PLT-05).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes audit_routes();

http::Response export_found_audit(web::ActionContext const& context);  // POST /admin/audit/export
http::Response export_audit(web::PageContext const& context);          // GET /admin/audit/export

}  // namespace obereg::app
