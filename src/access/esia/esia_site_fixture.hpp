// The site with an invented ЕСИА on a socket of its own, which a test may make say what it wants.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/esia/departures.hpp"
#include "access/esia/esia_fixture.hpp"
#include "access/esia/protocol/provider.hpp"
#include "access/sessions/authenticate.hpp"
#include "access/sessions/sessions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/scripted_server.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {

using boost::json::object;
using esia::fields_of;
using support::header_of;
using support::http_answer;
using support::ScriptedAnswer;
using support::test_now;
using support::TestSite;

inline esia::Keys const& keys() {
  static esia::Keys const made;
  return made;
}

class EsiaSite : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    centre = support::enter_organisation(database());
    account = support::enter_person(database(), centre, Role::provider_signer);
    support::enter_certificate(database(), account, trust.person().certificate);  // with the СНИЛС of the sample person
    site = open_browser();
  }
  std::unique_ptr<TestSite> open_browser() {
    auto browser = std::make_unique<TestSite>(
        database(), access_routes(),
        std::vector<web::Section>{{"Наборы", "/training/sets", web::Permission("training.prepare")}},
        authenticate_with(database(), settings), stored_trust(database()));
    browser->settings.data_folder = support::temporary_folder();
    auto mine = keys().settings();
    mine.host = provider.url("");
    mine.allow_private = true;
    browser->settings.esia = mine;
    browser->get("/sign-in");
    return browser;
  }

  void change_settings(void (*change)(esia::Settings& changed)) { change(site->settings.esia); }

  // What the invented ЕСИА says. `person` and `token` may be changed by a test before the browser comes back.
  ScriptedAnswer answer(std::string const& request) {
    if (request.rfind("POST /aas/oauth2/v3/te ", 0) == 0) return ScriptedAnswer{token_answer()};
    if (request.rfind("GET /rs/prns/1000299654 ", 0) == 0 &&
        request.find("Authorization: Bearer access-1\r\n") != std::string::npos)
      return ScriptedAnswer{http_answer(serialize(person), "application/json")};
    return ScriptedAnswer{http_answer("{}", "application/json", 404)};
  }
  std::string token_answer() {
    if (!token.empty()) return token;
    auto const claims = esia::good_claims(fields["nonce"]);
    return http_answer(serialize(object{{"access_token", "access-1"}, {"id_token", keys().token(claims)}}),
                       "application/json");
  }

  // Leaves for ЕСИА; what the address carried is kept in `fields`. Answers with the state.
  std::string leave(TestSite& browser, std::string const& from = "/sign-in/esia", TestSite::Form const& form = {}) {
    auto const response = browser.post(from, form);
    EXPECT_EQ(response.status, 200) << response.body;
    auto const refresh = header_of(response, "Refresh");
    EXPECT_THAT(refresh, testing::HasSubstr("0; url=" + provider.url("/aas/oauth2/v2/ac?")));
    fields = fields_of(refresh.substr(refresh.find('?') + 1));
    return fields["state"];
  }
  http::Response come_back(TestSite& browser, std::string const& state, std::string const& rest = "&code=code-1") {
    return browser.get("/sign-in/esia/callback?state=" + state + rest);
  }
  http::Response sign_in(TestSite& browser) { return come_back(browser, leave(browser)); }
  http::Response sign_in() { return sign_in(*site); }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10); });
  }
  std::vector<mail::OutboxEntry> letters() {
    return database().read([&](database::ReadTx& tx) { return mail::page(tx, 0, 10); });
  }
  bool signed_in(TestSite& browser) { return browser.get("/account").status == 200; }
  void expect_refused(http::Response const& response, std::string const& words) {
    EXPECT_GE(response.status, 403);
    EXPECT_THAT(response.body, testing::HasSubstr(words));
    EXPECT_EQ(site->cookies.count(session_cookie), 0u);
  }

  web::Settings settings;
  support::TestTrust trust;
  OrganisationId centre;
  AccountId account;
  object person{{"firstName", "Анна"},
                {"lastName", "Образцова"},
                {"middleName", "Андреевна"},
                {"snils", "112-233-445 95"},
                {"trusted", true}};
  std::string token;  // the whole HTTP answer; "": a good one
  std::map<std::string, std::string> fields;
  support::ScriptedServer provider{[this](std::string const& request) { return answer(request); }};
  std::unique_ptr<TestSite> site;
};
}  // namespace obereg::access
