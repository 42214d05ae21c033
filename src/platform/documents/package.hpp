// A zip of parts in memory: what a .docx is.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace obereg::documents {

using Package = std::map<std::string, std::string>;  // name of the part -> its bytes

Package read_package(std::string_view zip_bytes);  // throws std::runtime_error for what is no zip
std::string write_package(Package const& package);

}  // namespace obereg::documents
