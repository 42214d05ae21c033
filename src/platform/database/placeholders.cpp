#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "platform/database/connection.hpp"

namespace obereg::database {

namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

std::size_t after_quoted(std::string_view sql, std::size_t at) {
  auto const end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

std::size_t number_of(std::vector<std::string>& names, std::string_view name) {
  auto const found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin()) + 1;
  names.emplace_back(name);
  return names.size();
}

}  // namespace

NumberedText number_placeholders(std::string_view sql, char mark) {
  NumberedText result;
  for (std::size_t at = 0; at < sql.size();) {
    char const c = sql[at];
    if (c == '\'' || c == '"') {
      auto const end = after_quoted(sql, at);
      result.sql.append(sql.substr(at, end - at));
      at = end;
    } else if (c == ':' && at + 1 < sql.size() && sql[at + 1] == ':') {
      result.sql += "::";
      at += 2;
    } else if (c == ':' && at + 1 < sql.size() && is_name_character(sql[at + 1])) {
      auto end = at + 1;
      while (end < sql.size() && is_name_character(sql[end])) ++end;
      result.sql += mark + std::to_string(number_of(result.names, sql.substr(at + 1, end - at - 1)));
      at = end;
    } else {
      result.sql += c;
      ++at;
    }
  }
  return result;
}

std::vector<Value const*> in_order(Query const& query, std::vector<std::string> const& names,
                                   Parameters const& parameters) {
  if (parameters.size() != names.size())
    throw std::logic_error(std::string(query.name) + ": " + std::to_string(parameters.size()) + " parameters given, " +
                           std::to_string(names.size()) + " needed");
  std::vector<Value const*> ordered(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](Parameter const& parameter) { return parameter.name == names[i]; });
    if (found == parameters.end())
      throw std::logic_error(std::string(query.name) + ": parameter :" + names[i] + " is not given");
    ordered[i] = &found->value;
  }
  return ordered;
}

}  // namespace obereg::database
