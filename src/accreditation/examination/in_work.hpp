// Who may work on a case: its officer, while it is open.
#pragma once
#include "accreditation/application/application.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation_registry/model/accreditation.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

// Refused where another has the case whom the actor does not stand in for now, where the actor belongs to the
// applicant, and (`open_only`) where it is closed.
Result<casework::Case> case_in_work(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id,
                                    bool open_only, Instant now);

// A case with all that a decision on it rests on, read at one moment.
struct CaseInWork {
  casework::Case held;
  Variant const* variant = nullptr;
  Application application;
  Examination examination;
  std::optional<Accreditation> record;  // the applicant's newest in the registry
};
CaseInWork read_case_in_work(database::ReadTx& tx, casework::Case const& held);

// "Образцова А. А."; "" for an account that there is none of.
std::string short_name_of(database::ReadTx& tx, AccountId account);
// Of the case officer; the registry office while nobody has it.
std::string holder_of(database::ReadTx& tx, casework::Case const& held);

}  // namespace obereg::accreditation
