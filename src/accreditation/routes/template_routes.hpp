// Addresses of templates of documents and of printed applications.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes template_routes();
web::Routes pdf_routes();

}  // namespace obereg::accreditation
