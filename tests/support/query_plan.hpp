// What SQLite means to do for a named query, a line a step; the parameters are of no matter to it. Header only.
#pragma once
#include <algorithm>
#include <set>
#include <string>

#include "platform/database/database.hpp"

namespace obereg::support {

inline std::string plan_on_sqlite(database::Database& database, database::Query const& query) {
  std::set<std::string> names;  // parameters hold views of them
  auto const text = query.sqlite;
  for (auto at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    auto const end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 1), text.size());
    names.insert(std::string(text.substr(at + 1, end - at - 1)));
  }
  database::Parameters parameters;
  for (auto const& name : names) parameters.push_back({name, 1});
  auto const explain = "explain query plan " + std::string(text);
  std::string lines;
  database.read([&](database::ReadTx& tx) {
    tx.each({"plan", explain, explain}, parameters, [&](database::Row const& row) { lines += row.string(3) + "\n"; });
  });
  return lines;
}

}  // namespace obereg::support
