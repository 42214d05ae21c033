// Small parts of a workbook as a tree, by names without prefixes: some programs write <x:sheet>.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {

inline std::vector<pugi::xml_node> elements(pugi::xml_node parent) {
  std::vector<pugi::xml_node> found;
  for (auto const child : parent.children())
    if (child.type() == pugi::node_element) found.push_back(child);
  return found;
}

inline pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (auto const child : parent.children())
    if (child.type() == pugi::node_element && without_prefix(child.name()) == name) return child;
  return {};
}

// The name with the prefix that the parent has.
inline std::string prefixed(pugi::xml_node parent, std::string_view name) {
  std::string_view const qualified = parent.name();
  auto const own = without_prefix(qualified);
  return std::string(qualified.substr(0, qualified.size() - own.size())) + std::string(name);
}

inline pugi::xml_node append_named(pugi::xml_node parent, std::string_view name) {
  return parent.append_child(prefixed(parent, name).c_str());
}

}  // namespace obereg::spreadsheets
