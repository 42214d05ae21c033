// The bytes that a provider signs (docs/formats.md, "Signed file"). Made from what is stored; the same each time, since
// the records of a formed set do not change.
#pragma once
#include <string>

#include "platform/database/database.hpp"
#include "training/sets/record_set.hpp"
#include "training_rules/model/record.hpp"
#include "training_signed_set/signed_file.hpp"

namespace obereg::training {

SignedRow signed_row(TrainingRecord const& record);
std::string signed_bytes_of(database::ReadTx& tx, RecordSet const& set);

}  // namespace obereg::training
