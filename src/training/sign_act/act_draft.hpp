// A correction or an annulment of one record that waits for its signature. The bytes that are signed are made from the
// draft alone, so they are the same on the page, in the download and in the check.
#pragma once
#include <optional>
#include <string>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "training/acts/act.hpp"
#include "training/sign_act/record_to_change.hpp"

namespace obereg::training {

using ActDraftId = Id<struct ActDraftTag>;

struct ActDraft {
  ActDraftId id;
  ledger::EventKind kind = ledger::EventKind::annulled;
  OrganisationId organisation;  // of the one who signs
  int version = 1;              // of the record that the draft was made from
  bool by_ministry = false;
  std::string document_hash;  // the ministry's decision; "" where none
  std::string reason;
  std::optional<ActId> act;  // once signed
  TrainingRecord record;     // corrected, or as it is annulled
};

// Of the record as it stands; its content and the reason are then filled in.
ActDraft draft_about(StandingRecord const& standing, ledger::EventKind kind, Actor const& actor);
ActDraftId insert_draft(database::Tx& tx, Actor const& actor, ActDraft const& draft, Instant now);

// The draft where the actor may see and sign it, else a refusal as if it did not exist.
Result<ActDraft> visible_draft(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

// Likewise; and, once it is signed, for whoever sees the receipts of the record's provider (the provider's people, the
// ministry).
Result<ActDraft> readable_act(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
ActDraft draft_of_act(database::ReadTx& tx, ActId act);

// What pages, files and the receipt call the act: "act-17".
std::string name_of(ActDraft const& draft);

// docs/formats.md, "Signed file".
std::string signed_bytes_of(ActDraft const& draft);

}  // namespace obereg::training
