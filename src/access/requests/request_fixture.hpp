// A site with requests in it, for tests. Header only.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "access/request_access/request_form.hpp"
#include "access/request_access/seen.hpp"
#include "access/requests/access_request.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {

class RequestSite : public support::OnBothEngines {
 protected:
  using Form = support::TestSite::Form;

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    auto const ministry =
        support::enter_organisation(database(), "7700000030", "Минтруд", OrganisationKind::ministry, false);
    clerk = support::enter_person(database(), ministry, Role::account_clerk, "Разбирайкина");
    site = open_browser();
    site->get("/apply");
  }
  std::unique_ptr<support::TestSite> open_browser() {
    return std::make_unique<support::TestSite>(database(), access_routes(), access_sections(), web::Authenticate{},
                                               stored_trust(database()));
  }
  // Another browser, of somebody of that role.
  std::unique_ptr<support::TestSite> staff(AccountId account, Role role = Role::account_clerk) {
    auto browser = open_browser();
    browser->get("/apply");
    browser->actor.account = account;
    browser->actor.name = "Сотрудник " + std::to_string(account.value);
    browser->actor.permissions = permissions_of(role);
    return browser;
  }
  Form form() const {
    return {{"last_name", "Образцова"},
            {"first_name", "Анна"},
            {"middle_name", "Андреевна"},
            {"email", "obraztsova@example.test"},
            {"phone", "+7 495 123-45-67"},
            {"job_title", "Специалист"},
            {"organisation_name", "ООО «Образец»"},
            {"inn", "9999000013"},
            {"ogrn", "1000000000010"},
            {"cabinet", "provider-signer"},
            {"sout_organisation", ""},
            {"consent", "yes"},
            {"@certificate", person.certificate.der},
            {"@ca_certificate", trust.ca.certificate().der}};
  }
  // As seen by who has looked at the checks of just this.
  Form seen(Form form) {
    http::Fields fields;
    RequestCertificates certificates;
    for (auto const& [name, value] : form) {
      if (name == "@certificate")
        certificates.user = parsed(value);
      else if (name == "@ca_certificate")
        certificates.ca = parsed(value);
      else
        fields.add(name, value);
    }
    auto const applicant = typed_request(fields).applicant;
    auto const list = stored_trust(database()).load();
    auto const unknown = is_ca_unknown(check_certificates(*list, certificates, applicant, support::site_time));
    form.push_back({"seen", seen_mark(applicant, certificates, unknown)});
    return form;
  }
  static signatures::Certificate parsed(std::string const& bytes) {
    auto certificate = signatures::parse_certificate(bytes);
    return certificate ? std::move(*certificate) : signatures::Certificate{};
  }
  static Form with(Form form, std::string const& field, std::string const& value) {
    for (auto& [name, old] : form)
      if (name == field) old = value;
    return form;
  }
  RequestId filed() {
    auto const response = site->post("/apply", seen(form()));
    EXPECT_EQ(response.status, 303) << response.body;
    return database()
        .read([&](database::ReadTx& tx) { return open_request_with(tx, person.certificate.sha256); })
        .value_or(RequestId{});
  }
  AccessRequest request(RequestId id) {
    return database().read([&](database::ReadTx& tx) { return find_request(tx, id).value(); });
  }
  std::vector<mail::OutboxEntry> letters() {
    return database().read([&](database::ReadTx& tx) { return mail::page(tx, 0, 100); });
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 100); });
  }
  static std::string address_of(RequestId id) { return "/applications/" + std::to_string(id.value); }

  support::TestTrust trust;
  signatures::KeyAndCertificate person = trust.person();
  std::unique_ptr<support::TestSite> site;
  AccountId clerk;
};

}  // namespace obereg::access
