// Page templates: mustache files embedded by their path, filled from plain values, escaped by default.
#pragma once
#include <concepts>
#include <initializer_list>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::html {

class View;

// What a name of a template stands for: a text, a yes or no, a nested view, a list.
// An empty text, `false` and an empty list hide their section, so {{#hint}}…{{/hint}} needs no flag beside it.
class Value {
 public:
  Value(std::string_view text);
  Value(std::string const& text) : Value(std::string_view(text)) {}
  Value(char const* text) : Value(std::string_view(text)) {}
  Value(std::same_as<bool> auto flag) : data_(flag) {}
  // Plain digits, for ids and attributes; for people see number() of format.hpp.
  Value(std::integral auto number) requires(!std::same_as<decltype(number), bool>) : Value(std::to_string(number)) {}
  Value(View view);
  Value(std::vector<View> const& list);
  Value(std::vector<std::string> const& list);  // {{#names}}{{.}}{{/names}}

 private:
  friend class View;
  kainjow::mustache::data data_;
};

// Names and values of one template. Inside a section the names of the outer views are seen too: give a list's views
// every name they use, with "" or false where there is nothing, or the outer one shows through.
class View {
 public:
  struct Entry {
    std::string_view name;
    Value value;
  };

  View() = default;
  View(std::initializer_list<Entry> entries);

  View& set(std::string_view name, Value value);
  kainjow::mustache::data const& data() const { return data_; }

 private:
  friend class Value;
  kainjow::mustache::data data_;
};

// The template src/…/<name>.html filled from the view. {{> src/…/part.html}} includes another template as if its text
// stood there. Each thread parses a template once. Throws std::logic_error for a template that is missing or malformed.
std::string render(std::string_view template_path, View const& view);

}  // namespace obereg::html
