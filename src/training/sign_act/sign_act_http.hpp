// The page on which a correction or an annulment is signed, and what can be downloaded of it afterwards. A provider's
// stands under /training/acts, the ministry's under /ministry/acts.
#pragma once
#include "platform/web/route.hpp"
#include "training/sign_act/act_draft.hpp"

namespace obereg::training {

std::string address_of(ActDraft const& draft);
// A value of a signed file as people write it: dates stand there as in databases.
std::string shown_value(std::string_view column, std::string const& value);

http::Response show_act(web::PageContext const& context);                // GET  …/acts/{draft}
http::Response download_act_bytes(web::PageContext const& context);      // GET  …/acts/{draft}/bytes
http::Response download_act_signature(web::PageContext const& context);  // GET  …/acts/{draft}/signature
http::Response download_act_receipt(web::PageContext const& context);    // GET  …/acts/{draft}/receipt.json
http::Response submit_act(web::ActionContext const& context);            // POST …/acts/{draft}

}  // namespace obereg::training
