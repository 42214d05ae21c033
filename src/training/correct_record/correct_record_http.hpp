// The form of a correction.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_correct_record(web::PageContext const& context);      // GET  /training/registry/{number}/correct
http::Response submit_correct_record(web::ActionContext const& context);  // POST /training/registry/{number}/correct

}  // namespace obereg::training
