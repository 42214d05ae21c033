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
  newest,
};
AccessPath access_path(RegistrySearch const& search, Scope const& scope);

// Dates and states have no index of their own. Within an organisation, a name or a programme they are filters; alone
// over the whole registry they would read all of it, so the ministry must name something more.
bool is_too_wide(RegistrySearch const& search, Scope const& scope);

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
