// Tab «Наборы записей для реестра обученных лиц»: the list, one set, its downloads and actions (TRN-12).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_sets(web::PageContext const& context);              // GET  /training/sets
http::Response show_set(web::PageContext const& context);               // GET  /training/sets/{set}
http::Response submit_withdraw_set(web::ActionContext const& context);  // POST /training/sets/{set}/withdraw
http::Response submit_dissolve_set(web::ActionContext const& context);  // POST /training/sets/{set}/dissolve

}  // namespace obereg::training
