// Numbers of the registry's records alone, for lists of pages.
#pragma once
#include <vector>

#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

struct NumberedRecord {
  std::int64_t number = 0;
  Instant recorded_at;  // of its last decision
};
// In order, above `after`, at most `count`.
std::vector<NumberedRecord> record_numbers(database::ReadTx& tx, std::int64_t after, int count);

// Where parts of `size` records begin: each stands for the records above it, up to the next. {0} for an empty registry.
std::vector<std::int64_t> parts_of_registry(database::ReadTx& tx, int size);

}  // namespace obereg::accreditation
