#include "training/records/shown.hpp"

#include "training/numbers/registry_number.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

std::string_view shown(Outcome outcome) {
  return outcome == Outcome::passed ? "Успешно" : "Неуспешно";
}

std::string_view shown(KnowledgeCheck check) {
  switch (check) {
    case KnowledgeCheck::not_stated:
      return "";
    case KnowledgeCheck::yes:
      return "Да";
    case KnowledgeCheck::no:
      return "Нет";
  }
  return "";
}

std::string full_name(TrainingRecord const& record) {
  auto name = record.last_name + " " + record.first_name;
  if (!record.middle_name.empty()) name += " " + record.middle_name;
  return name;
}

std::string_view programme_title(int programme_id) {
  auto const* programme = find_programme(programme_id);
  return programme ? programme->title : std::string_view{};
}

html::View record_view(TrainingRecord const& record) {
  return {{"number", record.is_new() ? std::string(new_number) : record.registry_number},
          {"full_name", full_name(record)},
          {"snils", record.snils ? record.snils->printed() : record.foreign_snils},
          {"employer", record.employer_name},
          {"employer_inn", record.employer_inn.digits()},
          {"position", record.position},
          {"programme", programme_title(record.programme_id)},
          {"checked_on", record.checked_on.russian()},
          {"outcome", shown(record.outcome)},
          {"protocol", record.protocol_number},
          {"entered_on", record.entered_on ? record.entered_on->russian() : ""},
          {"is_new", record.is_new()}};
}

}  // namespace obereg::training
