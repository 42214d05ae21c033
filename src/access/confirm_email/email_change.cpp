#include "access/confirm_email/email_change.hpp"

#include "access/accounts/change_account.hpp"
#include "access/confirm_email/confirm_email.hpp"
#include "access/confirm_email/queries.hpp"
#include "access/passwords/password_links.hpp"
#include "access/passwords/passwords.hpp"
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

// Of another kind than the code that confirms the present address: neither passes for the other.
database::Bytes hash_of(std::string const& code) {
  return {text::sha256("email-change-code:" + code)};
}

struct Told {
  bool has_password = false;
  bool is_confirmed = false;
  std::string who;
};

std::string to_old_address(Told const& told) {
  return std::string("Адрес почты вашей учётной записи в системе «Оберег» изменён: письма сюда больше не приходят") +
         (told.has_password ? ", по паролю входят с новым адресом" : "") + ".\n\nКто изменил: " + told.who +
         "\n\nЕсли вы об этом не просили, сразу сообщите администратору системы.\n";
}

std::string to_new_address(Told const& told) {
  return std::string("Теперь это адрес вашей учётной записи в системе «Оберег»: сюда приходят письма") +
         (told.has_password ? ", с ним входят по паролю" : "") + ".\n\nКто изменил: " + told.who +
         (told.is_confirmed ? "" : "\n\nПри следующем входе подтвердите адрес кодом: он придёт отдельным письмом.") +
         "\n\nЕсли учётной записи у вас нет, сообщите администратору системы.\n";
}

void tell(database::Tx& tx, std::string const& address, std::string const& letter, Instant now) {
  if (!address.empty()) mail::send_later(tx, address, "Адрес почты изменён", letter, now);
}

}  // namespace

std::optional<WaitingEmail> waiting_email(database::ReadTx& tx, AccountId account, Instant now) {
  auto waiting = tx.find_one(sql::change_waiting, {{"account", account}}, [](database::Row const& row) {
    return WaitingEmail{row.string(0), row.moment(1)};
  });
  if (waiting && waiting->sent_at + email_code_lasts <= now) return std::nullopt;
  return waiting;
}

Result<void> ask_email_change(database::Tx& tx, Actor const& actor, std::string const& email, Instant now) {
  if (attempts::count(tx, "email-code-sent", whose(actor), now) > most_email_codes)
    return refuse(refusals::codes_tried_too_often);
  auto const code = text::random_code(email_code_length);
  tx.exec_one(sql::keep_change,
              {{"account", actor.account}, {"email", email}, {"code_hash", hash_of(code)}, {"now", now}});
  audit::record(tx, actor, "access.email-code-sent", "account:" + whose(actor), "На новый адрес", now);
  mail::send_later(tx, email, "Код подтверждения почты",
                   "Код: " + text::shown_code(code) +
                       "\n\nЭтот адрес указан как новый для учётной записи в системе «Оберег». Впишите код на странице "
                       "«Подтверждение почты». Код действует сутки.\n\nЕсли вы этого не делали, ничего не делайте: без "
                       "кода адрес не сменится.\n",
                   now);
  return boost::system::in_place_value;
}

Result<void> confirm_email_change(database::Tx& tx, Actor const& actor, std::string const& typed, Instant now) {
  auto const account = lock_account(tx, actor.account).value();
  auto const waiting = waiting_email(tx, actor.account, now);
  auto const hash = hash_of(text::typed_code(typed, email_code_length));
  auto const kept = tx.find_one(sql::change_waiting, {{"account", actor.account}},
                                [](database::Row const& row) { return row.bytes(2); });
  if (!waiting || kept != hash.value) return refuse(refusals::email_code_wrong);
  if (auto const done = replace_email(tx, actor, account, waiting->email, now, now); !done) return done.error();
  audit::record(tx, actor, "access.email-changed", "account:" + whose(actor), "", now);
  return boost::system::in_place_value;
}

void keep_present_email(database::Tx& tx, Actor const& actor, Instant now) {
  if (tx.exec(sql::forget_change, {{"account", actor.account}}) == 1)
    audit::record(tx, actor, "access.email-change-dropped", "account:" + whose(actor), "", now);
}

Result<void> replace_email(database::Tx& tx, Actor const& by, Account const& account, std::string const& email,
                           std::optional<Instant> confirmed_at, Instant now) {
  auto changed = account;
  changed.email = email;
  changed.email_confirmed_at = confirmed_at;
  bool const has_password = password_of(tx, account.id).has_value();
  if (has_password) {
    if (auto const free = check_login(tx, changed); !free) return free.error();
    tx.exec_one(sql::move_login, {{"account", account.id}, {"login", login_of(email)}});
  }
  end_links(tx, account.id, now);
  tx.exec(sql::forget_code, {{"account", account.id}});
  tx.exec(sql::forget_change, {{"account", account.id}});
  change_account(tx, changed);
  Told const told{has_password, confirmed_at.has_value(),
                  by.account == account.id ? "владелец учётной записи" : by.name};
  tell(tx, account.email, to_old_address(told), now);
  tell(tx, email, to_new_address(told), now);
  return boost::system::in_place_value;
}

}  // namespace obereg::access
