#include "access/accounts/accounts.hpp"

#include <limits>
#include <stdexcept>

#include "access/accounts/change_account.hpp"
#include "access/accounts/names.hpp"
#include "access/accounts/queries.hpp"
#include "access/sessions/sessions.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::accounts;

namespace {

Organisation read_organisation(database::Row const& row, int first = 0) {
  auto const kind = organisation_kind_of(row.text(first + 4));
  if (!kind) throw std::runtime_error("an organisation of an unknown kind");
  return {{row.integer(first)}, row.string(first + 1),          row.string(first + 2), row.string(first + 3), *kind,
          row.truth(first + 5), row.optional_moment(first + 6), row.string(first + 7)};
}

Account read_account(database::Row const& row) {
  return {{row.integer(0)}, row.string(1),          row.string(2), row.string(3), row.string(4),          row.string(5),
          row.moment(6),    row.optional_moment(7), row.string(8), row.string(9), row.optional_moment(10)};
}

BoundCertificate read_certificate(database::Row const& row) {
  return {row.integer(0),         {row.integer(1)},
          row.string(2),          row.string(3),
          row.string(4),          row.string(5),
          row.moment(6),          row.moment(7),
          row.optional_moment(8), row.is_null(9) ? std::nullopt : std::optional<AccountId>(AccountId{row.integer(9)})};
}

Cabinet read_cabinet(database::Row const& row) {
  auto const role = role_of(row.text(2));
  if (!role) throw std::runtime_error("a cabinet of an unknown role");
  return {row.integer(0), {row.integer(1)}, *role, read_organisation(row, 3)};
}

database::Parameters columns_of(Organisation const& organisation) {
  return {{"name", organisation.name},     {"inn", organisation.inn},
          {"ogrn", organisation.ogrn},     {"kind", to_text(organisation.kind)},
          {"trains", organisation.trains}, {"search_key", text::fold(organisation.name + " " + organisation.inn)}};
}

database::Parameters parameters_of(Search const& search) {
  return {{"wanted", text::fold(search.wanted)},
          {"before", search.before > 0 ? search.before : std::numeric_limits<std::int64_t>::max()},
          {"size", search.size}};
}

}  // namespace

OrganisationId add_organisation(database::Tx& tx, Organisation const& organisation, Instant now) {
  auto parameters = columns_of(organisation);
  parameters.push_back({"now", now});
  return {tx.get_integer(sql::insert_organisation, parameters)};
}

void change_organisation(database::Tx& tx, Organisation const& organisation) {
  auto parameters = columns_of(organisation);
  parameters.push_back({"id", organisation.id});
  tx.exec_one(sql::update_organisation, parameters);
}

std::optional<Organisation> find_organisation(database::ReadTx& tx, OrganisationId id) {
  return tx.find_one(sql::find_organisation, {{"id", id}},
                     [](database::Row const& row) { return read_organisation(row); });
}

std::optional<Organisation> find_organisation_by_inn(database::ReadTx& tx, std::string const& inn) {
  return tx.find_one(sql::find_organisation_by_inn, {{"inn", inn}},
                     [](database::Row const& row) { return read_organisation(row); });
}

std::vector<Organisation> organisations(database::ReadTx& tx, Search const& search) {
  return tx.all(sql::organisations, parameters_of(search),
                [](database::Row const& row) { return read_organisation(row); });
}

std::vector<Organisation> organisations_of_kind(database::ReadTx& tx, OrganisationKind kind) {
  return tx.all(sql::organisations_of_kind, {{"kind", to_text(kind)}},
                [](database::Row const& row) { return read_organisation(row); });
}

std::vector<Account> accounts(database::ReadTx& tx, Search const& search) {
  return tx.all(sql::accounts, parameters_of(search), read_account);
}

AccountId add_account(database::Tx& tx, Account const& account, Instant now) {
  return {tx.get_integer(sql::insert_account, {{"last_name", account.last_name},
                                               {"first_name", account.first_name},
                                               {"middle_name", account.middle_name},
                                               {"email", account.email},
                                               {"job_title", account.job_title},
                                               {"search_key", search_key_of(account)},
                                               {"now", now},
                                               {"phone", account.phone},
                                               {"email_confirmed_at", account.email_confirmed_at}})};
}

std::optional<Account> find_account(database::ReadTx& tx, AccountId id) {
  return tx.find_one(sql::find_account, {{"id", id}}, read_account);
}

void confirm_email(database::Tx& tx, AccountId id, Instant now) {
  tx.exec_one(sql::confirm_email, {{"id", id}, {"now", now}});
}

bool is_address_of_another(database::ReadTx& tx, std::string const& email, AccountId than) {
  return tx.get_integer(sql::others_with_address, {{"email", email}, {"than", than}}) > 0;
}

std::vector<Account> accounts_like(database::ReadTx& tx, Account const& person, std::string const& snils) {
  auto const name = text::fold(full_name(person.last_name, person.first_name, person.middle_name));
  return tx.all(sql::accounts_like, {{"email", person.email}, {"snils", snils}, {"name", name + " "}}, read_account);
}

void block_account(database::Tx& tx, AccountId id, std::string const& reason, Instant now) {
  tx.exec(sql::block_account, {{"id", id}, {"reason", reason}, {"now", now}});
}

void unblock_account(database::Tx& tx, AccountId id) {
  tx.exec_one(sql::unblock_account, {{"id", id}});
}

void bind_certificate(database::Tx& tx, AccountId account, signatures::Certificate const& certificate, Instant now) {
  tx.exec_one(sql::insert_certificate, {{"account", account},
                                        {"thumbprint", certificate.sha256},
                                        {"issuer", certificate.issuer},
                                        {"serial", certificate.serial},
                                        {"subject", certificate.subject},
                                        {"not_before", certificate.not_before},
                                        {"not_after", certificate.not_after},
                                        {"der", database::Bytes{certificate.der}},
                                        {"now", now},
                                        {"snils", certificate.snils}});
}

std::optional<BoundCertificate> find_certificate(database::ReadTx& tx, std::string const& thumbprint) {
  return tx.find_one(sql::find_certificate, {{"thumbprint", thumbprint}}, read_certificate);
}

std::vector<BoundCertificate> certificates_of(database::ReadTx& tx, AccountId account) {
  return tx.all(sql::certificates_of, {{"account", account}}, read_certificate);
}

std::string certificate_bytes(database::ReadTx& tx, std::string const& thumbprint) {
  auto const found = tx.find_one(sql::certificate_bytes, {{"thumbprint", thumbprint}},
                                 [](database::Row const& row) { return row.bytes(0); });
  return found.value_or("");
}

bool unbind_certificate(database::Tx& tx, AccountId account, std::int64_t id, AccountId by, Instant now) {
  return tx.exec(sql::unbind_certificate, {{"account", account}, {"id", id}, {"by", by}, {"now", now}}) == 1;
}

void rebind_certificate(database::Tx& tx, AccountId account, std::int64_t id, Instant now) {
  tx.exec_one(sql::rebind_certificate, {{"account", account}, {"id", id}, {"now", now}});
}

void grant_cabinet(database::Tx& tx, AccountId account, OrganisationId organisation, Role role, Instant now) {
  bool const is_new =
      tx.exec(sql::insert_cabinet,
              {{"account", account}, {"organisation", organisation}, {"role", to_text(role)}, {"now", now}}) == 1;
  // What a password alone, or ЕСИА, has opened must not reach a cabinet that asks for a second factor.
  if (is_new && needs_second_factor(role)) end_sessions_without_certificate(tx, account, now);
}

void take_cabinet(database::Tx& tx, AccountId account, std::int64_t cabinet) {
  tx.exec(sql::forget_cabinet, {{"id", cabinet}});
  tx.exec(sql::delete_cabinet, {{"id", cabinet}, {"account", account}});
}

std::vector<Cabinet> cabinets_of(database::ReadTx& tx, AccountId account) {
  return tx.all(sql::cabinets_of, {{"account", account}}, read_cabinet);
}

std::int64_t administrators(database::ReadTx& tx) {
  return tx.get_integer(sql::administrators, {});
}

}  // namespace obereg::access
