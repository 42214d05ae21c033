// Applications for accreditation that came to the demo's ministry on paper: one still open, one refused, whose letter
// waits to be posted.
#pragma once
#include <string>

#include "platform/web/services.hpp"

namespace obereg::app {

// Nothing of what an earlier run has entered.
void enter_demo_paper(web::Services const& services, std::string const& keys_folder);

}  // namespace obereg::app
