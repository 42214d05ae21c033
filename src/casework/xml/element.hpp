// Small XML messages as a tree, read within limits: what other systems send may be broken or hostile.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obereg::casework::xml {

struct Element {
  std::string space, name;                                           // namespace and local name
  std::vector<std::pair<std::string, std::string>> attributes = {};  // those without a namespace
  std::string text = {};                                             // all its own text in one
  std::vector<Element> children = {};

  Element const* child(std::string_view wanted) const;   // the first of this local name; null where there is none
  std::string text_of(std::string_view wanted) const;    // of the first such child, without spaces around; "" for none
  std::string attribute(std::string_view wanted) const;  // "" for none
  Element& add(std::string child_name, std::string value);  // of the same namespace
};

struct Limits {
  std::size_t bytes = 1u << 20;
  int depth = 16;
  int elements = 5000;
};

struct Parsed {
  std::optional<Element> root;
  std::string fault;  // Russian, where there is no root
};
// A DTD is refused, so no entity is ever expanded or fetched.
Parsed parse(std::string_view bytes, Limits const& limits = {});

// With a declaration, in UTF-8; a namespace is declared where it changes.
std::string to_xml(Element const& root);

}  // namespace obereg::casework::xml
