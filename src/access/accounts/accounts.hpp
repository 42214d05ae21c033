// Persons, their organisations, certificates and cabinets as stored. A cabinet is a role in an organisation.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/roles.hpp"
#include "core/id.hpp"
#include "core/requisites.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/signatures/certificate.hpp"

namespace obereg::access {

struct Organisation {
  OrganisationId id;
  std::string name;  // as in its documents, to the letter
  std::string inn;
  std::string ogrn;  // may be empty
  OrganisationKind kind = OrganisationKind::training_centre;
  bool trains = false;  // enters training records
  std::optional<Instant> blocked_at;
  std::string blocked_reason;
};

struct Account {
  AccountId id;
  std::string last_name, first_name, middle_name, email, job_title;
  Instant created_at;
  std::optional<Instant> blocked_at;
  std::string blocked_reason;
  std::string phone{};
  std::optional<Instant> email_confirmed_at{};  // nothing: its owner has not yet typed the code that was sent to it
};

struct BoundCertificate {
  std::int64_t id = 0;
  AccountId account;
  std::string thumbprint, issuer, serial, subject;
  Instant not_before, not_after;
  std::optional<Instant> removed_at;
  std::optional<AccountId> removed_by{};
};

struct Cabinet {
  std::int64_t id = 0;
  AccountId account;
  Role role = Role::provider_preparer;
  Organisation organisation;
};

// Part of a name, an e-mail or an ИНН, in any letter case; "": all. The newest first, below `before` (0: from the end).
struct Search {
  std::string wanted;
  std::int64_t before = 0;
  int size = 50;
};
std::vector<Organisation> organisations(database::ReadTx& tx, Search const& search);
std::vector<Account> accounts(database::ReadTx& tx, Search const& search);

std::vector<Organisation> organisations_of_kind(database::ReadTx& tx, OrganisationKind kind);  // by name

OrganisationId add_organisation(database::Tx& tx, Organisation const& organisation, Instant now);
void change_organisation(database::Tx& tx, Organisation const& organisation);
std::optional<Organisation> find_organisation(database::ReadTx& tx, OrganisationId id);
std::optional<Organisation> find_organisation_by_inn(database::ReadTx& tx, std::string const& inn);

AccountId add_account(database::Tx& tx, Account const& account, Instant now);
std::optional<Account> find_account(database::ReadTx& tx, AccountId id);
void block_account(database::Tx& tx, AccountId id, std::string const& reason, Instant now);
void unblock_account(database::Tx& tx, AccountId id);

void confirm_email(database::Tx& tx, AccountId id, Instant now);
// Whether somebody else has shown that they read the mail of this address.
bool is_address_of_another(database::ReadTx& tx, std::string const& email, AccountId than);
// Accounts that are probably this person's: the same whole name, the same e-mail, or a certificate that states the
// СНИЛС ("" finds none by it).
std::vector<Account> accounts_like(database::ReadTx& tx, Account const& person, std::string const& snils);

void bind_certificate(database::Tx& tx, AccountId account, signatures::Certificate const& certificate, Instant now);
std::optional<BoundCertificate> find_certificate(database::ReadTx& tx, std::string const& thumbprint);
std::vector<BoundCertificate> certificates_of(database::ReadTx& tx, AccountId account);
std::string certificate_bytes(database::ReadTx& tx, std::string const& thumbprint);  // DER; "" where unknown
// True where the account had it bound. `by`: whose act it is.
bool unbind_certificate(database::Tx& tx, AccountId account, std::int64_t id, AccountId by, Instant now);
void rebind_certificate(database::Tx& tx, AccountId account, std::int64_t id, Instant now);

// A second grant of the same cabinet changes nothing. A role that needs a second factor ends the sessions that a
// password opened.
void grant_cabinet(database::Tx& tx, AccountId account, OrganisationId organisation, Role role, Instant now);
void take_cabinet(database::Tx& tx, AccountId account, std::int64_t cabinet);
std::vector<Cabinet> cabinets_of(database::ReadTx& tx, AccountId account);
// Of accounts that are not blocked.
std::int64_t administrators(database::ReadTx& tx);

}  // namespace obereg::access
