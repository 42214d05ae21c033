#include "training/correct_record/correct_record.hpp"

#include "core/text.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/sign_set/signed_bytes.hpp"
#include "training_rules/check_workbook/row/row_check.hpp"

namespace obereg::training {

namespace {

// Keeps the texts that the values of a row refer to.
struct TypedRow {
  std::array<std::string, column_count> texts;
  RowValues values;

  void set(Column column, std::string const& typed) {
    auto const at = static_cast<std::size_t>(column);
    texts[at] = text::tidy_spaces(typed);
    auto& value = values.values[at];
    value.text = texts[at];
    value.state = !text::is_clean(typed) ? ValueState::bad_characters
                  : texts[at].empty()    ? ValueState::empty
                                         : ValueState::present;
  }
};

std::string field_of(std::string_view column_title) {
  for (auto const& [column, id] : correctable_columns)
    if (title(column) == column_title) return std::string(id);
  return "";
}

// What the form does not show stays.
void keep_the_rest(TrainingRecord& record, StandingRecord const& standing) {
  auto const& before = standing.record;
  record.registry_number = before.registry_number;
  record.provider_name = before.provider_name;
  record.provider_inn = before.provider_inn;
  if (!may_correct_entry_date(standing)) record.entered_on = before.entered_on;
  record.outer_id = before.outer_id;
  record.has_foreign_snils = before.has_foreign_snils;
  record.foreign_snils = before.foreign_snils;
  record.citizenship = before.citizenship;
  record.organisation_unit_id = before.organisation_unit_id;
}

}  // namespace

bool may_correct_entry_date(StandingRecord const& standing) {
  return !has_own_form(standing.record.registry_number);
}

TypedRecord typed_from(TrainingRecord const& record) {
  return {{Column::last_name, record.last_name},
          {Column::first_name, record.first_name},
          {Column::middle_name, record.middle_name},
          {Column::snils, record.snils ? record.snils->printed() : ""},
          {Column::employer_name, record.employer_name},
          {Column::employer_inn, record.employer_inn.digits()},
          {Column::position, record.position},
          {Column::protocol_number, record.protocol_number},
          {Column::programme, std::string(programme_title(record.programme_id))},
          {Column::checked_on, record.checked_on.russian()},
          {Column::outcome, std::string(shown(record.outcome))},
          {Column::knowledge_check, std::string(shown(record.knowledge_check))},
          {Column::entered_on, record.entered_on ? record.entered_on->russian() : ""}};
}

CheckedCorrection check_correction(StandingRecord const& standing, TypedRecord const& typed, LocalDate const& today) {
  auto const& before = standing.record;
  TypedRow row;
  for (auto const& [column, value] : typed) row.set(column, value);
  row.set(Column::registry_number, before.registry_number);
  row.set(Column::provider_name, before.provider_name);
  row.set(Column::provider_inn, before.provider_inn.digits());
  if (!may_correct_entry_date(standing)) row.set(Column::entered_on, typed_from(before).at(Column::entered_on));
  std::array<bool, column_count> all_present;
  all_present.fill(true);
  CheckRequest request{ImportKind::reimport, before.provider_name, before.provider_inn, today};
  RowCheck check(std::move(request), all_present);
  auto record = check.check(row.values);
  CheckedCorrection checked{before, {}};
  for (auto const& error : check.findings().errors)
    checked.errors.push_back(
        {field_of(error.column), error.rule == Rule::mandatory ? "Заполните поле." : error.message});
  // A workbook may leave it empty, since entry then sets it; a record that stands has one.
  if (row.values.values[static_cast<std::size_t>(Column::entered_on)].state == ValueState::empty)
    checked.errors.push_back({field_of(title(Column::entered_on)), "Заполните поле."});
  if (!record || !checked.errors.empty()) return checked;
  keep_the_rest(*record, standing);
  if (signed_row(*record) == signed_row(before))
    checked.errors.push_back({"", "Вы ничего не изменили. Исправьте нужные графы или вернитесь к записи."});
  checked.record = *std::move(record);
  return checked;
}

Result<ActDraft> draft_correction(database::Tx& tx, Actor const& actor, TrainingRecord const& corrected, int of_version,
                                  std::string const& reason, Instant now) {
  auto const standing = own_record_to_change(tx, actor.organisation, corrected.registry_number);
  if (!standing) return standing.error();
  if (standing->version != of_version) return refuse(refusals::record_changed);
  if (auto const other = same_event(tx, corrected); !other.empty())
    return refuse(refusals::correction_repeats, "Номер той записи: " + other + ".");
  auto draft = draft_about(*standing, ledger::EventKind::corrected, actor);
  draft.record = corrected;
  draft.reason = text::tidy_spaces(reason);
  draft.id = insert_draft(tx, actor, draft, now);
  return draft;
}

}  // namespace obereg::training
