// Invented organisations and people with working certificates, entered into a test database. Header only: needs the
// access library.
#pragma once
#include <stdexcept>
#include <string>

#include "access/accounts/accounts.hpp"
#include "access/trust_list/trust_list.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"
#include "support/test_database.hpp"

namespace obereg::support {

constexpr auto one_day = std::chrono::hours{24};

// A root, an accredited CA under it, and who it issues certificates to.
struct TestTrust {
  explicit TestTrust(signatures::KeyKind kind_ = signatures::KeyKind::ecdsa_p256)
      : kind(kind_),
        root((signatures::initialise(),
              signatures::TestCa::root(kind, signatures::sample_ca("Головной УЦ (испытания)"), ca_dates))),
        ca(root.subordinate(kind, signatures::sample_ca("УЦ «Образец» (испытания)"), ca_dates)) {}

  void enter(database::Database& database, access::Accreditation const& accreditation = {}) const {
    database.write([&](database::Tx& tx) {
      access::add_authority(tx, {}, root.certificate(), {.is_root = true, .from = {}, .to = {}}, "file", test_now)
          .value();
      access::add_authority(tx, {}, ca.certificate(), accreditation, "file", test_now).value();
    });
  }
  signatures::KeyAndCertificate person(signatures::Validity dates = {test_now - 100 * one_day,
                                                                     test_now + 265 * one_day},
                                       signatures::IssueOptions const& options = {}) {
    return ca.issue(kind, signatures::sample_person(), dates, options);
  }

  // The sample person where they work in the organisation of this ИНН; "": a certificate that states none.
  signatures::KeyAndCertificate person_of(std::string const& inn) {
    auto subject = signatures::sample_person();
    subject.inn_le = inn;
    subject.ogrn = "";
    if (inn.empty()) subject.organisation = "";
    return ca.issue(kind, subject, {test_now - 100 * one_day, test_now + 265 * one_day});
  }

  static inline signatures::Validity const ca_dates{test_now - 1000 * one_day, test_now + 3000 * one_day};
  signatures::KeyKind kind;
  signatures::TestCa root, ca;
};

inline OrganisationId enter_organisation(database::Database& database,
                                         std::string const& inn = signatures::sample_organisation_inn,
                                         std::string const& name = "АНО ДПО «Учебный центр Образец»",
                                         access::OrganisationKind kind = access::OrganisationKind::training_centre,
                                         bool trains = true) {
  return database.write([&](database::Tx& tx) {
    return access::add_organisation(tx, {{}, name, inn, "", kind, trains, {}, ""}, test_now);
  });
}

inline AccountId enter_person(database::Database& database, OrganisationId organisation, access::Role role,
                              std::string const& last_name = "Образцова") {
  return database.write([&](database::Tx& tx) {
    auto const account = access::add_account(
        tx, {{}, last_name, "Анна", "Андреевна", "a@example.org", "", {}, {}, "", "", test_now}, test_now);
    access::grant_cabinet(tx, account, organisation, role, test_now);
    return account;
  });
}

inline void enter_certificate(database::Database& database, AccountId account,
                              signatures::Certificate const& certificate) {
  database.write([&](database::Tx& tx) { access::bind_certificate(tx, account, certificate, test_now); });
}

}  // namespace obereg::support
