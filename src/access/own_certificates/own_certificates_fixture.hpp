// A person signed in with a certificate, in a browser, for the tests of «Мои сертификаты». Header only.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "access/sessions/authenticate.hpp"
#include "access/sessions/sessions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {

class OwnCertificates : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    centre = support::enter_organisation(database(), "9999000013", "ООО «Образец»");
    account = support::enter_person(database(), centre, Role::provider_signer);
    support::enter_certificate(database(), account, person.certificate);
    site = signed_in(account, person.certificate);
  }
  std::unique_ptr<support::TestSite> signed_in(AccountId who, signatures::Certificate const& certificate) {
    auto browser =
        std::make_unique<support::TestSite>(database(), access_routes(), std::vector<web::Section>{},
                                            authenticate_with(database(), settings), stored_trust(database()));
    auto const token = database().write([&](database::Tx& tx) {
      auto const bound = find_certificate(tx, certificate.sha256).value();
      return begin_session(tx, {who, cabinets_of(tx, who)[0].id, bound.id, "192.0.2.7", "Firefox"}, settings,
                           support::test_now);
    });
    browser->cookies[std::string(session_cookie)] = token;
    browser->get("/account");
    return browser;
  }
  // The challenge that the page offers: its token and its text.
  static std::pair<std::string, std::string> challenge(support::TestSite& browser) {
    auto const page = browser.get("/account/certificates/add").body;
    std::string const before = "data-bytes-url=\"/account/certificates/add/challenge/";
    auto const begin = page.find(before) + before.size();
    auto const token = page.substr(begin, page.find('"', begin) - begin);
    return {token, browser.get("/account/certificates/add/challenge/" + token).body};
  }
  static http::Response add(support::TestSite& browser, signatures::KeyAndCertificate const& added) {
    auto const [token, text] = challenge(browser);
    return browser.post("/account/certificates/add?challenge=" + token,
                        {{"@signature_file", signatures::sign_detached(text, added.certificate, added.key)}});
  }
  std::string address_of(signatures::Certificate const& certificate) {
    auto const bound = database().read([&](database::ReadTx& tx) { return find_certificate(tx, certificate.sha256); });
    return "/account/certificates/" + std::to_string(bound.value().id);
  }
  bool is_bound(signatures::Certificate const& certificate) {
    auto const bound = database().read([&](database::ReadTx& tx) { return find_certificate(tx, certificate.sha256); });
    return bound && !bound->removed_at;
  }
  std::vector<mail::OutboxEntry> letters() {
    return database().read([&](database::ReadTx& tx) { return mail::page(tx, 0, 100); });
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 100); });
  }

  web::Settings settings;
  support::TestTrust trust;
  signatures::KeyAndCertificate person = trust.person();
  OrganisationId centre;
  AccountId account;
  std::unique_ptr<support::TestSite> site;
};

}  // namespace obereg::access
