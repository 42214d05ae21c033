// Reading of the audit log in words (PLT-05).
#pragma once
#include "app/audit_log/audit_filter.hpp"
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes audit_routes();

// The log with the form of searching; what was typed wrong stands beside its fields.
http::Response audit_page(web::PageContext const& context, AuditFilter const& filter);

http::Response export_audit_as_csv(web::PageContext const& context);           // GET /admin/audit/export
http::Response export_found_audit_as_csv(web::ActionContext const& context);   // POST /admin/audit/export
http::Response export_audit_as_xlsx(web::PageContext const& context);          // GET /admin/audit/export.xlsx
http::Response export_found_audit_as_xlsx(web::ActionContext const& context);  // POST /admin/audit/export.xlsx

}  // namespace obereg::app
