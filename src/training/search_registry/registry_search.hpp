// What may be asked of the registry (TRN-14), and by which index it is answered. Every search reads along one index in
// the order in which it shows, so that a page costs the same in a registry of a thousand records and of ten million.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

struct RegistrySearch {
  std::string number;
  std::string snils;                               // 11 digits
  std::string last_name, first_name, middle_name;  // beginnings; letter case and ё/е do not matter
  std::string employer_inn, provider_inn;
  int programme_id = 0;
  std::string checked_from, checked_to;  // ISO dates, both inclusive
  std::string entered_from, entered_to;
  std::optional<Standing> standing;
  bool by_name = false;  // the order asked for; else the newest first
};

enum class AccessPath : std::uint8_t {
  number,
  snils,
  employer_name,  // an employer's records in order of names
  provider_name,
  name,
  employer,  // an employer's records, the newest first
  provider,
  programme,  // in order of the date of the knowledge check, the latest first
  checked,    // the whole registry by days of the knowledge check, the latest first
  entered,    // likewise by days of entry
  annulled,   // what was annulled, the latest first
  newest,
};
AccessPath access_path(RegistrySearch const& search, Scope const& scope);

// Days of a range within which further filters are looked for record by record.
inline constexpr int longest_filtered_range = 31;

// Within an organisation, a surname or a programme all other fields are filters. Over the whole registry the ministry
// searches by days of the check or of entry and for what was annulled; other states, first names and patronymics have
// no index there and would read all of it, so they need a short range of days beside them. The field that asks too
// much, or "".
std::string_view too_wide_field(RegistrySearch const& search, Scope const& scope);

// The text and parameters of a search; also for tests that look at its plan.
struct SearchStatement {
  std::string text;
  database::Parameters parameters;
};
// One page: at most `count` records that follow the row `after` (0: from the beginning).
SearchStatement page_statement(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope, LocalDate today,
                               std::int64_t after, int count);
SearchStatement count_statement(RegistrySearch const& search, Scope const& scope, LocalDate today, int most);

std::vector<StandingRecord> find_page(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope,
                                      LocalDate today, std::int64_t after, int count);
// Exact up to `most`; most + 1 where there are more.
std::int64_t count_found(database::ReadTx& tx, RegistrySearch const& search, Scope const& scope, LocalDate today,
                         int most);

}  // namespace obereg::training
