#include "access/accounts/names.hpp"

#include "core/text.hpp"

namespace obereg::access {

namespace {

// The first letter, of however many bytes.
std::string_view initial(std::string_view name) {
  std::size_t end = name.empty() ? 0 : 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
  return name.substr(0, end);
}

}  // namespace

std::string short_name(std::string_view last, std::string_view first, std::string_view middle) {
  std::string name(last);
  for (auto const part : {first, middle})
    if (!part.empty()) name += " " + std::string(initial(part)) + ".";
  return name;
}

std::string full_name(std::string_view last, std::string_view first, std::string_view middle) {
  std::string name(last);
  for (auto const part : {first, middle})
    if (!part.empty()) name += " " + std::string(part);
  return name;
}

}  // namespace obereg::access
