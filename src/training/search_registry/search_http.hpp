// «Реестр обученных по охране труда лиц» (TRN-13, TRN-14).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

// Where the token is unknown or older than a day: an empty form with words, never all records instead.
http::Response show_registry(web::PageContext const& context);    // GET /training/registry?search=TOKEN&after=ROW
http::Response submit_search(web::ActionContext const& context);  // POST /training/registry/search

}  // namespace obereg::training
