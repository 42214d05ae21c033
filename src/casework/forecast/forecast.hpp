// What will be late if officers go on at their pace: a forecast for whoever deals cases out.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "platform/calendar/calendar.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

struct Waiting {
  CaseId held;
  std::string incoming_number, applicant;
  AccountId officer;
  Instant due_at;  // the first moment that is too late for the decision
};
// Open cases in officers' hands whose clock of this name runs; what is due first comes first.
std::vector<Waiting> waiting(database::ReadTx& tx, std::string_view service, std::string_view clock);

// How many cases of each officer were granted or refused since then.
std::map<AccountId, std::int64_t> decided_since(database::ReadTx& tx, std::string_view service, Instant since);

struct ExpectedLate {
  Waiting waiting;
  LocalDate expected;  // the day on which its turn comes
};
// Each officer's cases come in their order, one after another, at as many a working day as they decided on average
// within `days`, the working days before `today`; who decided none, at the average of those who did. Nobody did:
// nothing is forecast. Cases that are late already are not told of, but take their turns.
std::vector<ExpectedLate> expected_late(std::vector<Waiting> const& by_due,
                                        std::map<AccountId, std::int64_t> const& decided, int days,
                                        calendar::WorkingCalendar const& calendar, LocalDate today,
                                        std::chrono::minutes zone);

}  // namespace obereg::casework
