// The queue of requests and the page of one, for staff (ACC-03).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_request_queue(web::PageContext const& context);      // GET /applications?which=
http::Response search_request_queue(web::ActionContext const& context);  // POST: names stay out of addresses
http::Response show_request(web::PageContext const& context);            // GET /applications/{request}
http::Response download_request_certificate(web::PageContext const& context);
http::Response download_request_ca(web::PageContext const& context);
http::Response submit_take(web::ActionContext const& context);
http::Response submit_take_over(web::ActionContext const& context);
http::Response submit_release(web::ActionContext const& context);
http::Response submit_ask(web::ActionContext const& context);
http::Response submit_refuse(web::ActionContext const& context);
http::Response submit_approve(web::ActionContext const& context);

}  // namespace obereg::access
