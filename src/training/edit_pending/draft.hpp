// A record as it is typed into the form: texts, checked by the same rules as a row of a workbook.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "training/sets/record_set.hpp"
#include "training_rules/model/columns.hpp"
#include "training_rules/model/record.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

struct Draft {
  std::array<std::string, column_count> typed;
  std::string& operator[](Column column) { return typed[static_cast<std::size_t>(column)]; }
  std::string const& operator[](Column column) const { return typed[static_cast<std::size_t>(column)]; }
};

struct DraftCheck {
  std::optional<TrainingRecord> record;  // where every rule holds
  std::vector<CellError> errors;
};

// The provider is the one whose form it is: its name and ИНН are not typed.
DraftCheck check_draft(Draft const& draft, Provider const& provider, LocalDate today);
Draft draft_of(TrainingRecord const& record);

}  // namespace obereg::training
