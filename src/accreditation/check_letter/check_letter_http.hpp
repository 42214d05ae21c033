#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET /accreditation/letters/{code}: where the QR code of a letter leads. Writes the count of attempts.
http::Response show_checked_letter(web::ActionContext const& context);

}  // namespace obereg::accreditation
