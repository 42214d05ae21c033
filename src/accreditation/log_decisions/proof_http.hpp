// Proof that a decision stands in the log, for anyone.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response download_proof(web::PageContext const& context);  // GET /accreditation/registry/{number}/log/{version}

}  // namespace obereg::accreditation
