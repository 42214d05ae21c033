#include "training/public_check/public_check.hpp"

#include "core/text.hpp"
#include "training/public_check/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::public_check;

std::optional<StandingRecord> check_publicly(database::ReadTx& tx, std::string const& number,
                                             std::string const& last_name) {
  auto found = find_standing(tx, text::tidy_spaces(number));
  if (found && text::fold(found->record.last_name) != text::fold(last_name)) found.reset();
  return found;
}

bool may_check(database::Tx& tx, std::string const& address, Instant now) {
  auto const period = now.time_since_epoch() / check_period;
  tx.exec(sql::forget_attempts, {{"address", address}, {"period", period}});
  return tx.get_integer(sql::count_attempt, {{"address", address}, {"period", period}}) <= most_checks;
}

}  // namespace obereg::training
