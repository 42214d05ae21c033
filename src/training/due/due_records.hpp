// Who is due for re-training (TRN-18), in the order in which the trainings end: the longest ended first.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

// Ends of trainings, both days inclusive; the last day of a term still counts, so a training has ended the day after.
struct DueRange {
  LocalDate from, to;
};
DueRange ended_before(LocalDate today);
DueRange ending_within(LocalDate today, int days);  // from today on
DueRange ended_or_ending_within(LocalDate today, int days);

struct DueSearch {
  DueRange range = {};
  int programme_id = 0;                         // 0: any
  std::string employer_inn = {};                // "": any; for providers
  std::optional<Instant> published_after = {};  // only what was entered or corrected later
};

// The text and parameters; also for tests that look at the plan.
struct DueStatement {
  std::string text;
  database::Parameters parameters;
};
// At most `count` records that follow the row `after` (0: from the beginning).
DueStatement due_page_statement(database::ReadTx& tx, DueSearch const& search, Scope const& scope, std::int64_t after,
                                int count);
DueStatement due_count_statement(database::ReadTx& tx, DueSearch const& search, Scope const& scope, int most);

std::vector<StandingRecord> due_page(database::ReadTx& tx, DueSearch const& search, Scope const& scope,
                                     std::int64_t after, int count);
// Exact up to `most`; most + 1 where there are more.
std::int64_t due_count(database::ReadTx& tx, DueSearch const& search, Scope const& scope, int most);

}  // namespace obereg::training
