#include "core/typed_codes/typed_code.hpp"

#include <boost/algorithm/string/erase.hpp>

#include "core/text.hpp"

namespace obereg::text {

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string random_code(std::size_t length) {
  return code_of(random_bytes(length));
}

std::string code_of(std::string_view secret_bytes) {
  std::string code;
  for (char const byte : secret_bytes) code += letters[static_cast<unsigned char>(byte) % letters.size()];
  return code;
}

std::string shown_code(std::string_view code) {
  std::string shown;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) shown += '-';
    shown += code[i];
  }
  return shown;
}

std::string typed_code(std::string_view typed, std::size_t length) {
  auto code = upper(typed);
  boost::erase_all(code, "-");
  boost::erase_all(code, " ");
  bool const fits = code.size() == length && code.find_first_not_of(letters) == std::string::npos;
  return fits ? code : std::string{};
}

}  // namespace obereg::text
