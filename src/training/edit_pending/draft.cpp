#include "training/edit_pending/draft.hpp"

#include <stdexcept>

#include "training/numbers/registry_number.hpp"
#include "training/records/shown.hpp"
#include "training_rules/check_workbook/row/row_check.hpp"

namespace obereg::training {

DraftCheck check_draft(Draft const& draft, Provider const& provider, LocalDate today) {
  auto const inn = Inn::parse(provider.inn);
  if (!inn) throw std::logic_error("the provider's ИНН is wrong");
  auto whole = draft;
  whole[Column::provider_name] = provider.name;
  whole[Column::provider_inn] = provider.inn;
  std::array<std::string, column_count> buffers;
  RowValues row;
  row.number = 1;
  for (std::size_t i = 0; i < column_count; ++i) {
    spreadsheets::Cell cell;
    cell.type = spreadsheets::CellType::text;
    cell.text = whole.typed[i];
    row.values[i] = value_of(cell, false, buffers[i]);
  }
  std::array<bool, column_count> present;
  present.fill(true);
  RowCheck check({ImportKind::reimport, provider.name, *inn, today}, present);
  DraftCheck checked;
  checked.record = check.check(row);
  checked.errors = check.findings().errors;
  return checked;
}

Draft draft_of(TrainingRecord const& record) {
  Draft draft;
  draft[Column::registry_number] = record.is_new() ? std::string(new_number) : record.registry_number;
  draft[Column::entered_on] = record.entered_on ? record.entered_on->russian() : "";
  draft[Column::last_name] = record.last_name;
  draft[Column::first_name] = record.first_name;
  draft[Column::middle_name] = record.middle_name;
  draft[Column::snils] = record.snils ? record.snils->printed() : "";
  draft[Column::employer_name] = record.employer_name;
  draft[Column::employer_inn] = record.employer_inn.digits();
  draft[Column::position] = record.position;
  draft[Column::protocol_number] = record.protocol_number;
  draft[Column::programme] = programme_title(record.programme_id);
  draft[Column::checked_on] = record.checked_on.russian();
  draft[Column::outcome] = shown(record.outcome);
  draft[Column::knowledge_check] = shown(record.knowledge_check);
  return draft;
}

}  // namespace obereg::training
