// The rows of the tables of rights together, as tests compare them with the routes.
#pragma once
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "app/program/rights_table_accreditation.hpp"

namespace obereg::app {

// "/a/{case}/b" -> "/a/{}/b"
inline std::string in_braces_nothing(std::string_view address) {
  static std::regex const name(R"(\{[^}]*\})");
  return std::regex_replace(std::string(address), name, "{}");
}

// "/a/{case}/b" with what `things` has for its names.
inline std::string address_of(std::string_view pattern, std::map<std::string, std::string> const& things) {
  std::string address;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      address += pattern[at];
      continue;
    }
    auto const end = pattern.find('}', at);
    address += things.at(std::string(pattern.substr(at + 1, end - at - 1)));
    at = end;
  }
  return address;
}

inline std::vector<Rights> all_rows() {
  std::vector<Rights> rows(std::begin(rights), std::end(rights));
  rows.insert(rows.end(), std::begin(accreditation_rights), std::end(accreditation_rights));
  return rows;
}

}  // namespace obereg::app
