// The administrator's pages of changes of the trust list: the difference, the decision, history, undoing
// (ACC-06).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_trust_changes(web::PageContext const& context);      // GET /admin/authorities/changes
http::Response show_trust_change(web::PageContext const& context);       // GET /admin/authorities/changes/{change}
http::Response download_tsl(web::PageContext const& context);            // GET …/{change}/file
http::Response submit_apply_change(web::ActionContext const& context);   // POST …/{change}/apply
http::Response submit_reject_change(web::ActionContext const& context);  // POST …/{change}/reject
http::Response submit_undo_change(web::ActionContext const& context);    // POST …/{change}/undo

}  // namespace obereg::access
