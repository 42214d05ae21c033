// The card of a record (TRN-13): every column, how long the training holds, and what happened to the record.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_record(web::PageContext const& context);  // GET /training/registry/{number}

}  // namespace obereg::training
