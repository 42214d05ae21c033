// Applications for accreditation that the demo's people have filed: from the journal to the decision, one withdrawn.
#pragma once
#include <string>

#include "platform/web/services.hpp"

namespace obereg::app {

// Nothing of what an earlier run has filed.
void file_demo_applications(web::Services const& services, std::string const& keys_folder);

}  // namespace obereg::app
