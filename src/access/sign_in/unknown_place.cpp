#include "access/sign_in/unknown_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include "access/sign_in/queries.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::sign_in;

namespace {

constexpr std::chrono::days remembered{365};

constexpr std::string_view letter =
    "В вашу учётную запись вошли из сети, из которой раньше не входили.\n\nКогда: {moment}.\nКак: {way}.\nАдрес: "
    "{address}.\nБраузер: {browser}.\n\nЕсли это были вы, делать ничего не нужно.\n\nЕсли нет, откройте "
    "{origin}/account/sessions и нажмите «Выйти везде». Если вошли по паролю, смените пароль; если по сертификату, "
    "сообщите удостоверяющему центру, что ключ доступен другим, и администратору системы.\n";

std::string place_of(std::string const& address) {
  constexpr unsigned short ipv4_bits = 16, ipv6_bits = 32;
  namespace ip = boost::asio::ip;
  boost::system::error_code failed;
  auto const parsed = ip::make_address(address, failed);
  if (failed) return address;
  if (parsed.is_v4()) return ip::network_v4(parsed.to_v4(), ipv4_bits).canonical().to_string();
  return ip::network_v6(parsed.to_v6(), ipv6_bits).canonical().to_string();
}

}  // namespace

bool is_unknown_place(std::string const& address, std::vector<std::string> const& earlier) {
  auto const place = place_of(address);
  return !earlier.empty() &&
         std::none_of(earlier.begin(), earlier.end(), [&](auto const& one) { return place_of(one) == place; });
}

void tell_of_unknown_place(database::Tx& tx, Account const& account, SessionWanted const& wanted,
                           web::Settings const& settings, Instant now) {
  if (account.email.empty()) return;
  auto const earlier = tx.all(sql::earlier_addresses, {{"account", account.id}, {"since", now - remembered}},
                              [](database::Row const& row) { return std::string(row.text(0)); });
  if (!is_unknown_place(wanted.address, earlier)) return;
  mail::send_later(tx, account.email, "Вход с нового места",
                   fmt::format(letter, fmt::arg("moment", russian_moment(now)), fmt::arg("way", title_of(wanted.way)),
                               fmt::arg("address", wanted.address), fmt::arg("browser", wanted.browser.substr(0, 300)),
                               fmt::arg("origin", settings.origin)),
                   now);
}

}  // namespace obereg::access
