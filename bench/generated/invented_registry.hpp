// A registry of any size, of invented people, written straight into its tables. Only measuring does so: the program
// itself enters records by signed sets alone.
#pragma once
#include <cstdint>
#include <string>

#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::bench {

// The same place always means the same record. Neighbours by name, person or number do not lie side by side in the
// table: records come in an order of chance.
class InventedRegistry {
 public:
  // The big employer has `of_big_employer` of the records, any other one about 400.
  InventedRegistry(std::int64_t records, std::int64_t of_big_employer);

  std::int64_t size() const { return records_; }
  training::TrainingRecord record(std::int64_t place) const;
  std::string number(std::int64_t place) const;
  std::string snils(std::int64_t place) const;      // of a person with three records
  std::string last_name(std::int64_t place) const;  // 50 records have it
  std::string employer_inn(std::int64_t place) const;
  std::string big_employer_inn() const;

 private:
  std::int64_t shuffled(std::int64_t place) const;
  std::int64_t records_, one_of_;
};

// Into a migrated database without records. Indexes are taken down and built anew at the end.
void fill_registry(database::Database& database, InventedRegistry const& registry, Instant now);

}  // namespace obereg::bench
