// Invented records for tests.
#pragma once
#include <string>

#include "training_rules/model/record.hpp"

namespace obereg::training::testing_support {

inline TrainingRecord sample_record(int person) {
  auto const inn = *Inn::parse("7707083893");
  return {.registry_number = {},
          .last_name = "Тестов" + std::to_string(person),
          .first_name = "Пётр",
          .middle_name = "",
          .snils = std::nullopt,
          .employer_name = "ООО «Пример»",
          .employer_inn = inn,
          .position = "Слесарь",
          .provider_name = "АНО «Центр»",
          .provider_inn = inn,
          .protocol_number = "12/26",
          .programme_id = 9,
          .checked_on = *LocalDate::of(2026, 2, 25),
          .outcome = Outcome::passed,
          .entered_on = std::nullopt,
          .knowledge_check = KnowledgeCheck::yes,
          .outer_id = {},
          .has_foreign_snils = false,
          .foreign_snils = {},
          .citizenship = {},
          .organisation_unit_id = {}};
}

}  // namespace obereg::training::testing_support
