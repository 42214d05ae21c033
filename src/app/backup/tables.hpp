// Tables of the base as text, the same for both engines: a copy of one may be restored into the other. The first line
// of a table's file is {"table", "columns": [[name, kind] …]}, each further line one row as a JSON array.
#pragma once
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "platform/database/database.hpp"

namespace obereg::app {

std::vector<std::string> table_names(database::ReadTx& tx);  // without the list of applied migrations
void write_table(database::ReadTx& tx, std::string const& table, std::ostream& out);

// The rows instead of those that the migrations themselves put into it.
void read_table(database::Tx& tx, std::istream& in);
// Counters of new ids go on after the rows that were read.
void continue_counters(database::Tx& tx);

// Nobody has entered anything into this base.
bool is_empty(database::ReadTx& tx);

}  // namespace obereg::app
