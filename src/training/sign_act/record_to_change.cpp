#include "training/sign_act/record_to_change.hpp"

#include "training/records/record_columns.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sign_act;

namespace {

Result<StandingRecord> not_annulled(StandingRecord const& standing) {
  if (standing.annulled_on) return refuse(refusals::already_annulled);
  return standing;
}

}  // namespace

Result<StandingRecord> record_to_change(database::ReadTx& tx, std::string const& number) {
  auto const standing = find_standing(tx, number);
  return standing ? not_annulled(*standing) : refuse(refusals::record_not_found);
}

Result<StandingRecord> own_record_to_change(database::ReadTx& tx, OrganisationId provider, std::string const& number) {
  auto const standing = find_standing(tx, number);
  if (!standing || standing->organisation != provider) return refuse(refusals::record_not_found);
  return not_annulled(*standing);
}

std::string same_event(database::ReadTx& tx, TrainingRecord const& record) {
  auto const found = tx.find_one(sql::same_event,
                                 {{"key", database::Bytes{duplicate_key(record)}}, {"number", record.registry_number}},
                                 [](database::Row const& row) { return row.string(0); });
  return found.value_or("");
}

}  // namespace obereg::training
