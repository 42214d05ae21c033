// Several decisions signed by one press (ACR-11): the page shows each letter as it will be signed, with its number; the
// script of the page signs them one after another and sends each where it would go alone (POST
// /accreditation/decisions/{case}/sign).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET /accreditation/decisions/together?cases=4,7[&certificate=2]
http::Response show_sign_together(web::PageContext const& context);

// Of that page; of signing one where there is one, of the list where there is none.
std::string together_address(std::vector<std::int64_t> const& cases);

}  // namespace obereg::accreditation
