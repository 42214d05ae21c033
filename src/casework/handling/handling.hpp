// A case in the hands of those who decide on it. Who may do what is the matter of the service's module.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/store.hpp"

namespace obereg::casework {

// One conditional write: false where the case is closed, or another than `from` has it by now. `from` nothing: it is
// still with the registry office.
bool hand_over(database::Tx& tx, CaseId id, std::optional<AccountId> from, AccountId to);

void enter_stage(database::Tx& tx, CaseId id, std::string_view stage);
void stop_clock(database::Tx& tx, CaseId id, std::string_view name, Instant now);

// False where it is closed already. Stops all clocks and calls off the requests that are open.
bool close_case(database::Tx& tx, CaseId id, CaseState state, std::string_view reason, Instant now);

// The number that take_number() would give now; another may take it first.
std::int64_t next_number(database::ReadTx& tx, std::string_view series, int year);

struct QueuedCase {
  Case held;
  Instant next_due;  // of the clock that ends first: the first moment that is too late
};
struct QueueFilter {
  std::string service;
  AccountId officer;
  std::string wanted = {};  // part of the number, the applicant, the ИНН or the letter's number; "": all open ones
  int size = 200;
};
// Open cases of an officer, what is due first comes first; after them, where one is sought, closed ones.
std::vector<QueuedCase> queue_of(database::ReadTx& tx, QueueFilter const& filter);

// How many open cases each officer has, and of them how many with a clock that has ended.
struct Load {
  AccountId officer;
  std::int64_t open = 0, late = 0;
};
std::vector<Load> loads(database::ReadTx& tx, std::string_view service, Instant now);

}  // namespace obereg::casework
