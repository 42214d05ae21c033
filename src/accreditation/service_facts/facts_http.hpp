// The administrator's page of what the ministry tells of itself.
#pragma once
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_service_facts(web::PageContext const& context);      // GET  /admin/service-facts
http::Response submit_service_facts(web::ActionContext const& context);  // POST /admin/service-facts

// For service_facts/facts.html on the page of the service: "facts", "has_facts", "facts_changed".
void show_facts(html::View& view, web::PageContext const& context);

}  // namespace obereg::accreditation
