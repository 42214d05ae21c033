#include "training/annul_record/annul_record.hpp"

#include "core/text.hpp"
#include "training/acts/act_shown.hpp"

namespace obereg::training {

std::string wrong_reason(std::string const& reason) {
  if (!text::is_clean(reason)) return "В причине есть недопустимые знаки. Наберите её заново.";
  if (text::tidy_spaces(reason).empty()) return "Укажите причину: по ней другие поймут, почему это сделано.";
  if (text::length(reason) > longest_reason) return "Причина длиннее 1000 знаков. Сократите её.";
  return "";
}

Result<ActDraft> draft_annulment(database::Tx& tx, Actor const& actor, std::string const& number,
                                 std::string const& reason, Instant now) {
  auto const standing = own_record_to_change(tx, actor.organisation, number);
  if (!standing) return standing.error();
  auto draft = draft_about(*standing, ledger::EventKind::annulled, actor);
  draft.reason = text::tidy_spaces(reason);
  draft.id = insert_draft(tx, actor, draft, now);
  return draft;
}

Result<ActDraft> draft_annulment_by_decision(database::Tx& tx, Actor const& actor, std::string const& number,
                                             MinistryDecision const& decision, Instant now) {
  auto const standing = record_to_change(tx, number);
  if (!standing) return standing.error();
  auto draft = draft_about(*standing, ledger::EventKind::annulled, actor);
  draft.by_ministry = true;
  draft.document_hash = decision.document_hash;
  draft.reason = "Решение № " + text::tidy_spaces(decision.number) + " от " + decision.taken_on.russian() +
                 document_mark(decision.document_hash) + ": " + text::tidy_spaces(decision.reason);
  draft.id = insert_draft(tx, actor, draft, now);
  return draft;
}

}  // namespace obereg::training
