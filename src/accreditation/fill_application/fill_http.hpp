// A draft of an application: begun, filled in section by section, discarded. Of the actor's own organisation.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response begin_filling(web::ActionContext const& context);   // POST /accreditation/applications
http::Response show_tasks(web::PageContext const& context);        // GET  …/applications/{application}
http::Response show_section(web::PageContext const& context);      // GET  …/{application}/sections/{section}
http::Response submit_section(web::ActionContext const& context);  // POST …/{application}/sections/{section}
// What was typed so far, sent by the page's script: POST …/{application}/sections/{section}/draft. JSON.
http::Response submit_section_draft(web::ActionContext const& context);
http::Response submit_discard(web::ActionContext const& context);  // POST …/{application}/discard

}  // namespace obereg::accreditation
