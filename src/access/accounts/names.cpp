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

// The value of "CN" or "O" in "INN=77…,CN=Образцова,O=АНО \\"Центр\\"". A backslash keeps the letter after it from its
// meaning.
std::string part_of(std::string_view subject, std::string_view name) {
  std::string part, found;
  auto const take = [&] {
    if (part.starts_with(name) && part.substr(name.size(), 1) == "=") found = part.substr(name.size() + 1);
    part.clear();
  };
  for (std::size_t i = 0; i < subject.size(); ++i) {
    if (subject[i] == '\\' && i + 1 < subject.size()) {
      part += subject[++i];
    } else if (subject[i] == ',' || subject[i] == '+') {
      take();
    } else {
      part += subject[i];
    }
  }
  take();
  return found;
}

}  // namespace

std::string holder_name(std::string_view subject) {
  auto holder = part_of(subject, "CN");
  if (holder.empty()) return std::string(subject);
  auto const organisation = part_of(subject, "O");
  return organisation.empty() || organisation == holder ? holder : holder + ", " + organisation;
}

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
