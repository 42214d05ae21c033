#include "platform/spreadsheets/marking/mark_styles.hpp"

#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>

#include "platform/spreadsheets/package/dom.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr auto mark_colour = "FFFFD6D6";
constexpr std::size_t most_styles_cloned = 30'000;  // Excel takes some 65,000 in all

// The order of the elements of a style sheet matters (ECMA-376 part 1, 18.8.39).
pugi::xml_node list_of(pugi::xml_node root, char const* name) {
  if (auto const found = child_named(root, name)) return found;
  static constexpr char const* order[] = {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"};
  pugi::xml_node before;
  for (auto const* each : order) {
    if (std::string_view(each) == name) break;
    if (auto const node = child_named(root, each)) before = node;
  }
  auto const qualified = prefixed(root, name);
  return before ? root.insert_child_after(qualified.c_str(), before) : root.prepend_child(qualified.c_str());
}

void add_fill(pugi::xml_node fills, char const* pattern, char const* colour) {
  auto node = append_named(append_named(fills, "fill"), "patternFill");
  node.append_attribute("patternType") = pattern;
  if (colour == nullptr) return;
  append_named(node, "fgColor").append_attribute("rgb") = colour;
  append_named(node, "bgColor").append_attribute("indexed") = 64;
}

void update_count(pugi::xml_node list, std::size_t count) {
  auto attribute = list.attribute("count");
  if (!attribute) attribute = list.append_attribute("count");
  attribute = static_cast<unsigned long long>(count);
}

// Numbers of the fills of our colour; one is added where there is none.
std::set<unsigned> mark_fills(pugi::xml_node root) {
  auto fills = list_of(root, "fills");
  if (!fills.first_child()) {  // the first two are reserved
    add_fill(fills, "none", nullptr);
    add_fill(fills, "gray125", nullptr);
  }
  std::set<unsigned> found;
  unsigned count = 0;
  for (auto const fill : elements(fills)) {
    auto const colour = child_named(child_named(fill, "patternFill"), "fgColor").attribute("rgb");
    if (std::string_view(colour.value()) == mark_colour) found.insert(count);
    ++count;
  }
  if (found.empty()) {
    add_fill(fills, "solid", mark_colour);
    found.insert(count++);
  }
  update_count(fills, count);
  return found;
}

// What tells two styles apart, save the fill.
std::string look_of(pugi::xml_node style) {
  std::ostringstream look;
  for (auto const attribute : style.attributes()) {
    std::string_view const name = attribute.name();
    if (name != "fillId" && name != "applyFill") look << name << '=' << attribute.value() << '\n';
  }
  for (auto const child : style.children()) child.print(look, "", pugi::format_raw);
  return look.str();
}

void set(pugi::xml_node style, char const* name, unsigned value) {
  auto attribute = style.attribute(name);
  if (!attribute) attribute = style.append_attribute(name);
  attribute = value;
}

}  // namespace

MarkStyles::MarkStyles(pugi::xml_document& styles) {
  auto const root = styles.document_element();
  auto const fills = mark_fills(root);
  auto list = list_of(root, "cellXfs");
  if (!list.first_child()) set(append_named(list, "xf"), "fillId", 0);

  std::vector<pugi::xml_node> nodes;
  std::vector<std::string> looks;
  std::unordered_map<std::string, std::uint32_t> red, plain;  // the first style of each look
  for (auto const node : elements(list)) {
    auto const number = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(node);
    looks.push_back(look_of(node));
    (fills.contains(node.attribute("fillId").as_uint()) ? red : plain).try_emplace(looks.back(), number);
  }
  auto count = static_cast<std::uint32_t>(nodes.size());
  auto const clone = [&](pugi::xml_node of, unsigned fill) {
    auto copy = list.append_copy(of);
    set(copy, "fillId", fill);
    set(copy, "applyFill", fill == 0 ? 0 : 1);
    return count++;
  };
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    bool const is_red = fills.contains(nodes[i].attribute("fillId").as_uint());
    auto& others = is_red ? plain : red;
    auto other = others.find(looks[i]);
    if (other == others.end() && count < most_styles_cloned)
      other = others.emplace(looks[i], clone(nodes[i], is_red ? 0 : *fills.begin())).first;
    auto const counterpart = other == others.end() ? i : other->second;
    marked_.push_back(is_red ? i : counterpart);
    unmarked_.push_back(is_red ? counterpart : i);
  }
  update_count(list, count);
}

}  // namespace obereg::spreadsheets
