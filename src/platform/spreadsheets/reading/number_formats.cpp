#include "platform/spreadsheets/reading/number_formats.hpp"

#include <charconv>

#include "platform/spreadsheets/errors.hpp"

namespace obereg::spreadsheets {
namespace {

std::uint32_t to_number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// ECMA-376 part 1, 18.8.30: numbers 27–36 and 50–58 are dates in the East Asian locales.
bool is_builtin_date(std::uint32_t id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

// Length of what stands at the code's beginning and is not a placeholder: quoted text, \x, _x, *x, General, E+.
std::size_t literal_length(std::string_view code) {
  switch (code[0]) {
    case '"':
      return std::min(code.find('"', 1), code.size() - 1) + 1;
    case '\\':
    case '_':
    case '*':
      return 2;
    case 'G':
    case 'g':
      return code.starts_with("General") || code.starts_with("GENERAL") ? 7 : 0;
    case 'E':
      return code.size() > 1 && (code[1] == '+' || code[1] == '-') ? 2 : 0;
    default:
      return 0;
  }
}

}  // namespace

bool is_date_format(std::string_view code) {
  static constexpr std::string_view date_letters = "ymdhsYMDHS";
  while (!code.empty() && code[0] != ';') {  // the first section decides
    if (auto const skipped = literal_length(code); skipped != 0) {
      code.remove_prefix(std::min(skipped, code.size()));
      continue;
    }
    if (code[0] == '[') {  // [Red], [$-419] mean nothing here; [h], [mm], [ss] are elapsed time
      auto const inner = code.substr(1, std::min(code.find(']'), code.size()) - 1);
      if (!inner.empty() && inner.find_first_not_of("hHmMsS") == std::string_view::npos) return true;
      code.remove_prefix(std::min(inner.size() + 2, code.size()));
      continue;
    }
    if (date_letters.find(code[0]) != std::string_view::npos) return true;
    if (code[0] == '0' || code[0] == '#' || code[0] == '?') return false;
    code.remove_prefix(1);
  }
  return false;
}

void NumberFormats::start(std::string_view name, XmlAttributes attributes) {
  if (name == "numFmt") {
    if (custom_.size() >= most_styles_) throw bomb("слишком много форматов ячеек");
    custom_[to_number(attribute(attributes, "numFmtId"))] = is_date_format(attribute(attributes, "formatCode"));
  } else if (name == "cellXfs") {
    in_cell_styles_ = true;
  } else if (name == "xf" && in_cell_styles_) {
    if (dates_.size() >= most_styles_) throw bomb("слишком много форматов ячеек");
    auto const id = to_number(attribute(attributes, "numFmtId"));
    auto const found = custom_.find(id);
    dates_.push_back(found != custom_.end() ? found->second : is_builtin_date(id));
  }
}

void NumberFormats::end(std::string_view name) {
  if (name == "cellXfs") in_cell_styles_ = false;
}

}  // namespace obereg::spreadsheets
