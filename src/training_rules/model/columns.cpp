#include "training_rules/model/columns.hpp"

namespace obereg::training {

std::array<ColumnFacts, column_count> const& columns() {
  static constexpr std::array<ColumnFacts, column_count> table{{
      {Column::registry_number, "Номер в реестре", true, 50},
      {Column::last_name, "Фамилия", true, 100},
      {Column::first_name, "Имя", true, 100},
      {Column::middle_name, "Отчество", false, 100},
      {Column::snils, "СНИЛС", false, 500},
      {Column::employer_name, "Наименование работодателя", true, 500},
      {Column::employer_inn, "ИНН работодателя", true, 500},
      {Column::position, "Должность", true, 500},
      {Column::provider_name, "Наименование организации, проводившей обучение", true, 500},
      {Column::provider_inn, "ИНН организации, проводившей обучение", true, 500},
      {Column::protocol_number, "Номер протокола", true, 100},
      {Column::programme, "Программа обучения", true, 500},
      {Column::checked_on, "Дата проверки знаний", true, 500},
      {Column::outcome, "Результат", true, 500},
      {Column::entered_on, "Дата внесения в реестр", false, 500},
      {Column::knowledge_check, "Проверка знания требований охраны труда", false, 500},
      {Column::annulled, "Аннулировано", false, 500},
      {Column::annulled_on, "Дата аннулирования", false, 500},
  }};
  return table;
}

ColumnFacts const& facts(Column column) {
  return columns()[static_cast<std::size_t>(column)];
}

bool is_mandatory(Column column, ImportKind kind) {
  if (column == Column::registry_number && kind == ImportKind::import) return false;
  return facts(column).mandatory;
}

}  // namespace obereg::training
