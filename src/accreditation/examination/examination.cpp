#include "accreditation/examination/examination.hpp"

#include <stdexcept>

#include "access/accounts/accounts.hpp"
#include "accreditation/examination/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::examination;

namespace {

constexpr ExaminationState all_states[] = {ExaminationState::work, ExaminationState::sent,
                                           ExaminationState::signed_off};

ExaminationState state_of(std::string_view text) {
  for (auto const state : all_states)
    if (to_text(state) == text) return state;
  throw std::logic_error("an unknown state of an examination");
}

CaseDecision read_decision(database::Row const& row) {
  CaseDecision read;
  read.is_granted = row.text(0) == "granted";
  read.decided_on = row.date(1);
  read.letter_number = row.string(2);
  read.officer = {row.integer(3)};
  read.signed_by = {row.integer(4)};
  read.signer = row.string(5);
  read.typed = answers_of_json(row.text(6));
  read.registry_number = row.optional_integer(7);
  read.letter = row.integer(8);
  read.signature = row.integer(9);
  read.decided_at = row.moment(10);
  read.template_version = row.integer(11);
  read.letter_text = row.string(12);
  return read;
}

}  // namespace

std::string_view to_text(ExaminationState state) {
  switch (state) {
    case ExaminationState::work:
      return "work";
    case ExaminationState::sent:
      return "sent";
    case ExaminationState::signed_off:
      return "signed";
  }
  throw std::logic_error("an unknown state of an examination");
}

Examination examination_of(database::ReadTx& tx, casework::CaseId id) {
  auto found = tx.find_one(sql::find_examination, {{"case_id", id}}, [&](database::Row const& row) {
    return Examination{
        id, row.integer(0), answers_of_json(row.text(1)), state_of(row.text(2)), row.string(3), {row.integer(4)}};
  });
  return found ? std::move(*found) : Examination{id, 0, {}, ExaminationState::work, ""};
}

bool save_examination(database::Tx& tx, Examination const& next, AccountId by, Instant now) {
  auto const typed = to_json(next.typed);
  if (next.version == 0)
    return tx.exec(sql::insert_examination, {{"case_id", next.held}, {"typed", typed}, {"by", by}, {"now", now}}) == 1;
  return tx.exec(sql::save_examination,
                 {{"typed", typed}, {"by", by}, {"now", now}, {"case_id", next.held}, {"version", next.version}}) == 1;
}

bool move_examination(database::Tx& tx, Examination const& seen, ExaminationState to, std::string const& remark,
                      AccountId by, Instant now) {
  return tx.exec(sql::move_examination, {{"to", to_text(to)},
                                         {"remark", remark},
                                         {"by", by},
                                         {"now", now},
                                         {"case_id", seen.held},
                                         {"version", seen.version},
                                         {"from", to_text(seen.state)}}) == 1;
}

std::vector<casework::CaseId> sent_cases(database::ReadTx& tx) {
  return tx.all(sql::sent_cases, {}, [](database::Row const& row) { return casework::CaseId{row.integer(0)}; });
}

std::optional<CaseDecision> decision_of(database::ReadTx& tx, casework::CaseId id) {
  return tx.find_one(sql::find_decision, {{"case_id", id}}, read_decision);
}

void record_case_decision(database::Tx& tx, casework::CaseId id, CaseDecision const& decision,
                          access::AcceptedSignature const& accepted) {
  tx.exec_one(sql::insert_decision, {{"case_id", id},
                                     {"outcome", decision.is_granted ? "granted" : "refused"},
                                     {"decided_on", decision.decided_on},
                                     {"letter_number", decision.letter_number},
                                     {"officer", decision.officer},
                                     {"signed_by", decision.signed_by},
                                     {"signer", accepted.signer},
                                     {"thumbprint", accepted.thumbprint},
                                     {"evidence", accepted.evidence},
                                     {"typed", to_json(decision.typed)},
                                     {"registry_number", decision.registry_number},
                                     {"letter", decision.letter},
                                     {"signature", decision.signature},
                                     {"template_version", decision.template_version},
                                     {"letter_text", decision.letter_text},
                                     {"now", decision.decided_at}});
}

bool belongs_to_applicant(database::ReadTx& tx, Actor const& actor, casework::Case const& held) {
  if (actor.organisation == held.organisation) return true;
  for (auto const& cabinet : access::cabinets_of(tx, actor.account))
    if (cabinet.organisation.id == held.organisation) return true;
  return false;
}

}  // namespace obereg::accreditation
