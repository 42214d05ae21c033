#include "accreditation/terms/terms.hpp"

namespace obereg::accreditation {

namespace {

calendar::Unit unit_of(Unit unit) {
  return unit == Unit::calendar_days ? calendar::Unit::calendar_days : calendar::Unit::working_days;
}

// A term of 0 is the day of the event itself, and where that is a day off the next working day: the first working day,
// the event's own counted (Civil Code, art. 193).
calendar::Term counted(Deadline const& deadline) {
  if (deadline.term == 0) return {1, calendar::Unit::working_days, calendar::Start::same_day};
  return {deadline.term, unit_of(deadline.unit)};
}

}  // namespace

casework::Term term_of(Deadline const& deadline, LocalDate event, std::string event_words) {
  return {deadline.key,      deadline.title, deadline.clause,       deadline.inner,
          counted(deadline), event,          std::move(event_words)};
}

// П. 54: an electronic application gets its number automatically, so it is received and registered in the moment in
// which it is filed; its terms run from that day, that of passing it on to an officer too (п. 51–53 and the like). On
// paper the two days differ: п. 66 counts the decision from receipt, п. 41 the service from registration.
std::vector<casework::Term> terms_of(Variant const& variant, LocalDate received_on, LocalDate registered_on) {
  std::vector<casework::Term> terms;
  for (std::string_view const key : {"service", "decision", "to_officer", "service_inner"}) {
    auto const* const deadline = variant.deadline(key);
    if (!deadline) continue;
    bool const from_receipt = deadline->start == Start::receipt;
    terms.push_back(term_of(*deadline, from_receipt ? received_on : registered_on,
                            from_receipt ? "получения заявления" : "регистрации заявления"));
  }
  return terms;
}

}  // namespace obereg::accreditation
