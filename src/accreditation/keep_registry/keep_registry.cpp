#include "accreditation/keep_registry/keep_registry.hpp"

#include "accreditation/log_decisions/log_decisions.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace {

std::string told(Decision const& decision) {
  return std::string(title_of(decision.step)) + " " + decision.decided_on.russian() + ". Основание: " + decision.ground;
}

std::string subject_of(std::int64_t number) {
  return "accreditation:" + std::to_string(number);
}

void record(database::Tx& tx, Actor const& actor, std::string_view action, std::int64_t number,
            Decision const& decision, Instant now) {
  audit::record(tx, actor, action, subject_of(number), told(decision), now);
  jobs::enqueue(tx, log_decisions_job, "{}", now);
}

}  // namespace

Result<std::int64_t> record_accreditation(database::Tx& tx, Actor const& actor, NewAccreditation const& wanted,
                                          LocalDate today, Instant now) {
  auto const number = add(tx, wanted, actor.account, today, now);
  if (number) record(tx, actor, "accreditation.recorded", *number, wanted.decision, now);
  return number;
}

Result<int> record_decision(database::Tx& tx, Actor const& actor, Change const& wanted, LocalDate today, Instant now) {
  auto const version = change(tx, wanted, actor.account, today, now);
  if (version) record(tx, actor, "accreditation.decided", wanted.number, wanted.decision, now);
  return version;
}

}  // namespace obereg::accreditation
