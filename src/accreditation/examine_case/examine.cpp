#include "accreditation/examine_case/examine.hpp"

#include "accreditation/examination/refusals.hpp"
#include "accreditation/keep_registry/keep_form.hpp"
#include "accreditation/tell_signatories/tell_signatories.hpp"
#include "casework/handling/handling.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 500, longest_text = 4'000;

void take(Answers& answers, http::Fields const& form, std::string const& id) {
  if (form.has(id)) answers.values[id] = form.get(id);
}

// "" where the draft may be changed.
Result<Examination> open_examination(database::ReadTx& tx, Actor const& actor, std::int64_t id, std::int64_t seen,
                                     Instant now) {
  auto const held = case_in_work(tx, actor, id, true, now);
  if (!held) return held.error();
  auto const examination = examination_of(tx, held->id);
  if (examination.state != ExaminationState::work) return refuse(refusals::draft_sent);
  if (examination.version != seen) return refuse(refusals::changed_elsewhere);
  return examination;
}

}  // namespace

Answers with_checklist(Variant const& variant, http::Fields const& form, Answers before) {
  for (auto const& criterion : variant.criteria)
    for (auto const* const part : {"met", "point", "remark"}) take(before, form, input_of(part, criterion.key));
  return before;
}

Answers with_draft(Variant const& variant, http::Fields const& form, Answers before) {
  for (auto const* const id : {"outcome", "registry_step", "changes", "name", "place", "region", "seen", "record"})
    take(before, form, id);
  if (form.has("asks-grounds")) before.choices["grounds"] = form.every("grounds");
  for (auto const& ground : variant.grounds) take(before, form, input_of("reason", ground.key));
  if (form.has("asks-particulars"))
    for (auto const* const id : {"services", "trainings"}) before.choices[id] = form.every(id);
  return before;
}

std::vector<html::FieldError> too_long(Answers const& typed) {
  std::vector<html::FieldError> errors;
  for (auto const& [id, value] : typed.values) {
    auto const most = id == "name" || id == "place" ? longest_line : longest_text;
    if (text::length(value) > most) errors.push_back({id, "Не длиннее " + std::to_string(most) + " знаков."});
  }
  for (auto const& [id, values] : typed.choices)
    if (values.size() > 20) errors.push_back({id, "Слишком много отметок."});
  return errors;
}

Result<Examination> save_typed(database::Tx& tx, Actor const& actor, std::int64_t id, std::int64_t seen,
                               std::function<Answers(Answers)> const& change, Instant now) {
  auto examination = open_examination(tx, actor, id, seen, now);
  if (!examination) return examination;
  examination->typed = change(examination->typed);
  if (!save_examination(tx, *examination, actor.account, now)) return refuse(refusals::changed_elsewhere);
  ++examination->version;
  casework::enter_stage(tx, examination->held, "decision");
  return examination;
}

std::vector<html::FieldError> faults_of(CaseInWork const& work) {
  auto const& typed = work.examination.typed;
  std::vector<html::FieldError> faults;
  for (auto const& each : hindrances(*work.variant, typed, work.record)) faults.push_back({each.id, each.text});
  if (outcome_of(typed) != Outcome::granted || !asks_for_particulars(*work.variant, typed)) return faults;
  KeepForm form;
  form.name = typed.value("name");
  form.place = typed.value("place");
  form.region = typed.value("region");
  form.services = typed.chosen("services");
  form.trainings = typed.chosen("trainings");
  checked_particulars(form);
  faults.insert(faults.end(), form.errors.begin(), form.errors.end());
  return faults;
}

Result<void> send_draft(database::Tx& tx, web::Settings const& settings, Actor const& actor, std::int64_t id,
                        std::int64_t seen, Instant now) {
  auto const examination = open_examination(tx, actor, id, seen, now);
  if (!examination) return examination.error();
  auto const held = case_in_work(tx, actor, id, true, now);
  auto const faults = faults_of(read_case_in_work(tx, *held));
  if (!faults.empty()) return refuse(refusals::draft_not_ready, faults.front().text);
  if (!move_examination(tx, *examination, ExaminationState::sent, "", actor.account, now))
    return refuse(refusals::changed_elsewhere);
  casework::add_event(tx, held->id, {now, "draft-sent", actor.name, "Проект решения передан на подпись."});
  audit::record(tx, actor, "accreditation.draft-sent", "accreditation-case:" + std::to_string(held->id.value),
                "входящий номер " + held->incoming_number, now);
  tell_signatories(tx, settings, actor, *held, now);
  return {};
}

}  // namespace obereg::accreditation
