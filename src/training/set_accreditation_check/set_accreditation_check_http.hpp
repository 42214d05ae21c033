// «Проверка аккредитации»: the ministry sets what is done with records of providers that were not accredited (ACR-10).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_accreditation_check(web::PageContext const& context);      // GET /ministry/accreditation-check
http::Response submit_accreditation_check(web::ActionContext const& context);  // POST /ministry/accreditation-check

}  // namespace obereg::training
