#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "platform/docx/program/program.hpp"

namespace obereg::docx {
namespace {

std::string const nothing;

// The number of bytes of the character that begins here, 0 for what is not UTF-8.
std::size_t character_length(std::string_view rest) {
  auto const first = static_cast<unsigned char>(rest[0]);
  std::size_t const length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  return length > 0 && length <= rest.size() && text::is_utf8(rest.substr(0, length)) ? length : 0;
}

void put_escaped(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += c;
  }
}

// XML 1.0 has no control characters, no U+FFFE and no U+FFFF. What is no UTF-8 shows as U+FFFD.
std::string without_what_xml_lacks(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const length = character_length(text.substr(at));
    auto const character = text.substr(at, length);
    bool const is_lacking =
        character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF" ||
        (length == 1 && static_cast<unsigned char>(text[at]) < 0x20 && text[at] != '\n' && text[at] != '\t');
    if (length == 0) kept += "\xEF\xBF\xBD";
    if (!is_lacking) kept += character;
    at += length == 0 ? 1 : length;
  }
  return kept;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char const c : text) {
    if (c == '\n')
      out += "&#10;";
    else if (c == '\t')
      out += "&#9;";
    else if (c == '\r')
      out += "&#13;";
    else
      put_escaped(out, c);
  }
  return out;
}

std::string Rendering::part(std::vector<Step> const& steps) {
  out_.clear();
  run(steps);
  return std::exchange(out_, {});
}

std::string const& Rendering::value_of(FieldName const& field) {
  if (field.list.empty()) {
    if (auto const found = fields_.values.find(field.name); found != fields_.values.end()) return found->second;
  } else if (item_ != nullptr) {
    if (auto const found = item_->find(field.name); found != item_->end()) return found->second;
    if (field.name == "number") return item_number_;
  }
  without_value_.insert(field.written());
  return nothing;
}

bool Rendering::has_any(std::vector<FieldName> const& fields) {
  bool any = false;
  for (auto const& field : fields) any |= !value_of(field).empty();
  return any;
}

void Rendering::run(std::vector<Step> const& steps) {
  for (auto const& step : steps) run(step);
}

void Rendering::run(Step const& step) {
  switch (step.kind) {
    case Step::Kind::literal:
      out_ += step.text;
      return;
    case Step::Kind::value:
      return put_value(step);
    case Step::Kind::number:
      out_ += std::to_string(++pictures_);
      return;
    case Step::Kind::repeat:
      return repeat(step);
    case Step::Kind::if_any:
      if (has_any(step.fields))
        run(step.steps);
      else
        out_ += step.text;
      return;
    case Step::Kind::table:
      return put_table(step);
  }
}

void Rendering::put_value(Step const& step) {
  auto const& value = value_of(step.field);
  std::string cleaned;
  if (!text::is_clean(value)) cleaned = without_what_xml_lacks(value);
  std::string_view const shown = cleaned.empty() ? value : cleaned;
  std::size_t at = 0;
  while (at < shown.size()) {
    auto const plain = std::min(shown.find_first_of("&<>\"\t\r\n", at), shown.size());
    out_ += shown.substr(at, plain - at);
    if (plain == shown.size()) return;
    at = put_special(step, shown, plain);
  }
}

// What stands at `at` and can't be written as it is; answers where to go on.
std::size_t Rendering::put_special(Step const& step, std::string_view value, std::size_t at) {
  if (value[at] == '\r') return at + 1;
  if (value[at] == '\t') {
    out_ += tab_in_text;
    return at + 1;
  }
  if (value[at] != '\n') {
    put_escaped(out_, value[at]);
    return at + 1;
  }
  auto end = value.find_first_not_of("\r\n", at);
  if (end == std::string_view::npos) end = value.size();
  auto const breaks = std::count(value.begin() + std::ptrdiff_t(at), value.begin() + std::ptrdiff_t(end), '\n');
  out_ += breaks == 1 ? break_in_text : std::string_view(step.text);
  return end;
}

void Rendering::repeat(Step const& step) {
  auto const found = fields_.rows.find(step.field.list);
  if (found == fields_.rows.end()) {
    without_value_.insert(step.field.list);
    return;
  }
  std::size_t number = 0;
  for (auto const& item : found->second) {
    item_ = &item;
    item_number_ = std::to_string(++number);
    run(step.steps);
  }
  item_ = nullptr;
}

void Rendering::put_table(Step const& step) {
  auto const start = out_.size();
  out_ += step.text;
  auto const rows = out_.size();
  run(step.steps);
  if (out_.size() == rows)
    out_.resize(start);
  else
    out_ += table_end;
}

}  // namespace obereg::docx
