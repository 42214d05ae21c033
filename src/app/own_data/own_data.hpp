// All that is kept about one person with an account, for that person (152-ФЗ, ст. 14): the same parts make the page and
// the file.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "platform/database/database.hpp"

namespace obereg::app {

enum class CellKind { text, moment, role, request_state, case_state, action, subject, way, holder, address, scopes };

struct DataColumn {
  std::string_view key;    // in the file: "last_name"
  std::string_view title;  // Russian
  CellKind kind = CellKind::text;
};

struct Cell {
  std::string stored;  // for the file: a code, a moment in ISO 8601; "" where there is nothing
  std::string shown;   // for the page
};

struct DataPart {
  std::string_view key;    // in the file: "certificates"
  std::string_view title;  // Russian
  std::vector<DataColumn> columns;
  std::vector<std::vector<Cell>> rows{};
};

// `zone`: of the moments shown.
std::vector<DataPart> own_data(database::ReadTx& tx, AccountId account, std::chrono::minutes zone);

}  // namespace obereg::app
