#include "access/second_factor/second_factor.hpp"

#include <algorithm>

#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "access/second_factor/queries.hpp"
#include "access/second_factor/recovery_codes.hpp"
#include "access/second_factor/sealed_secret.hpp"
#include "access/second_factor/totp.hpp"
#include "access/sessions/sessions.hpp"
#include "core/text.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::second_factor;

namespace {

std::string subject_of(AccountId account) {
  return "account:" + std::to_string(account.value);
}

// Applications show a code in two halves.
std::string digits_of(std::string const& typed) {
  std::string digits;
  for (char const letter : typed)
    if (letter != ' ' && letter != '-') digits += letter;
  return digits;
}

std::optional<std::string> secret_of(ledger::LogKey const& key, AccountId account, std::string const& sealed) {
  return sealed.empty() ? std::nullopt : open_secret(key, account, sealed);
}

void forget(database::Tx& tx, AccountId account) {
  forget_recovery_codes(tx, account);
  tx.exec(sql::forget_factor, {{"account", account}});
}

}  // namespace

std::optional<SecondFactor> second_factor_of(database::ReadTx& tx, AccountId account) {
  return tx.find_one(sql::find_factor, {{"account", account}}, [](database::Row const& row) {
    return SecondFactor{row.is_null(0) ? "" : row.bytes(0), row.is_null(1) ? "" : row.bytes(1), row.integer(2),
                        row.optional_moment(3)};
  });
}

bool has_second_factor(database::ReadTx& tx, AccountId account) {
  auto const factor = second_factor_of(tx, account);
  return factor && factor->confirmed_at;
}

bool must_have_second_factor(database::ReadTx& tx, AccountId account) {
  auto const cabinets = cabinets_of(tx, account);
  return std::any_of(cabinets.begin(), cabinets.end(),
                     [](Cabinet const& cabinet) { return needs_second_factor(cabinet.role); });
}

void propose_second_factor(database::Tx& tx, ledger::LogKey const& key, AccountId account) {
  auto const sealed = seal_secret(key, account, text::random_bytes(totp_secret_bytes));
  tx.exec_one(sql::propose, {{"account", account}, {"sealed", database::Bytes{sealed}}});
}

std::optional<std::string> proposed_secret(database::ReadTx& tx, ledger::LogKey const& key, AccountId account) {
  auto const factor = second_factor_of(tx, account);
  return factor ? secret_of(key, account, factor->sealed_proposed) : std::nullopt;
}

Result<std::vector<std::string>> confirm_second_factor(database::Tx& tx, ledger::LogKey const& key,
                                                       Account const& account, std::string const& typed,
                                                       std::string const& address, Instant now) {
  auto const secret = proposed_secret(tx, key, account.id);
  if (!secret) return refuse(refusals::second_factor_not_proposed);
  auto const step = matching_step(*secret, digits_of(typed), now, 0);
  if (!step) return refuse(refusals::first_code_wrong);
  tx.exec_one(sql::confirm, {{"account", account.id}, {"step", *step}, {"now", now}});
  audit::record(tx, owner_of(account, address), "access.second-factor-set", subject_of(account.id), "", now);
  mail::send_later(tx, account.email, "Настроен второй фактор входа",
                   "Теперь при входе по паролю спрашивается код из приложения на телефоне.\n\nЕсли это сделали не вы, "
                   "смените пароль и сообщите администратору системы.\n",
                   now);
  return new_recovery_codes(tx, key, account, address, now);
}

TypedCode take_code(database::Tx& tx, ledger::LogKey const& key, AccountId account, std::string const& typed,
                    Instant now) {
  auto const factor = second_factor_of(tx, account);
  if (!factor || !factor->confirmed_at) return TypedCode::wrong;
  auto const code = text::typed_code(typed, recovery_code_length);
  if (!code.empty()) return use_recovery_code(tx, key, account, code, now) ? TypedCode::recovery : TypedCode::wrong;
  auto const secret = secret_of(key, account, factor->sealed);
  // The log's key was replaced: no code can be right any more, and the administrator resets the factor.
  if (!secret) return TypedCode::wrong;
  auto const step = matching_step(*secret, digits_of(typed), now, factor->last_step);
  // Of two that send one code at once, one is first.
  bool const taken = step && tx.exec(sql::take_step, {{"account", account}, {"step", *step}}) == 1;
  return taken ? TypedCode::of_application : TypedCode::wrong;
}

Result<void> switch_off_second_factor(database::Tx& tx, ledger::LogKey const& key, Account const& account,
                                      std::string const& typed, std::string const& address, Instant now) {
  if (!has_second_factor(tx, account.id)) return refuse(refusals::second_factor_not_proposed);
  if (must_have_second_factor(tx, account.id)) return refuse(refusals::second_factor_required);
  if (take_code(tx, key, account.id, typed, now) == TypedCode::wrong) return refuse(refusals::second_factor_wrong);
  forget(tx, account.id);
  audit::record(tx, owner_of(account, address), "access.second-factor-switched-off", subject_of(account.id), "", now);
  mail::send_later(tx, account.email, "Второй фактор входа выключен",
                   "Теперь при входе по паролю код из приложения не спрашивается, запасные коды больше не "
                   "действуют.\n\nЕсли это сделали не вы, смените пароль и сообщите администратору системы.\n",
                   now);
  return boost::system::in_place_value;
}

void reset_second_factor(database::Tx& tx, Actor const& administrator, AccountId id, Instant now) {
  auto const account = find_account(tx, id).value();
  forget(tx, id);
  end_sessions_without_certificate(tx, id, now);
  audit::record(tx, administrator, "access.second-factor-reset", subject_of(id), "", now);
  if (account.email.empty()) return;
  mail::send_later(tx, account.email, "Второй фактор входа сброшен",
                   "Администратор системы (" + administrator.name +
                       ") сбросил второй фактор вашей учётной записи: код из приложения и запасные коды больше не "
                       "действуют, выполненный вход по паролю завершён.\n\nЕсли вы об этом не просили, сразу сообщите "
                       "администратору.\n",
                   now);
}

}  // namespace obereg::access
