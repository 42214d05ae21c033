// Administration of the trust list (ACC-06): accredited CAs, lists of revoked certificates. The official
// list and the history: change_trust.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_authorities(web::PageContext const& context);        // GET /admin/authorities
http::Response show_add_authority(web::PageContext const& context);      // GET /admin/authorities/add
http::Response submit_add_authority(web::ActionContext const& context);  // POST /admin/authorities/add
http::Response show_authority(web::PageContext const& context);          // GET /admin/authorities/{authority}
http::Response download_authority(web::PageContext const& context);      // GET /admin/authorities/{authority}/file
http::Response submit_authority(web::ActionContext const& context);      // POST /admin/authorities/{authority}
http::Response submit_tsl(web::ActionContext const& context);            // POST /admin/authorities/tsl
http::Response submit_crl(web::ActionContext const& context);            // POST /admin/authorities/crl

}  // namespace obereg::access
