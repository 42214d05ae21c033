// A part of a template turned into steps: text that is written as it stands, and what depends on the fields.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/docx/docx.hpp"

namespace obereg::docx {

struct FieldName {
  std::string list, name;  // the list is empty for a plain field

  std::string written() const { return list.empty() ? name : list + "." + name; }
};

struct Step {
  enum class Kind {
    literal,  // `text`
    value,    // of `field`; `text` stands between the paragraphs of a value
    number,   // a number that no other picture of the document has
    repeat,   // `steps` for each item of the list `field.list`
    if_any,   // `steps` where one of `fields` is not empty, otherwise `text`
    table     // `text`, `steps` and its end; nothing where the steps write nothing: a table has a row at least
  };

  Kind kind = Kind::literal;
  std::string text = {};
  FieldName field = {};
  std::vector<FieldName> fields = {};
  std::vector<Step> steps = {};
};

inline constexpr std::string_view tab_in_text = R"(</w:t><w:tab/><w:t xml:space="preserve">)";
inline constexpr std::string_view break_in_text = R"(</w:t><w:br/><w:t xml:space="preserve">)";
inline constexpr std::string_view table_end = "</w:tbl>";

std::string escaped(std::string_view text);  // for XML, as text or as an attribute

// Writes the steps of all parts of one document. What has no value is gathered, not thrown.
class Rendering {
 public:
  explicit Rendering(Fields const& fields) : fields_(fields) {}

  std::string part(std::vector<Step> const& steps);
  std::string const& value_of(FieldName const& field);
  Names const& without_value() const { return without_value_; }

 private:
  void run(std::vector<Step> const& steps);
  void run(Step const& step);
  void put_value(Step const& step);
  std::size_t put_special(Step const& step, std::string_view value, std::size_t at);
  void repeat(Step const& step);
  void put_table(Step const& step);
  bool has_any(std::vector<FieldName> const& fields);

  Fields const& fields_;
  Names without_value_;
  Texts const* item_ = nullptr;  // of the list whose row is written
  std::string item_number_;
  std::size_t pictures_ = 0;
  std::string out_;
};

}  // namespace obereg::docx
