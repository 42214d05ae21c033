#include "platform/attempts/attempts.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "platform/attempts/queries.hpp"

namespace obereg::attempts {

namespace sql = obereg::sql::platform::attempts;

namespace {

constexpr std::size_t bytes_of_network = 8;

std::int64_t period_of(Instant now) {
  return now.time_since_epoch() / period;
}

}  // namespace

std::int64_t count(database::Tx& tx, std::string_view purpose, std::string const& whose, Instant now) {
  auto const made =
      tx.get_integer(sql::count_one, {{"purpose", purpose}, {"whose", whose}, {"period", period_of(now)}});
  // Those of past periods are forgotten whoever made them.
  if (made == 1) tx.exec(sql::forget, {{"period", period_of(now)}});
  return made;
}

std::int64_t counted(database::ReadTx& tx, std::string_view purpose, std::string const& whose, Instant now) {
  return tx.get_integer(sql::counted, {{"purpose", purpose}, {"whose", whose}, {"period", period_of(now)}});
}

std::string network_of(std::string const& address) {
  boost::system::error_code failed;
  auto const parsed = boost::asio::ip::make_address(address, failed);
  if (failed || !parsed.is_v6()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + bytes_of_network, bytes.end(), std::uint8_t{0});
  return boost::asio::ip::make_address_v6(bytes).to_string() + "/64";
}

}  // namespace obereg::attempts
