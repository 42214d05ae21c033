#include "training/public_check/public_check.hpp"

#include <boost/asio/ip/address.hpp>

#include "core/text.hpp"
#include "training/public_check/queries.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::public_check;

namespace {

constexpr std::size_t bytes_of_network = 8;

std::int64_t period_of(Instant now) {
  return now.time_since_epoch() / check_period;
}

std::int64_t count(database::Tx& tx, std::string const& whose, Instant now) {
  auto const attempts = tx.get_integer(sql::count_attempt, {{"address", whose}, {"period", period_of(now)}});
  if (attempts == 1) tx.exec(sql::forget_attempts, {{"period", period_of(now)}});
  return attempts;
}

std::int64_t counted(database::ReadTx& tx, std::string const& whose, Instant now) {
  return tx.get_integer(sql::attempts, {{"address", whose}, {"period", period_of(now)}});
}

// A number is compared as it is; one that is not found so is also tried in capitals and in small letters, or «от-17»
// would be answered with a false 'no'.
std::optional<StandingRecord> find_as_typed(database::ReadTx& tx, std::string const& number) {
  for (auto const& spelling : {number, text::upper(number), text::lower(number)})
    if (auto found = find_standing(tx, spelling)) return found;
  return std::nullopt;
}

}  // namespace

std::string network_of(std::string const& address) {
  boost::system::error_code failed;
  auto const parsed = boost::asio::ip::make_address(address, failed);
  if (failed || !parsed.is_v6()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + bytes_of_network, bytes.end(), std::uint8_t{0});
  return boost::asio::ip::make_address_v6(bytes).to_string() + "/64";
}

bool may_open_extract(database::Tx& tx, std::string const& address, Instant now) {
  return count(tx, "extract:" + network_of(address), now) <= most_checks;
}

Result<std::optional<StandingRecord>> check_publicly(database::Tx& tx, PublicCheck const& check, Instant now) {
  if (count(tx, network_of(check.address), now) > most_checks) return refuse(refusals::too_many_checks);
  auto const number = text::tidy_spaces(check.number);
  // Asked before the answer is known: the right surname among many tried would be told by being the one that is
  // answered.
  auto const tried = "number:" + text::hex(text::sha256(text::fold(number)));
  if (counted(tx, tried, now) >= most_wrong_surnames) return refuse(refusals::number_tried_too_often);
  auto found = find_as_typed(tx, number);
  if (found && text::fold(found->record.last_name) != text::fold(check.last_name)) found.reset();
  if (!found) count(tx, tried, now);
  return found;
}

}  // namespace obereg::training
