// «Кому пора обучаться» (TRN-18): for a provider those whom it trained, for an employer its own people.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

// GET /training/due?search=TOKEN&term=TERM&after=ROW: the token is of a stored search, for what may not stand in an
// address; the term replaces that of the search.
http::Response show_due(web::PageContext const& context);
http::Response submit_due_search(web::ActionContext const& context);  // POST /training/due/search
http::Response export_due(web::PageContext const& context);           // GET /training/due/export.xlsx?search=&term=

}  // namespace obereg::training
