// The zip package of a template, opened with distrust: sizes are checked as declared and as they turn out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace obereg::docx {

struct Part {
  std::string name, bytes;
};
using Package = std::vector<Part>;  // in the order of the archive

Package read_package(std::string_view zip_bytes);  // throws Unfit

Part const* find_part(Package const& package, std::string_view name);

}  // namespace obereg::docx
