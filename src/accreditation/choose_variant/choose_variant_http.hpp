// Public: the questions of profiling one at a time, the variant they lead to, and the description of each variant.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET /accreditation/apply?purpose=change&applicant=sole_trader. The answers are no personal data: an address may be
// kept or sent on. "asked" names the question that was sent, "change" one to be answered anew.
http::Response show_apply(web::PageContext const& context);
// GET /accreditation/variants/{variant}: п. 40, «Описания вариантов … размещаются на официальном сайте».
http::Response show_variant(web::PageContext const& context);

}  // namespace obereg::accreditation
