// A training record as columns of the tables training_pending_records and training_records, which share them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/database/database.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

// Names of the shared columns, in the order of values() and read_record().
std::vector<std::string_view> const& record_columns();

void append_values(std::vector<database::Value>& row, TrainingRecord const& record);

// The record whose shared columns begin at column `first` of the row. The pending table does not hold the provider's
// name and ИНН (they are the set's): the caller sets them.
TrainingRecord read_record(database::Row const& row, int first);

// Tells the same event in two records (TRN-09): person, programme, date and protocol. The person is the СНИЛС, where
// there is one, else surname, name, patronymic and the employer's ИНН. 16 bytes.
std::string duplicate_key(TrainingRecord const& record);

}  // namespace obereg::training
