// A correction or an annulment: while it waits, the page on which it is signed; afterwards its receipt to read, and
// what can be downloaded. Under /training/acts, for the ministry's own also under /ministry/acts.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_act(web::PageContext const& context);                // GET …/acts/{draft}
http::Response download_act_bytes(web::PageContext const& context);      // GET …/acts/{draft}/bytes
http::Response download_act_signature(web::PageContext const& context);  // GET …/acts/{draft}/signature
http::Response download_act_receipt(web::PageContext const& context);    // GET …/acts/{draft}/receipt.json
http::Response download_decision(web::PageContext const& context);       // GET …/acts/{draft}/document

}  // namespace obereg::training
