#include "access/correct_account/correct_account.hpp"

#include "access/accounts/change_account.hpp"
#include "access/accounts/names.hpp"
#include "access/confirm_email/email_change.hpp"
#include "access/correct_account/refusals.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace {

std::string name_of(Account const& account) {
  return full_name(account.last_name, account.first_name, account.middle_name);
}

// What the certificates that the account has state otherwise, with their numbers; "" where all state the name.
std::string stated_otherwise(database::ReadTx& tx, AccountId account, std::string const& name) {
  std::string words;
  for (auto const& bound : certificates_of(tx, account)) {
    if (bound.removed_at) continue;
    auto const certificate = signatures::parse_certificate(certificate_bytes(tx, bound.thumbprint));
    if (!certificate || text::fold(stated_name(*certificate)) == text::fold(name)) continue;
    words +=
        (words.empty() ? "" : " ") + std::string("Сертификат ") + bound.serial + ": " + stated_name(*certificate) + ".";
  }
  return words;
}

void tell(database::Tx& tx, Actor const& actor, Account const& account, std::string const& what, Instant now) {
  if (account.email.empty()) return;
  mail::send_later(tx, account.email, "Данные вашей учётной записи исправлены",
                   "В вашей учётной записи в системе «Оберег» исправлено: " + what +
                       ".\n\nКто исправил: " + actor.name +
                       "\n\nЧто записано теперь, видно на странице «Мои данные». Если это неверно, сообщите "
                       "администратору системы.\n",
                   now);
}

struct Changes {
  std::string for_log, for_owner;
  void add(std::string const& name, std::string const& old_value, std::string const& new_value) {
    if (old_value == new_value) return;
    for_log += (for_log.empty() ? "" : ". ") + name + ": «" + old_value + "» → «" + new_value + "»";
    for_owner += (for_owner.empty() ? "" : "; ") + text::fold(name);
  }
  void add_untold(std::string const& name, bool changed) {
    if (!changed) return;
    for_log += (for_log.empty() ? "" : ". ") + name + ": новое значение";
    for_owner += (for_owner.empty() ? "" : "; ") + text::fold(name);
  }
};

}  // namespace

Result<void> correct_account(database::Tx& tx, Actor const& actor, Account const& wanted, std::string const& confirmed,
                             Instant now) {
  auto const before = lock_account(tx, wanted.id).value();
  bool const renames = name_of(before) != name_of(wanted);
  auto const otherwise = renames ? stated_otherwise(tx, wanted.id, name_of(wanted)) : std::string();
  if (otherwise != confirmed && !otherwise.empty()) return refuse(refusals::certificate_states_another_name, otherwise);
  bool const moves = before.email != wanted.email;
  if (moves && wanted.id == actor.account) return refuse(refusals::own_email_by_code);
  auto after = wanted;
  if (moves) {
    if (auto const done = replace_email(tx, actor, before, wanted.email, std::nullopt, now); !done) return done.error();
    after.email_confirmed_at = std::nullopt;
  } else {
    after.email_confirmed_at = before.email_confirmed_at;
  }
  Changes changes;
  changes.add("Фамилия, имя, отчество", name_of(before), name_of(wanted));
  changes.add("Должность", before.job_title, wanted.job_title);
  changes.add_untold("Телефон", before.phone != wanted.phone);
  auto const told = changes.for_owner;
  changes.add_untold("Почта", moves);
  if (changes.for_log.empty()) return boost::system::in_place_value;
  change_account(tx, after);
  audit::record(tx, actor, "access.account-corrected", "account:" + std::to_string(wanted.id.value),
                changes.for_log + (otherwise.empty() ? "" : ". Подтверждено: " + otherwise), now);
  if (!told.empty()) tell(tx, actor, after, told, now);
  return boost::system::in_place_value;
}

}  // namespace obereg::access
