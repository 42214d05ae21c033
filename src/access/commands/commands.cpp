#include "access/commands/commands.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/commands/queries.hpp"
#include "access/trust_list/trust_list.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"

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
  err << refusal.kind->title << ". " << refusal.kind->advice;
  if (!refusal.detail.empty()) err << ' ' << refusal.detail;
  err << '\n';
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

AccountId account_for(database::Tx& tx, UserAdd const& command, signatures::Certificate const& certificate,
                      Instant now) {
  if (auto const bound = find_certificate(tx, certificate.sha256)) return bound->account;
  auto const name = name_of(command, certificate);
  Account account;
  account.last_name = name.last;
  account.first_name = name.first;
  account.middle_name = name.middle;
  account.email = certificate.email;
  account.email_confirmed_at = now;
  account.job_title = certificate.title;
  auto const id = add_account(tx, account, now);
  bind_certificate(tx, id, certificate, now);
  return id;
}

LocalDate day_after(LocalDate const& day) {
  return day.plus_days(1);
}

Instant start_of(LocalDate const& day) {
  return Instant{day.days()} - std::chrono::hours{3};
}

}  // namespace

int user_add(database::Database& database, UserAdd const& command, std::ostream& out, std::ostream& err, Instant now) {
  auto const bytes = read_file(command.certificate_file, err);
  if (!bytes) return 2;
  auto const certificate = signatures::parse_certificate(*bytes);
  if (!certificate) return fail(err, certificate.error());
  auto const id = database.write([&](database::Tx& tx) {
    auto const account = account_for(tx, command, *certificate, now);
    if (command.administrator)
      grant_cabinet(tx, account, operator_organisation(tx, command, *certificate, now), Role::administrator, now);
    audit::record(tx, operator_at_the_keyboard(), "access.account-added", "account:" + std::to_string(account.value),
                  "Командой user add, сертификат " + certificate->serial, now);
    return account;
  });
  auto const account = database.read([&](database::ReadTx& tx) { return find_account(tx, id); });
  out << "Учётная запись " << id.value << ": "
      << full_name(account->last_name, account->first_name, account->middle_name)
      << (command.administrator ? ", администратор" : "") << ". Сертификат действует по "
      << LocalDate::at(certificate->not_after).russian() << ".\n";
  if (!command.administrator) out << "Кабинет ей даст администратор: «Управление» → «Учётные записи».\n";
  return 0;
}

int trust_add(database::Database& database, TrustAdd const& command, std::ostream& out, std::ostream& err,
              Instant now) {
  auto const bytes = read_file(command.file, err);
  if (!bytes) return 2;
  auto const certificate = signatures::parse_certificate(*bytes);
  if (!certificate) return fail(err, certificate.error());
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
