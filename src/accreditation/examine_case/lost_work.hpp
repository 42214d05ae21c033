// What an officer typed into a case that was sent, reassigned or decided meanwhile: it is refused, and shown to be
// copied.
#pragma once
#include "core/refusal.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// The refusal with what the form of the checklist or of the draft held. The plain refusal where that is nothing, or
// where there is no such case.
http::Response refused_with_typed(web::PageContext const& context, Refusal const& refusal);

}  // namespace obereg::accreditation
