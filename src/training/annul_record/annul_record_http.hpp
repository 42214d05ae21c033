// The form of an annulment by the record's provider.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_annul_record(web::PageContext const& context);      // GET  /training/registry/{number}/annul
http::Response submit_annul_record(web::ActionContext const& context);  // POST /training/registry/{number}/annul

}  // namespace obereg::training
