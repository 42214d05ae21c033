// What happened to a record: its entry, corrections and annulment, each with who signed it (TRN-16).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/acts/act.hpp"
#include "training/registry/standing_view.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

// Every column of the record, in words.
std::vector<CardLine> card_lines(TrainingRecord const& record);

struct HistoryEvent {
  ledger::EventKind kind = ledger::EventKind::entered;
  std::string signer, reason;  // the reason as people read it
  Instant signed_at, published_at;
  std::optional<RecordSetId> set;  // of an entry
  std::vector<std::string> changes;  // of a correction, in words: «Должность: Слесарь → Монтажник»
  bool by_ministry = false;          // an annulment by decision
  bool has_document = false;         // of that decision
  std::optional<std::int64_t> page;  // of a correction or an annulment: /training/acts/…
};
// The oldest first.
std::vector<HistoryEvent> history_of(database::ReadTx& tx, std::string const& number);

}  // namespace obereg::training
