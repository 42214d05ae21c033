// Addresses of templates of documents and of printed applications.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes template_routes();

}  // namespace obereg::accreditation
