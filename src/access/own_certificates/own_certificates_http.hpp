// «Мои сертификаты»: the list, one of them, adding and removing (ACC-07, ACC-08).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

web::Routes own_certificate_routes();

http::Response show_own_certificates(web::PageContext const& context);     // GET /account/certificates
http::Response show_own_certificate(web::PageContext const& context);      // GET /account/certificates/{certificate}
http::Response download_own_certificate(web::PageContext const& context);  // GET …/{certificate}/file

http::Response show_add_own(web::ActionContext const& context);              // GET /account/certificates/add
http::Response download_binding_challenge(web::PageContext const& context);  // GET …/add/challenge/{challenge}
http::Response submit_add_own(web::ActionContext const& context);            // POST /account/certificates/add
http::Response show_remove_own(web::PageContext const& context);             // GET …/{certificate}/remove
http::Response submit_remove_own(web::ActionContext const& context);         // POST …/{certificate}/remove

}  // namespace obereg::access
