#include "access/invite/invite.hpp"

#include "access/invite/queries.hpp"
#include "access/passwords/password_links.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::invite;

namespace {

std::string signature_of(Actor const& inviter) {
  auto const organisation = text::tidy_spaces(inviter.organisation_name);
  return inviter.name + (organisation.empty() ? "" : ", " + organisation);
}

std::string invitation(std::string const& from, std::string const& link) {
  return "Вас приглашает в систему «Оберег»: " + from + ".\n\nЗадайте пароль, чтобы входить с этой почтой: " + link +
         "\n\nСсылка действует семь дней и один раз. Никому её не пересылайте.\n\nЕсли вы не ждали приглашения, ничего "
         "не делайте.\n";
}

std::string new_password(std::string const& from, std::string const& link) {
  return "Вам прислали ссылку, чтобы задать новый пароль в системе «Оберег». Прислал: " + from +
         ".\n\nНовый пароль: " + link +
         "\n\nСсылка действует час и один раз. Прежний пароль действует, пока не задан новый.\n\nЕсли вы об этом не "
         "просили, ничего не делайте.\n";
}

}  // namespace

Result<std::string> invite(database::Tx& tx, Actor const& inviter, AccountId id, web::Settings const& settings,
                           Instant now) {
  auto const account = find_account(tx, id).value();
  if (account.blocked_at) return refuse(refusals::account_blocked);
  if (auto const free = check_login(tx, account); !free) return free.error();
  bool const has_password = password_of(tx, id).has_value();
  if (!has_password &&
      tx.get_integer(sql::others_invited, {{"now", now}, {"account", id}, {"email", account.email}}) > 0)
    return refuse(refusals::address_invited);
  auto link = make_link(tx, id, has_password ? LinkKind::reset : LinkKind::invitation, settings, now);
  auto const from = signature_of(inviter);
  audit::record(tx, inviter, has_password ? "access.password-link-sent" : "access.invited",
                "account:" + std::to_string(id.value), "", now);
  if (has_password)
    mail::send_later(tx, account.email, "Новый пароль", new_password(from, link), now);
  else
    mail::send_later(tx, account.email, "Приглашение в систему «Оберег»", invitation(from, link), now);
  return link;
}

}  // namespace obereg::access
