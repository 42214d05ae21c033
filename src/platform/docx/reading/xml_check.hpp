// Whether a part is XML that any reader takes in the same way.
#pragma once
#include <string>

#include "platform/docx/reading/package.hpp"

namespace obereg::docx {

// The instructions of Word's own fields in the part, each on a line of its own. Throws Unfit for XML that is not
// well-formed, has a DTD or is nested too deeply.
std::string instructions_of(Part const& part);

}  // namespace obereg::docx
