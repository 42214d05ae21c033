#include "platform/database/copy_text.hpp"

#include <charconv>

#include "core/text.hpp"

namespace obereg::database {

namespace {

void append_escaped(std::string& buffer, std::string const& text) {
  for (char const c : text) switch (c) {
      case '\\':
        buffer += "\\\\";
        break;
      case '\t':
        buffer += "\\t";
        break;
      case '\n':
        buffer += "\\n";
        break;
      case '\r':
        buffer += "\\r";
        break;
      case '\0':
        throw DatabaseError("NUL in a text value");
      default:
        buffer += c;
    }
}

struct Append {
  std::string& buffer;
  void operator()(std::nullptr_t) const { buffer += "\\N"; }
  void operator()(std::int64_t value) const { buffer += std::to_string(value); }
  void operator()(double value) const { buffer += shortest(value); }
  void operator()(std::string const& value) const { append_escaped(buffer, value); }
  void operator()(Bytes const& value) const { buffer += "\\\\x" + text::hex(value.value); }
};

}  // namespace

std::string shortest(double number) {
  char digits[32];
  auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return {digits, end};
}

void append_copy_row(std::string& buffer, std::vector<Value> const& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) buffer += '\t';
    std::visit(Append{buffer}, row[i].get());
  }
  buffer += '\n';
}

}  // namespace obereg::database
