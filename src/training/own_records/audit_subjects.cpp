#include "training/own_records/queries.hpp"
#include "training/training.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::own_records;

std::vector<std::string> audit_subjects_of_person(database::ReadTx& tx, std::string const& snils) {
  std::vector<std::string> subjects;
  if (snils.empty()) return subjects;  // records of people without one would all be "theirs"
  tx.each(sql::records_of_person, {{"snils", snils}},
          [&](database::Row const& row) { subjects.push_back("record:" + row.string(0)); });
  tx.each(sql::extracts_of_person, {{"snils", snils}},
          [&](database::Row const& row) { subjects.push_back("extract:" + row.string(0)); });
  return subjects;
}

}  // namespace obereg::training
