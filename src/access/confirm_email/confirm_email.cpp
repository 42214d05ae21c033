#include "access/confirm_email/confirm_email.hpp"

#include "access/accounts/accounts.hpp"
#include "access/confirm_email/email_change.hpp"
#include "access/confirm_email/queries.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::confirm_email;

namespace {

std::string whose(Actor const& actor) {
  return std::to_string(actor.account.value);
}

database::Bytes hash_of(std::string const& code) {
  return {text::sha256("email-code:" + code)};
}

}  // namespace

Result<void> send_email_code(database::Tx& tx, Actor const& actor, Instant now) {
  if (attempts::count(tx, "email-code-sent", whose(actor), now) > most_email_codes)
    return refuse(refusals::codes_tried_too_often);
  auto const account = find_account(tx, actor.account).value();
  auto const code = text::random_code(email_code_length);
  tx.exec_one(sql::keep_code, {{"account", actor.account}, {"code_hash", hash_of(code)}, {"now", now}});
  audit::record(tx, actor, "access.email-code-sent", "account:" + whose(actor), "", now);
  mail::send_later(
      tx, account.email, "Код подтверждения почты",
      "Код: " + text::shown_code(code) +
          "\n\nВпишите его на странице «Подтверждение почты». Код действует сутки.\n\nЕсли вы не входили в "
          "систему, сообщите её администратору.\n",
      now);
  return boost::system::in_place_value;
}

void send_first_email_code(database::Tx& tx, Actor const& actor, Instant now) {
  if (email_code_sent_at(tx, actor.account, now) || waiting_email(tx, actor.account, now)) return;
  static_cast<void>(send_email_code(tx, actor, now));
}

std::optional<Instant> email_code_sent_at(database::ReadTx& tx, AccountId account, Instant now) {
  auto const sent =
      tx.find_one(sql::code_sent_at, {{"account", account}}, [](database::Row const& row) { return row.moment(0); });
  return sent && now < *sent + email_code_lasts ? sent : std::nullopt;
}

Result<void> check_email_code(database::Tx& tx, Actor const& actor, std::string const& typed, Instant now) {
  auto const code = text::typed_code(typed, email_code_length);
  auto const sent = tx.find_one(sql::sent_code, {{"account", actor.account}, {"code_hash", hash_of(code)}},
                                [](database::Row const& row) { return row.moment(0); });
  if (!sent || *sent + email_code_lasts <= now) return refuse(refusals::email_code_wrong);
  tx.exec(sql::forget_code, {{"account", actor.account}});
  confirm_email(tx, actor.account, now);
  audit::record(tx, actor, "access.email-confirmed", "account:" + whose(actor), "", now);
  return boost::system::in_place_value;
}

}  // namespace obereg::access
