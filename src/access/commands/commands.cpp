#include "access/commands/commands.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/commands/queries.hpp"
#include "access/invite/invite.hpp"
#include "access/refusals.hpp"
#include "access/request_access/request_form.hpp"
#include "access/trust_list/trust_list.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::commands;

namespace {

constexpr std::size_t largest_certificate = 64u << 10;

Actor operator_at_the_keyboard() {
  Actor actor;
  actor.name = "Оператор сервера";
  actor.address = "command";
  return actor;
}

int fail(std::ostream& err, Refusal const& refusal) {
  err << web::in_words(refusal) << '\n';
  return 1;
}

std::optional<std::string> read_file(std::string const& path, std::ostream& err) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(largest_certificate + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream.is_open() || stream.bad()) {
    err << "Не удалось прочитать файл " << path << '\n';
    return std::nullopt;
  }
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

struct PersonName {
  std::string last, first, middle;
};

PersonName split_name(std::string const& text) {
  PersonName name;
  std::istringstream words(text);
  words >> name.last >> name.first;
  std::getline(words >> std::ws, name.middle);
  return name;
}

// Qualified certificates have the surname apart, and the name with the patronymic together.
PersonName name_of(UserAdd const& command, signatures::Certificate const& certificate) {
  auto const typed = text::tidy_spaces(command.name);
  if (!typed.empty()) return split_name(typed);
  if (!certificate.surname.empty()) return split_name(certificate.surname + " " + certificate.given_name);
  return split_name(certificate.common_name);
}

OrganisationId operator_organisation(database::Tx& tx, UserAdd const& command,
                                     signatures::Certificate const& certificate, Instant now) {
  auto const known =
      tx.find_one(sql::operator_organisation, {}, [](database::Row const& row) { return row.integer(0); });
  if (known) return {*known};
  Organisation organisation;
  organisation.kind = OrganisationKind::operator_;
  organisation.name = !command.organisation.empty()       ? command.organisation
                      : !certificate.organisation.empty() ? certificate.organisation
                                                          : std::string("Оператор системы");
  // Another kind of organisation may hold this number already; the operator's own may be filled in later.
  if (Inn::parse(certificate.inn_le) && !find_organisation_by_inn(tx, certificate.inn_le))
    organisation.inn = certificate.inn_le;
  return add_organisation(tx, organisation, now);
}

// With no certificate all of it is empty.
Account account_to_add(UserAdd const& command, signatures::Certificate const& certificate, Instant now) {
  auto const name = name_of(command, certificate);
  Account account;
  account.last_name = name.last;
  account.first_name = name.first;
  account.middle_name = name.middle;
  account.email = command.invite.empty() ? certificate.email : command.invite;
  if (command.invite.empty()) account.email_confirmed_at = now;  // else the link confirms it
  account.job_title = certificate.title;
  return account;
}

Result<AccountId> account_of_address(database::Tx& tx, UserAdd const& command, Instant now) {
  auto const known = tx.all(sql::accounts_of_address, {{"email", command.invite}},
                            [](database::Row const& row) { return row.integer(0); });
  if (known.size() > 1) return refuse(refusals::address_of_several);
  if (known.size() == 1) return AccountId{known[0]};
  auto const account = account_to_add(command, {}, now);
  if (account.first_name.empty()) return refuse(refusals::name_missing);
  return add_account(tx, account, now);
}

AccountId account_of_certificate(database::Tx& tx, UserAdd const& command, signatures::Certificate const& certificate,
                                 Instant now) {
  if (auto const bound = find_certificate(tx, certificate.sha256)) {
    if (bound->removed_at) rebind_certificate(tx, bound->account, bound->id, now);  // who has the machine gives it back
    return bound->account;
  }
  auto const id = add_account(tx, account_to_add(command, certificate, now), now);
  bind_certificate(tx, id, certificate, now);
  return id;
}

struct AddedUser {
  AccountId account;
  std::string link;  // of the invitation; "" for none
};

Result<AddedUser> add_user(database::Tx& tx, web::Settings const& settings, UserAdd const& command,
                           std::optional<signatures::Certificate> const& certificate, Instant now) {
  auto const id = certificate ? Result<AccountId>(account_of_certificate(tx, command, *certificate, now))
                              : account_of_address(tx, command, now);
  if (!id) return id.error();
  if (command.administrator)
    grant_cabinet(tx, *id, operator_organisation(tx, command, certificate.value_or(signatures::Certificate{}), now),
                  Role::administrator, now);
  audit::record(tx, operator_at_the_keyboard(), "access.account-added", "account:" + std::to_string(id->value),
                "Командой user add" + (certificate ? ", сертификат " + certificate->serial : std::string()), now);
  if (command.invite.empty()) return AddedUser{*id, ""};
  auto link = invite(tx, operator_at_the_keyboard(), *id, settings, now);
  if (!link) return link.error();
  return AddedUser{*id, std::move(*link)};
}

void tell(UserAdd const& command, Account const& account, signatures::Certificate const* certificate,
          std::string const& link, std::ostream& out) {
  out << "Учётная запись " << account.id.value << ": "
      << full_name(account.last_name, account.first_name, account.middle_name)
      << (command.administrator ? ", администратор" : "") << ".";
  if (certificate) out << " Сертификат действует по " << LocalDate::at(certificate->not_after).russian() << ".";
  if (account.blocked_at) out << " Она заблокирована: войти можно, когда администратор снимет блокировку.";
  out << '\n';
  if (!link.empty())
    out << "Письмо на " << account.email
        << " уйдёт, когда сервер запущен. Ссылка из него, только для владельца: " << link << '\n';
  if (!command.administrator) out << "Кабинет ей даст администратор: «Управление» → «Учётные записи».\n";
}

LocalDate day_after(LocalDate const& day) {
  return day.plus_days(1);
}

Instant start_of(LocalDate const& day) {
  return Instant{day.days()} - std::chrono::hours{3};
}

}  // namespace

int user_add(database::Database& database, web::Settings const& settings, UserAdd const& command, std::ostream& out,
             std::ostream& err, Instant now) {
  if (command.certificate_file.empty() && command.invite.empty()) {
    err << "Нужен сертификат (--certificate) или адрес почты (--invite).\n";
    return 2;
  }
  if (!command.invite.empty() && !is_email(command.invite)) {
    err << "«" << command.invite << "» — не адрес почты: он пишется так: ivanov@example.ru.\n";
    return 2;
  }
  std::optional<signatures::Certificate> certificate;
  if (!command.certificate_file.empty()) {
    auto const bytes = read_file(command.certificate_file, err);
    if (!bytes) return 2;
    auto parsed = signatures::parse_certificate(*bytes);
    if (!parsed) return fail(err, parsed.error());
    certificate = std::move(*parsed);
  }
  auto const added =
      database.write([&](database::Tx& tx) { return add_user(tx, settings, command, certificate, now); });
  if (!added) return fail(err, added.error());
  auto const account = database.read([&](database::ReadTx& tx) { return find_account(tx, added->account).value(); });
  tell(command, account, certificate ? &*certificate : nullptr, added->link, out);
  return 0;
}

namespace {

// Not a certificate: it may be a list of revoked ones.
int crl_add(database::Database& database, std::string const& bytes, Refusal const& why_no_certificate,
            std::ostream& out, std::ostream& err, Instant now) {
  auto const crl =
      database.write([&](database::Tx& tx) { return add_crl(tx, operator_at_the_keyboard(), bytes, now); });
  if (!crl) return fail(err, crl.error().kind == &signatures::refusals::not_a_crl ? why_no_certificate : crl.error());
  out << "Список отозванных сертификатов внесён: " << crl->issuer << ", от " << russian_moment(crl->this_update)
      << '\n';
  return 0;
}

}  // namespace

int trust_add(database::Database& database, TrustAdd const& command, std::ostream& out, std::ostream& err,
              Instant now) {
  auto const bytes = read_file(command.file, err);
  if (!bytes) return 2;
  auto const certificate = signatures::parse_certificate(*bytes);
  if (!certificate) return crl_add(database, *bytes, certificate.error(), out, err, now);
  Accreditation accreditation;
  accreditation.is_root = certificate->subject == certificate->issuer && !command.from && !command.to;
  if (command.from) accreditation.from = start_of(*command.from);
  if (command.to) {
    accreditation.to = start_of(day_after(*command.to));
    accreditation.why_ended = signatures::WhyEnded::accreditation_ended;
  }
  auto const added = database.write([&](database::Tx& tx) {
    return add_authority(tx, operator_at_the_keyboard(), *certificate, accreditation, "file", now);
  });
  if (!added) return fail(err, added.error());
  out << (accreditation.is_root ? "Корневой сертификат" : "Удостоверяющий центр")
      << " внесён в список доверия: " << certificate->common_name << '\n';
  return 0;
}

}  // namespace obereg::access
