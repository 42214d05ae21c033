// Whether the provider was accredited for a training on the day of the check of knowledge, as the registry of
// accredited organisations says it today (ACR-10; issue of accreditation, «Cross-check»).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation_registry/store.hpp"
#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "training/pending/pending_store.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

enum class AccreditationCheck : std::uint8_t { off, warn, refuse };
inline constexpr AccreditationCheck all_accreditation_checks[] = {AccreditationCheck::off, AccreditationCheck::warn,
                                                                  AccreditationCheck::refuse};
std::string_view to_text(AccreditationCheck check);   // "warn": in the database and the form
std::string_view title_of(AccreditationCheck check);  // Russian: "Предупреждать"

struct AccreditationCheckChange {
  AccreditationCheck check = AccreditationCheck::warn;
  std::string set_by;
  Instant set_at;
};
AccreditationCheck accreditation_check(database::ReadTx& tx);
std::vector<AccreditationCheckChange> accreditation_check_changes(database::ReadTx& tx);  // the newest first
// Appends the change and its audit record. False where it would change nothing.
bool set_accreditation_check(database::Tx& tx, Actor const& actor, AccreditationCheck check, Instant now);

// What the registry says of a training. Nothing where it says nothing: nobody is entered yet, the programme falls under
// no kind of training, or an employer has trained its own people, which needs no accreditation (decree № 2334 is on
// services to others).
std::optional<accreditation::Standing> standing_of_training(database::ReadTx& tx, TrainingRecord const& record);
// Russian: "действовала" after «Аккредитация на дату проверки знаний»; for the card of a record.
std::string_view words_of(accreditation::Standing standing);

struct AccreditationFindings {
  std::vector<CellError> refused;  // where the ministry has set to refuse; new records alone
  std::vector<CellError> warned;
};
// A record with a number of its own was entered before the check: it is warned of, and never refused.
AccreditationFindings accreditation_findings(database::ReadTx& tx, std::span<PendingRecord const> records);

}  // namespace obereg::training
