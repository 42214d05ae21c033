#include "accreditation/check_letter/check_letter.hpp"

#include "accreditation/application/application.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation_registry/history.hpp"
#include "accreditation_registry/store.hpp"
#include "casework/store.hpp"
#include "platform/attempts/attempts.hpp"

namespace obereg::accreditation {

namespace {

// Who is in the registry, or ever was, is public there; an organisation's name is no personal data.
void name_addressee(database::ReadTx& tx, CheckedLetter& checked, casework::Case const& held, Variant const& variant) {
  if (checked.decided) {
    checked.organisation = checked.decided->particulars.name;
    checked.inn = checked.record->inn;
    return;
  }
  if (variant.applicant == ApplicantKind::sole_trader && !find_last(tx, held.inn)) return;
  checked.organisation = held.applicant;
  checked.inn = held.inn;
}

void add_record(database::ReadTx& tx, CheckedLetter& checked, std::int64_t number, LocalDate today) {
  checked.record = find(tx, number);
  if (!checked.record) return;
  for (auto const& version : checked.record->versions)
    if (version.decision.letter_number == checked.number) checked.decided = version;
  if (auto const* const holds = version_on(checked.record->versions, today)) checked.holds = *holds;
}

}  // namespace

std::optional<CheckedLetter> check_letter(database::ReadTx& tx, std::string const& code, LocalDate today) {
  auto const letter = casework::find_letter_by_code(tx, code);
  auto const held = letter ? casework::find_case(tx, service_name, letter->held) : std::nullopt;
  if (!held) return std::nullopt;
  auto const& variant = *regulation().variant(held->variant);
  CheckedLetter checked;
  checked.number = letter->number;
  checked.dated_on = letter->dated_on;
  auto const decision = decision_of(tx, held->id);
  if (decision && decision->is_granted && decision->letter == letter->document) {
    checked.tells_decision = true;
    checked.is_correction = variant.purpose == Purpose::correction;
    if (decision->registry_number) add_record(tx, checked, *decision->registry_number, today);
  }
  name_addressee(tx, checked, *held, variant);
  return checked;
}

bool may_check_letter(database::Tx& tx, std::string const& address, Instant now) {
  return attempts::count(tx, "letter-check", attempts::network_of(address), now) <= most_letter_checks;
}

}  // namespace obereg::accreditation
