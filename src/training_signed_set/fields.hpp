// One value among tabs: how the signed file escapes it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace obereg::training {

// Backslash, tab, LF and CR become \\, \t, \n, \r. Throws std::invalid_argument for text that is not clean UTF-8.
std::string escaped(std::string_view value);
// Nothing for what escaped() never writes.
std::optional<std::string> unescaped(std::string_view field);

}  // namespace obereg::training
