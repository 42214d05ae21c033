// Applications for accreditation that the demo's people have filed: two are considered, one was withdrawn.
#pragma once
#include <string>

#include "platform/web/services.hpp"

namespace obereg::app {

// Nothing of an organisation that has filed any.
void file_demo_applications(web::Services const& services, std::string const& keys_folder);

}  // namespace obereg::app
