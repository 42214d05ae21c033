// Page templates: mustache files embedded by their path, filled from plain values, escaped by default.
#pragma once
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace obereg::html {

class View;

// What a name of a template stands for: a text, a yes or no, a nested view, a list.
// An empty text, `false` and an empty list hide their section, so {{#hint}}…{{/hint}} needs no flag beside it.
class Value {
 public:
  Value(std::string_view text);
  Value(std::string text);
  Value(char const* text);
  Value(std::same_as<bool> auto flag) : data_(flag) {}
  // Plain digits, for ids and attributes; for people see number() of format.hpp.
  Value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) : Value(std::to_string(number)) {}
  Value(View view);
  Value(std::vector<View> list);
  Value(std::vector<std::string> const& list);  // {{#names}}{{.}}{{/names}}

  bool shows_section() const;
  std::string_view text() const;          // "" where it is none
  std::vector<View> const* list() const;  // of the views that a section is repeated for; null where it is no list

 private:
  std::variant<bool, std::string, std::vector<View>> data_;
};

// Names and values of one template. Inside a section the names of the outer views are seen too: give a list's views
// every name they use, with "" or false where there is nothing, or the outer one shows through.
class View {
 public:
  struct Entry {
    std::string_view name;
    mutable Value value;  // mutable: it is moved out of the list in braces that a view is made of
  };

  View() = default;
  View(std::initializer_list<Entry> entries);

  View& set(std::string_view name, Value value);
  Value const* find(std::string_view name) const;  // null where the view has no such name

 private:
  std::vector<std::pair<std::string, Value>> values_;
};

// The template src/…/<name>.html filled from the view. {{> src/…/part.html}} includes another template as if its text
// stood there. Each thread parses a template once. Throws std::logic_error for a template that is missing or malformed.
std::string render(std::string_view template_path, View const& view);

}  // namespace obereg::html
