#include "access/admin_accounts/tell_owner.hpp"

#include <fmt/format.h>

#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace {

constexpr char const letter[] = R"(Здравствуйте.

{what}

Когда: {when}. Если это были не вы и вы об этом не просили, сразу сообщите администратору системы.

Ваша учётная запись: {origin}/account
)";

}  // namespace

void tell_owner(database::Tx& tx, web::Settings const& settings, AccountId account, OwnerNews const& news,
                Instant now) {
  auto const owner = find_account(tx, account);
  if (!owner || owner->email.empty()) return;
  mail::send_later(
      tx, owner->email, news.subject,
      fmt::format(letter, fmt::arg("what", news.what), fmt::arg("when", russian_moment(now, settings.zone)),
                  fmt::arg("origin", settings.origin)),
      now);
}

std::string in_words(signatures::Certificate const& certificate, web::Settings const& settings) {
  return "Серийный номер " + certificate.serial + ", действует по " +
         LocalDate::at(certificate.not_after, settings.zone).russian();
}

}  // namespace obereg::access
