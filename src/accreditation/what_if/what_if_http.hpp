// «Что если»: what would become of a clock of the case; nothing is stored.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET
// /accreditation/queue/{case}/what-if?clock=decision&event=12.03.2026&extended=5&pause_from=…&pause_until=…&day_off=…
http::Response show_what_if(web::PageContext const& context);

}  // namespace obereg::accreditation
