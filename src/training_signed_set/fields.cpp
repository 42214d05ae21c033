#include "training_signed_set/fields.hpp"

#include <stdexcept>

#include "core/text.hpp"

namespace obereg::training {

namespace {

constexpr std::string_view plain = "\\\t\n\r";
constexpr std::string_view letters = "\\tnr";

}  // namespace

std::string escaped(std::string_view value) {
  if (!text::is_clean(value)) throw std::invalid_argument("A signed value is UTF-8 without control characters");
  if (value.find_first_of(plain) == std::string_view::npos) return std::string(value);
  std::string field;
  field.reserve(value.size());
  for (char const byte : value) {
    if (auto const place = plain.find(byte); place != std::string_view::npos) {
      field += '\\';
      field += letters[place];
    } else {
      field += byte;
    }
  }
  return field;
}

std::optional<std::string> unescaped(std::string_view field) {
  if (!text::is_clean(field) || field.find_first_of("\t\n\r") != std::string_view::npos) return std::nullopt;
  if (field.find('\\') == std::string_view::npos) return std::string(field);
  std::string value;
  value.reserve(field.size());
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      value += field[i];
      continue;
    }
    auto const place = ++i < field.size() ? letters.find(field[i]) : std::string_view::npos;
    if (place == std::string_view::npos) return std::nullopt;
    value += plain[place];
  }
  return value;
}

}  // namespace obereg::training
