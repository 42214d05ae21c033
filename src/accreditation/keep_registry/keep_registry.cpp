#include "accreditation/keep_registry/keep_registry.hpp"

#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace {

std::string told(Decision const& decision) {
  return std::string(title_of(decision.step)) + " " + decision.decided_on.russian() + ". Основание: " + decision.ground;
}

std::string subject_of(std::int64_t number) {
  return "accreditation:" + std::to_string(number);
}

}  // namespace

Result<std::int64_t> record_accreditation(database::Tx& tx, Actor const& actor, NewAccreditation const& wanted,
                                          LocalDate today, Instant now) {
  auto const number = add(tx, wanted, actor.account, today, now);
  if (number) audit::record(tx, actor, "accreditation.recorded", subject_of(*number), told(wanted.decision), now);
  return number;
}

Result<int> record_decision(database::Tx& tx, Actor const& actor, Change const& wanted, LocalDate today, Instant now) {
  auto const version = change(tx, wanted, actor.account, today, now);
  if (version) audit::record(tx, actor, "accreditation.decided", subject_of(wanted.number), told(wanted.decision), now);
  return version;
}

}  // namespace obereg::accreditation
