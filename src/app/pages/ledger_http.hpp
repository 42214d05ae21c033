// The log as anybody may follow it: its newest signed head, proofs that it only grew, and its public key.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::app {

http::Response show_head(web::PageContext const& context);         // GET /ledger/head
http::Response show_consistency(web::PageContext const& context);  // GET /ledger/consistency?from=SIZE&to=SIZE
http::Response download_log_key(web::PageContext const& context);  // GET /ledger/key.pem

}  // namespace obereg::app
