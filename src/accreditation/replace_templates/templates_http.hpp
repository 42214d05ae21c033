// The administrator's page «Шаблоны документов» (PLT-03).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_templates(web::PageContext const& context);             // GET /admin/templates
http::Response show_template(web::PageContext const& context);              // GET /admin/templates/{template}
http::Response download_template(web::PageContext const& context);          // GET …/file: the one in use
http::Response download_built_in(web::PageContext const& context);          // GET …/built-in: the program's own
http::Response download_template_version(web::PageContext const& context);  // GET …/versions/{version}
http::Response preview_template(web::PageContext const& context);           // GET …/preview: filled with the sample
http::Response preview_upload(web::ActionContext const& context);      // POST …/preview: the same, nothing is kept
http::Response replace_template(web::ActionContext const& context);    // POST /admin/templates/{template}
http::Response return_to_built_in(web::ActionContext const& context);  // POST …/built-in

}  // namespace obereg::accreditation
