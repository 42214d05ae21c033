#include "access/passwords/passwords.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/passwords/password_links.hpp"
#include "access/passwords/queries.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::passwords;

namespace {

constexpr auto failures_kept = std::chrono::hours{24 * 30};
constexpr int longest_delay = 30;  // minutes

StoredPassword read_password(database::Row const& row) {
  return {{row.integer(0)}, row.string(1), row.string(2), row.moment(3), static_cast<int>(row.integer(4))};
}

// No table of addresses that somebody typed: most of them are not accounts of ours.
database::Bytes hash_of(std::string const& login) {
  return {text::sha256("login:" + login)};
}

std::string subject_of(AccountId account) {
  return "account:" + std::to_string(account.value);
}

}  // namespace

std::string login_of(std::string const& email) {
  return text::fold(email);
}

std::optional<StoredPassword> find_password(database::ReadTx& tx, std::string const& login) {
  return tx.find_one(sql::find_password, {{"login", login}}, read_password);
}

std::optional<StoredPassword> password_of(database::ReadTx& tx, AccountId account) {
  return tx.find_one(sql::password_of, {{"account", account}}, read_password);
}

Result<void> check_login(database::ReadTx& tx, Account const& account) {
  if (account.email.empty()) return refuse(refusals::email_missing);
  auto const taken = find_password(tx, login_of(account.email));
  if (taken && taken->account != account.id) return refuse(refusals::login_taken);
  return boost::system::in_place_value;
}

Result<void> keep_password(database::Tx& tx, Account const& account, std::string const& hash,
                           std::string const& kept_session, Instant now) {
  if (auto const free = check_login(tx, account); !free) return free.error();
  auto const login = login_of(account.email);
  tx.exec_one(sql::keep_password, {{"account", account.id}, {"login", login}, {"hash", hash}, {"now", now}});
  tx.exec(sql::end_other_sessions,
          {{"account", account.id}, {"kept", database::Bytes{text::sha256(kept_session)}}, {"now", now}});
  tx.exec(sql::end_pending, {{"account", account.id}});
  end_links(tx, account.id, now);
  forget_failures(tx, login);
  return boost::system::in_place_value;
}

void replace_hash(database::Tx& tx, AccountId account, std::string const& hash) {
  tx.exec_one(sql::replace_hash, {{"account", account}, {"hash", hash}});
}

Actor owner_of(Account const& account, std::string const& address) {
  Actor actor;
  actor.account = account.id;
  actor.name = short_name(account.last_name, account.first_name, account.middle_name);
  actor.address = address;
  return actor;
}

std::chrono::minutes delay_after(int failures) {
  if (failures <= failures_without_delay) return std::chrono::minutes{0};
  int const doublings = std::min(failures - failures_without_delay - 1, 10);
  return std::chrono::minutes{std::min(1 << doublings, longest_delay)};
}

Result<int> begin_attempt(database::Tx& tx, std::string const& login, web::Settings const& settings, Instant now) {
  auto const whose = hash_of(login);
  auto const failures = tx.find_one(sql::count_failure, {{"login", whose}, {"now", now}},
                                    [](database::Row const& row) { return static_cast<int>(row.integer(0)); });
  if (!failures) {
    auto const until =
        tx.get_one(sql::locked_until, {{"login", whose}}, [](database::Row const& row) { return row.moment(0); });
    // Minutes are shown: up to the next whole one, lest the page name a time that is too early.
    auto const shown = until + std::chrono::minutes{1} - std::chrono::milliseconds{1};
    return refuse(refusals::password_delayed, "Следующая попытка: " + russian_moment(shown, settings.zone) + ".");
  }
  if (*failures == 1) tx.exec(sql::forget_old_failures, {{"before", now - failures_kept}});
  auto const delay = delay_after(*failures);
  if (delay.count() > 0) tx.exec_one(sql::lock, {{"login", whose}, {"until", now + delay}});
  return *failures;
}

void attempt_was_right(database::Tx& tx, std::string const& login) {
  tx.exec(sql::take_back, {{"login", hash_of(login)}});
}

int forget_failures(database::Tx& tx, std::string const& login) {
  auto const whose = hash_of(login);
  auto const failures = static_cast<int>(tx.get_integer(sql::failures, {{"login", whose}}));
  tx.exec(sql::forget_failures, {{"login", whose}});
  return failures;
}

void remember_failures(database::Tx& tx, AccountId account, int failures) {
  tx.exec_one(sql::remember_failures, {{"account", account}, {"failures", failures}});
}

void tell_of_delay(database::Tx& tx, std::string const& login, std::string const& address,
                   web::Settings const& settings, Instant now) {
  auto const stored = find_password(tx, login);
  if (!stored) return;
  auto const account = find_account(tx, stored->account).value();
  audit::record(tx, owner_of(account, address), "access.password-delayed", subject_of(account.id),
                "Пять неудачных попыток подряд", now);
  mail::send_later(tx, account.email, "Кто-то пытается войти с вашей почтой",
                   "Пять раз подряд введён неверный пароль или код. Теперь между попытками нужно ждать: сначала "
                   "минуту, потом дольше.\n\nЕсли это были вы и пароль забыт, задайте новый: " +
                       settings.origin +
                       "/sign-in/reset — с ним ждать не придётся. Если это были не вы, делать ничего не нужно: "
                       "пароль не подобрали. Вход по сертификату открыт как обычно.\n",
                   now);
}

}  // namespace obereg::access
