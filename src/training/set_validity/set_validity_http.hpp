// «Сроки обучения»: the ministry sets how long the training in a programme holds (TRN-18).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_validities(web::PageContext const& context);    // GET /ministry/validity
http::Response show_validity(web::PageContext const& context);      // GET /ministry/validity/{programme}
http::Response submit_validity(web::ActionContext const& context);  // POST /ministry/validity/{programme}

}  // namespace obereg::training
