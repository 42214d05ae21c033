// Rights on PostgreSQL: the server works under a role that does not own its tables (docs/operations.md, "PostgreSQL").
#pragma once
#include <string>

#include "platform/database/database.hpp"

namespace obereg::database {

// As the owner of the tables and after migrate(): lets the role of the server read and write, but neither change nor
// delete rows of append-only tables, nor touch the schema. Throws DatabaseError where there is no such role, where it
// is a superuser or owns the tables (grants would not bind it), and on SQLite.
void grant_to_server(Database& database, std::string const& role);

}  // namespace obereg::database
