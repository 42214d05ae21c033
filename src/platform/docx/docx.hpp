// Documents in .docx made from templates that an administrator writes in Word (ECMA-376; PLT-03). Marks in the text of
// a template, in its headers, footers, notes and text boxes too (docs/documents.md tells an administrator of them):
//   {{name}}             a value; a line break in it breaks the line, an empty line begins a new paragraph
//   {{grounds.reason}}   in a row of a table: the row is repeated for each item of the list; {{grounds.number}}: 1, 2,
//   3…
//   {{qr:name 25}}       a QR code of the value, 25 mm wide
// A paragraph or a row of a table that has marks is left out where all their values are empty.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"

namespace obereg::docx {

inline constexpr std::string_view content_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

using Texts = std::map<std::string, std::string, std::less<>>;
using Names = std::set<std::string, std::less<>>;

struct Fields {
  Texts values;
  std::map<std::string, std::vector<Texts>, std::less<>> rows;
};

struct Compiled;

// Read once and filled many times, from any thread.
class Template {
 public:
  // Everything that a stranger might have put into it is refused: refusals.hpp.
  static Result<Template> read(std::string_view bytes);

  Names const& fields() const;  // «name», «list.name»

  // The bytes of the document; the same fields give the same bytes. Refused where the template names a field that has
  // no value at all; an empty value is one. Characters that XML has no place for are left out of values.
  Result<std::string> fill(Fields const& fields) const;

 private:
  explicit Template(std::shared_ptr<Compiled const> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<Compiled const> compiled_;
};

Result<std::string> fill(std::string_view template_bytes, Fields const& fields);
Result<Names> fields_of(std::string_view template_bytes);

struct Check {
  std::vector<std::string> unknown;  // named by the template, but not allowed
  std::vector<std::string> missing;  // required, but not named by the template

  bool passed() const { return unknown.empty() && missing.empty(); }
};

// A document that is no template and goes out as it is: refused like one, but whatever marks it has are mere text.
Result<void> check_document(std::string_view bytes);

// A list's «number» is allowed with any other field of the list.
Result<Check> check_template(std::string_view template_bytes, Names const& allowed, Names const& required);

}  // namespace obereg::docx
