#include "accreditation_registry/numbers.hpp"

#include "accreditation_registry/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation_registry;

std::vector<NumberedRecord> record_numbers(database::ReadTx& tx, std::int64_t after, int count) {
  return tx.all(sql::numbers, {{"after", after}, {"count", count}}, [](database::Row const& row) {
    return NumberedRecord{row.integer(0), row.moment(1)};
  });
}

std::vector<std::int64_t> parts_of_registry(database::ReadTx& tx, int size) {
  std::vector<std::int64_t> begins{0};
  for (;;) {
    auto const ends = tx.all(sql::numbers_from, {{"after", begins.back()}, {"skipped", size - 1}},
                             [](database::Row const& row) { return row.integer(0); });
    if (ends.size() < 2) return begins;  // nothing follows the part's last record
    begins.push_back(ends.front());
  }
}

}  // namespace obereg::accreditation
