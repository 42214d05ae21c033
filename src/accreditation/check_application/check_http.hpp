// «Проверить»: what is wrong with a draft, each thing with a link to its field.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_check(web::PageContext const& context);  // GET /accreditation/applications/{application}/check

}  // namespace obereg::accreditation
