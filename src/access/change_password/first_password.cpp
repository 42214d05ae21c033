#include "access/change_password/first_password.hpp"

#include "access/choose_password/refusals.hpp"
#include "access/passwords/password_links.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "access/reset_password/reset_password_http.hpp"
#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

// Counted with the letters to those who forgot theirs: the address is one.
bool too_many_letters(database::Tx& tx, std::string const& email, Instant now) {
  auto const whose = text::hex(text::sha256(login_of(email)));
  return attempts::count(tx, "password-reset-letter", whose, now) > most_reset_letters;
}

}  // namespace

Result<void> send_first_password_link(database::Tx& tx, Actor const& actor, web::Settings const& settings,
                                      Instant now) {
  auto const account = find_account(tx, actor.account).value();
  if (auto const free = check_login(tx, account); !free) return free.error();
  if (!account.email_confirmed_at) return refuse(refusals::email_not_confirmed);
  if (password_of(tx, account.id)) return refuse(refusals::password_is_set);
  if (too_many_letters(tx, account.email, now)) return refuse(refusals::codes_tried_too_often);
  auto const link = make_link(tx, account.id, LinkKind::reset, settings, now);
  audit::record(tx, actor, "access.first-password-asked", "account:" + std::to_string(account.id.value), "", now);
  mail::send_later(
      tx, account.email, "Задайте пароль",
      "На странице «Вход по паролю» вашей учётной записи в системе «Оберег» попросили ссылку, чтобы задать "
      "пароль.\n\nЗадать пароль: " +
          link +
          "\n\nСсылка действует час и один раз. Если вы об этом не просили, ссылку не открывайте, "
          "завершите чужие сеансы (" +
          settings.origin + "/account/sessions) и сообщите администратору системы.\n",
      now);
  return boost::system::in_place_value;
}

http::Response submit_first_password_link(web::ActionContext const& context) {
  auto const sent = context.write(
      [&](database::Tx& tx) { return send_first_password_link(tx, context.actor, context.settings(), context.now); });
  if (!sent) return web::refused(context, sent.error());
  return http::see_other("/account/password?done=link-sent");
}

}  // namespace obereg::access
