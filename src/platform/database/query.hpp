// A named query as the embedding tool makes it from queries.sql: one text, or one per engine where dialects differ.
#pragma once
#include <string_view>

namespace obereg::database {

struct Query {
  std::string_view name;  // "training/enter_set.next_number"
  std::string_view sqlite;
  std::string_view postgresql;
};

}  // namespace obereg::database
