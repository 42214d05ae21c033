// Lists as columns hold them: ",training,osh_functions,", each between commas so that one is found by LIKE.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace obereg::accreditation {

template <class Value>
std::string listed(std::vector<Value> const& values) {
  std::string text;
  for (auto const value : values) text += (text.empty() ? "," : "") + std::string(to_text(value)) + ",";
  return text;
}

template <class Value>
std::vector<Value> read_listed(std::string_view text, std::optional<Value> (*read)(std::string_view)) {
  std::vector<Value> values;
  while (text.size() > 1) {
    auto const end = text.find(',', 1);
    if (auto const value = read(text.substr(1, end - 1))) values.push_back(*value);
    text.remove_prefix(end);
  }
  return values;
}

}  // namespace obereg::accreditation
