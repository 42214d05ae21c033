// The queue of disputes about numbers, and one of them with both sides and the decision.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_disputes(web::PageContext const& context);            // GET  /ministry/disputes
http::Response show_dispute(web::PageContext const& context);             // GET  /ministry/disputes/{dispute}
http::Response download_claimed_file(web::PageContext const& context);    // GET  …/{dispute}/file
http::Response submit_decide_dispute(web::ActionContext const& context);  // POST …/{dispute}/decide

}  // namespace obereg::training
