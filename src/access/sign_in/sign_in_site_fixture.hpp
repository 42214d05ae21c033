// A site with the pages of signing in, and a person whose certificate signs in.
#pragma once
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/sessions/authenticate.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {

class SignInSite : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    centre = support::enter_organisation(database());
    account = support::enter_person(database(), centre, Role::provider_signer);
    support::enter_certificate(database(), account, person.certificate);
    site = open_browser();
  }
  std::unique_ptr<support::TestSite> open_browser() {
    auto sections = access_sections();
    sections.push_back({"Наборы", "/training/sets", web::Permission("training.prepare")});
    return std::make_unique<support::TestSite>(database(), access_routes(), sections,
                                               authenticate_with(database(), settings), stored_trust(database()));
  }
  // What a browser without JavaScript does: the page, the download, another program, the upload.
  http::Response sign_in(support::TestSite& browser, std::string const& next = "") {
    auto const page = browser.get("/sign-in" + (next.empty() ? "" : "?next=" + next)).body;
    auto const token = between(page, "data-bytes-url=\"/sign-in/challenge/", "\"");
    auto const text = browser.get("/sign-in/challenge/" + token).body;
    return browser.post("/sign-in?challenge=" + token + (next.empty() ? "" : "&next=" + next),
                        {{"@signature_file", signatures::sign_detached(text, person.certificate, person.key)}});
  }
  static std::string between(std::string const& text, std::string const& before, std::string const& after) {
    auto const begin = text.find(before);
    if (begin == std::string::npos) return "";
    auto const from = begin + before.size();
    return text.substr(from, text.find(after, from) - from);
  }

  web::Settings settings;
  support::TestTrust trust;
  signatures::KeyAndCertificate person = trust.person();
  OrganisationId centre;
  AccountId account;
  std::unique_ptr<support::TestSite> site;
};
}  // namespace obereg::access
