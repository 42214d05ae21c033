#include "accreditation/sign_decision/decide_registry.hpp"

#include "accreditation/examination/refusals.hpp"
#include "accreditation/keep_registry/keep_registry.hpp"

namespace obereg::accreditation {

namespace {

// П. 9.1.1 е–и, 9.2.1, 9.3.1: the record holds the day and the ground, and of a change or resumption the letter's
// requisites; they are kept of every decision.
Decision decision_of(ToDecide const& decided, Step step) {
  Decision decision;
  decision.step = step;
  decision.decided_on = decided.terms.day;
  decision.ground = "Заявление от " + decided.facts.incoming_date + " № " + decided.facts.incoming_number + ", " +
                    decided.work.variant->registry_entry_clause;
  decision.letter_date = decided.terms.day;
  decision.letter_number = decided.facts.letter_number;
  return decision;
}

Result<std::int64_t> add_record(database::Tx& tx, Actor const& actor, ToDecide const& decided, Instant now) {
  if (next_number(tx) != decided.terms.record)
    return refuse(refusals::letter_out_of_date, "Номер записи в реестре уже занят.");
  NewAccreditation wanted;
  wanted.number = decided.terms.record;
  wanted.inn = decided.facts.inn;
  wanted.ogrn = decided.facts.ogrn;
  wanted.of_sole_trader = decided.work.variant->applicant == ApplicantKind::sole_trader;
  wanted.decision = decision_of(decided, Step::granted);
  wanted.particulars = particulars_of(decided.work.examination.typed);
  return record_accreditation(tx, actor, wanted, decided.terms.day, now);
}

}  // namespace

Result<std::optional<std::int64_t>> decide_registry(database::Tx& tx, Actor const& actor, ToDecide const& decided,
                                                    Instant now) {
  auto const& typed = decided.work.examination.typed;
  auto const step = registry_step_of(*decided.work.variant, typed);
  if (!decided.facts.is_granted || !step) return std::optional<std::int64_t>{};
  if (*step == Step::granted) {
    auto const number = add_record(tx, actor, decided, now);
    if (!number) return number.error();
    return std::optional(*number);
  }
  if (!decided.work.record) return refuse(refusals::draft_not_ready, "В реестре нет записи этого заявителя.");
  Change wanted;
  wanted.number = decided.work.record->number;
  // One that took the place of the record that the officer saw may have as many versions.
  if (auto const seen = typed.value("record"); !seen.empty() && seen != std::to_string(wanted.number))
    return refuse(refusals::letter_out_of_date, "Вместо записи реестра, которую видел исполнитель, теперь другая.");
  wanted.seen = std::atoi(typed.value("seen").c_str());
  wanted.decision = decision_of(decided, *step);
  if (*step == Step::changed) wanted.particulars = particulars_of(typed);
  auto const version = record_decision(tx, actor, wanted, decided.terms.day, now);
  if (!version) return version.error();
  return std::optional(wanted.number);
}

}  // namespace obereg::accreditation
