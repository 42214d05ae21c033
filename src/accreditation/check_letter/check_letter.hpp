// What anyone learns of a letter by the code that its QR holds (ACR-11): number and day; of a granted application what
// was decided and what the registry says today. Of a refusal and of a withdrawal only that such a letter was given. No
// personal data beyond what the registry shows: the name of a sole trader who is in no registry is not told.
#pragma once
#include <optional>
#include <string>

#include "accreditation_registry/model/accreditation.hpp"
#include "casework/letters/letters.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

struct CheckedLetter {
  std::string number;
  LocalDate dated_on;
  std::string organisation, inn;  // both "" where they are not public
  bool tells_decision = false;    // a grant: what follows is filled in
  bool is_correction = false;
  std::optional<Accreditation> record;  // that the decision made or changed; nothing: it left the registry as it was
  std::optional<Version> decided;       // the record as the letter says
  std::optional<Version> holds;         // the record today
  bool changed_since() const { return decided && holds && decided->number != holds->number; }
};

// Nothing where no letter has the code.
std::optional<CheckedLetter> check_letter(database::ReadTx& tx, std::string const& code, LocalDate today);

inline constexpr int most_letter_checks = 60;  // by one network in one period of platform/attempts
bool may_check_letter(database::Tx& tx, std::string const& address, Instant now);

}  // namespace obereg::accreditation
