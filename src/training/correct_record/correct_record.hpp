// «Исправить запись»: the provider's signer gives the record's new content and the reason. What is made here is a
// draft; the new version stands in the registry when it is signed (sign_act).
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/form.hpp"
#include "training/sign_act/act_draft.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

// What can be corrected: everything but the number, the provider, and the date of entry that the registry itself set.
struct CorrectableColumn {
  Column column;
  std::string_view id;  // of the field in the form
};
inline constexpr std::array<CorrectableColumn, 13> correctable_columns{{{Column::last_name, "last_name"},
                                                                        {Column::first_name, "first_name"},
                                                                        {Column::middle_name, "middle_name"},
                                                                        {Column::snils, "snils"},
                                                                        {Column::employer_name, "employer_name"},
                                                                        {Column::employer_inn, "employer_inn"},
                                                                        {Column::position, "position"},
                                                                        {Column::protocol_number, "protocol_number"},
                                                                        {Column::programme, "programme"},
                                                                        {Column::checked_on, "checked_on"},
                                                                        {Column::outcome, "outcome"},
                                                                        {Column::knowledge_check, "knowledge_check"},
                                                                        {Column::entered_on, "entered_on"}}};

using TypedRecord = std::map<Column, std::string>;

// The record as the form shows it at first.
TypedRecord typed_from(TrainingRecord const& record);

// TRN-04: «With a number, … «Дата внесения в реестр» may then be filled in and is kept.» So the date of a record that
// came with its number is the provider's word; the date of one that the registry numbered is the registry's.
bool may_correct_entry_date(StandingRecord const& standing);

struct CheckedCorrection {
  TrainingRecord record;
  std::vector<html::FieldError> errors;  // where there are any, `record` is as it stands
};
// The same rules as for a row of a workbook (TRN-03 … TRN-09).
CheckedCorrection check_correction(StandingRecord const& standing, TypedRecord const& typed, LocalDate const& today);

Result<ActDraft> draft_correction(database::Tx& tx, Actor const& actor, TrainingRecord const& corrected, int of_version,
                                  std::string const& reason, Instant now);

}  // namespace obereg::training
