// A registered application is handed to a case officer, and from one officer to another (ACR-06).
#pragma once
#include <string>
#include <vector>

#include "casework/case.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

struct Officer {
  AccountId account;
  std::string name, email;
  std::int64_t open = 0, late = 0;  // cases that they have; of them with a clock that has ended
};
// Who may examine cases in the authority of the actor; by name.
std::vector<Officer> officers_of(database::ReadTx& tx, Actor const& actor, Instant now);

struct HandOver {
  casework::CaseId held;
  std::optional<AccountId> from;  // who had it when the page was shown; nothing: the registry office
  AccountId to;
};
// Timeline, audit record and a letter to the officer, and to who had it. Refused where another has the case by now.
Result<void> pass_on(database::Tx& tx, web::Settings const& settings, Actor const& actor, HandOver const& wanted,
                     Instant now);

}  // namespace obereg::accreditation
