// The mended document while it is a part of a draft: for its officer and for the signatory.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response download_mended_of_draft(web::PageContext const& context);  // GET /accreditation/queue/{case}/mended
http::Response download_mended_to_sign(web::PageContext const& context);   // GET /accreditation/decisions/{case}/mended

}  // namespace obereg::accreditation
