// Cases and a registry of any size, of invented organisations, written straight into their tables by SQL. Only
// measuring does so. The same place always means the same organisation, in a big base and in a small one.
#pragma once
#include <cstdint>
#include <string>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::bench {

struct CasesPlan {
  std::int64_t cases = 0, organisations = 0;
  std::int64_t open = 0;  // the newest; each officer has `open_of_officer` of them
  Instant now;
};
inline constexpr std::int64_t open_of_officer = 100;
inline constexpr std::int64_t first_officer = 1;  // accounts from here on

// Into a migrated database without organisations. Open cases have three running clocks, whose ends are not right yet.
void fill_cases(database::Database& database, CasesPlan const& plan);
void fill_organisations(database::Database& database, CasesPlan const& plan);  // alone
// The same organisations in the registry of accredited ones, half of them with a second version.
void fill_registry_of_accredited(database::Database& database, CasesPlan const& plan);

std::string hundredth_word(std::int64_t organisation);     // one organisation in a hundred has it in its name
std::string organisation_word(std::int64_t organisation);  // five organisations have it in their name
std::string organisation_inn(std::int64_t organisation);
std::int64_t organisation_of_case(CasesPlan const& plan, std::int64_t number);

std::int64_t integer_of(database::Database& database, std::string const& query);
void run_statement(database::Database& database, std::string const& statement);

}  // namespace obereg::bench
