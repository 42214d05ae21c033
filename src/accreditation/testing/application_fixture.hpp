// A site with an organisation that applies for accreditation, for tests. Header only.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/accounts/accounts.hpp"
#include "access/trust_list/load.hpp"
#include "accreditation/accreditation.hpp"
#include "accreditation/application/application.hpp"
#include "casework/store.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/sign.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation {

class ApplicationSite : public support::OnBothEngines {
 protected:
  using Form = support::TestSite::Form;

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    centre = support::enter_organisation(database());
    site = std::make_unique<support::TestSite>(database(), accreditation_routes(), accreditation_sections(),
                                               web::Authenticate{}, access::stored_trust(database()));
    signer = new_actor(centre, access::Role::provider_signer);
    key = trust.person_of(inn());
    support::enter_certificate(database(), signer.account, key->certificate);
    become(signer);
    site->get("/accreditation");  // the browser gets the cookie that its forms are bound to
  }

  Actor new_actor(OrganisationId organisation, access::Role role) {
    Actor actor;
    actor.account = support::enter_person(database(), organisation, role);
    actor.organisation = organisation;
    actor.name = "Образцова А. А.";
    actor.permissions = access::permissions_of(role);
    return actor;
  }
  void become(Actor const& actor) { site->actor = actor; }
  static std::string inn() { return std::string(signatures::sample_organisation_inn); }

  std::string begin(int variant) {
    auto const answer = site->post("/accreditation/applications", {{"variant", std::to_string(variant)}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    return support::header_of(answer, "Location");
  }
  http::Response save(std::string const& address, std::string const& section, Form const& form) {
    return site->post(address + "/sections/" + section, form);
  }
  Application stored(std::string const& address) {
    return database().read([&](database::ReadTx& tx) {
      return own_application(tx, signer, std::stoll(address.substr(address.rfind('/') + 1))).value();
    });
  }
  std::vector<casework::Case> cases() {
    return database().read([&](database::ReadTx& tx) { return casework::cases_of(tx, service_name, centre); });
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 100); });
  }

  static Form applicant(std::string const& of_inn) {
    return {{"full_name", "АНО ДПО «Учебный центр Образец»"},
            {"place", "г. Москва, Тестовая ул., д. 1"},
            {"branches-rows", "0"},
            {"inn", of_inn},
            {"ogrn", "1027700000019"}};
  }
  static Form specialists() {
    return {{"specialists-rows", "1"},
            {"specialists-0-last_name", "Ёлкина"},
            {"specialists-0-first_name", "Зоя"},
            {"specialists-0-middle_name", ""},
            {"specialists-0-snils", "112-233-445 95"},
            {"specialists-0-birth_date", "02.03.1980"},
            {"specialists-0-education_document", "Диплом № 1"},
            {"specialists-0-further_education_document", ""}};
  }
  // A draft of variant 1 without a fault.
  std::string filled() {
    auto const address = begin(1);
    save(address, "applicant", applicant(inn()));
    save(address, "services",
         {{"service_kinds", "training"}, {"training_kinds", "general"}, {"founding_documents", "п. 2.1 устава"}});
    save(address, "resources",
         {{"premises", "Класс, договор № 1"},
          {"reference_base", "Договор № 2"},
          {"archive_rules", "Приказ № 3"},
          {"site", "example.test"}});
    save(address, "specialists", specialists());
    save(address, "contacts", {{"email", "a@example.test"}, {"phone", ""}});
    save(address, "signatory", {{"signatory", "head"}});
    return address;
  }
  std::string signature_under(std::string const& bytes) const {
    return signatures::sign_detached(bytes, key->certificate, key->key);
  }
  http::Response sign(std::string const& address) {
    auto const bytes = site->get(address + "/bytes");
    EXPECT_EQ(bytes.status, 200) << bytes.body;
    return site->post(address + "/sign", {{"@signature_file", signature_under(bytes.body)}});
  }
  // Answers the address of the case.
  std::string filed() {
    auto const answer = sign(filled());
    EXPECT_EQ(answer.status, 303) << answer.body;
    auto const receipt = support::header_of(answer, "Location");
    return receipt.substr(0, receipt.rfind('/'));
  }

  support::TestTrust trust;
  OrganisationId centre;
  Actor signer;
  std::optional<signatures::KeyAndCertificate> key;
  std::unique_ptr<support::TestSite> site;
};

}  // namespace obereg::accreditation
