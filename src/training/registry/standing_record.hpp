// A record of the registry as it stands: its newest published version, and whether the training holds today.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "training/acts/act.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

struct StandingRecord {
  std::int64_t row = 0;  // grows with every version entered: the order of entry
  int version = 1;
  ActId act;
  OrganisationId organisation;
  bool reimported = false;               // «Создано повторно»
  std::optional<LocalDate> valid_until;  // the last day; nothing where the check of knowledge was not passed
  std::optional<LocalDate> annulled_on;
  TrainingRecord record;
};

enum class Standing : std::uint8_t { valid, expired, not_passed, annulled };
// The last day of the term still counts.
Standing standing_of(StandingRecord const& record, LocalDate today);
std::string_view russian_name(Standing standing);
std::string_view colour_of(Standing standing);  // of its tag

// SQL of a standing record r: what read_standing() reads, and the condition that leaves one version of each record: its
// act is published, and there is no later published version. The acts that wait are few and read once a query; later
// versions are asked row by row, of the small index that `v.version > 1` leads to. PostgreSQL can't turn a NOT EXISTS
// with an inequality into a scan of the table. Inside a CASE the condition is guessed to hold for every second row;
// else it would be guessed to hold for few, and then PostgreSQL rather reads and sorts all that was found than follows
// the index.
std::string const& standing_columns();
inline constexpr std::string_view is_standing =
    "case when r.act_id not in (select a.id from training_acts a where a.published_at is null) and not exists (select "
    "1 "
    "from training_records v join training_acts w on w.id = v.act_id where v.registry_number = r.registry_number and "
    "v.version > r.version and v.version > 1 and w.published_at is not null) then true else false end";
StandingRecord read_standing(database::Row const& row);

// Whose records a person sees (TRN-14): the provider its own, the employer those of its ИНН, the ministry all.
struct Scope {
  enum class Kind : std::uint8_t { nothing, provider, employer, everything };
  Kind kind = Kind::nothing;
  OrganisationId organisation;
  std::string inn;  // of the organisation

  bool sees(StandingRecord const& record) const;
};
Scope scope_of(database::ReadTx& tx, Actor const& actor);

std::optional<StandingRecord> find_standing(database::ReadTx& tx, std::string const& number);
// Nothing alike for a record that does not exist and for one that is not this person's to see.
std::optional<StandingRecord> find_visible(database::ReadTx& tx, Actor const& actor, std::string const& number);

// Numbers given by earlier registries are opaque and may hold a slash, which would end the segment of an address.
// Escaped as in JSON Pointer (RFC 6901): "~" is "~0", "/" is "~1".
std::string record_address(std::string_view number);  // "/training/registry/ОТ~1123", percent-encoded
std::string number_of_segment(std::string_view segment);

}  // namespace obereg::training
