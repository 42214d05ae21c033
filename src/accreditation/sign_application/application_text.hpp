// The bytes that are signed: the application as plain text.
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"

namespace obereg::accreditation {

// The same draft gives the same bytes. A label begins a line; further lines of a value begin with four spaces, so that
// no value looks like a line of the form. Files stand with their SHA-256: the signature holds for them too.
std::string application_text(Application const& application, std::vector<AttachedFile> const& files);

// "application-12.txt"
std::string text_name_of(ApplicationId id);

}  // namespace obereg::accreditation
