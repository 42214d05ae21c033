// A request whose letter never came.
#include "access/requests/request_fixture.hpp"
#include "access/sign_in/challenge.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RegainRequest : public RequestSite {
 protected:
  static std::string between(std::string const& page, std::string const& before, std::string const& after) {
    auto const begin = page.find(before);
    if (begin == std::string::npos) return "";
    auto const from = begin + before.size();
    return page.substr(from, page.find(after, from) - from);
  }
  static http::Response sign_in(support::TestSite& browser, signatures::KeyAndCertificate const& who) {
    auto const token = between(browser.get("/sign-in").body, "data-bytes-url=\"/sign-in/challenge/", "\"");
    auto const text = browser.get("/sign-in/challenge/" + token).body;
    return browser.post("/sign-in?challenge=" + token,
                        {{"@signature_file", signatures::sign_detached(text, who.certificate, who.key)}});
  }
  static Form regaining(http::Response const& refused) {
    return {{"challenge", between(refused.body, "name=\"challenge\" value=\"", "\"")},
            {"signature", between(refused.body, "name=\"signature\" value=\"", "\"")}};
  }
  http::Response regain(support::TestSite& browser) {
    return browser.post("/apply/status/by-certificate", regaining(sign_in(browser, person)));
  }
};
OBEREG_ON_BOTH_ENGINES(RegainRequest);

TEST_P(RegainRequest, ACC_03_who_signs_with_the_requests_certificate_opens_it_without_the_code) {
  auto const id = filed();
  auto const old_page = site->get("/apply/status").body;
  auto const other = open_browser();
  auto const refused = sign_in(*other, person);
  EXPECT_THAT(refused.body, HasSubstr("Открыть заявку № " + std::to_string(id.value) + " без кода"));
  auto const form = regaining(refused);
  EXPECT_EQ(other->post("/apply/status/by-certificate", form).status, 303);
  auto const page = other->get("/apply/status").body;
  EXPECT_THAT(page, AllOf(HasSubstr("Заявка № " + std::to_string(id.value)), HasSubstr("obraztsova@example.test")));
  EXPECT_EQ(audited("access.request-regained").size(), 1u);
  EXPECT_THAT(site->get("/apply/status").body, Not(HasSubstr("obraztsova@example.test"))) << "the old code is over";
  EXPECT_EQ(other->post("/apply/status/by-certificate", form).status, 422) << "a signature serves once";
}

TEST_P(RegainRequest, ACC_03_a_refused_request_is_opened_so_too_and_anothers_is_not) {
  auto const id = filed();
  database().write([&](database::Tx& tx) {
    decide_request(tx, id, RequestState::refused, "Организации нет в ЕГРЮЛ", std::nullopt, test_now);
  });
  auto const other = open_browser();
  EXPECT_EQ(regain(*other).status, 303);
  EXPECT_THAT(other->get("/apply/status").body, HasSubstr("Организации нет в ЕГРЮЛ"));
  auto const stranger = open_browser();
  EXPECT_THAT(sign_in(*stranger, trust.person()).body, Not(HasSubstr("by-certificate")));
}

TEST_P(RegainRequest, ACC_03_a_signature_that_proves_nothing_opens_nothing) {
  filed();
  auto const other = open_browser();
  auto form = regaining(sign_in(*other, person));
  auto const stranger = regaining(sign_in(*other, person));
  EXPECT_GE(other->post("/apply/status/by-certificate", with(form, "signature", "AAAA")).status, 400);
  EXPECT_GE(other->post("/apply/status/by-certificate", with(form, "challenge", stranger[0].second)).status, 400)
      << "the signature is of another challenge";
  EXPECT_GE(other->post("/apply/status/by-certificate").status, 400);
  support::site_time = test_now + std::chrono::minutes{11};
  EXPECT_GE(other->post("/apply/status/by-certificate", form).status, 400) << "the challenge is over";
  EXPECT_TRUE(audited("access.request-regained").empty());
}

TEST_P(RegainRequest, ACC_02_a_certificate_that_has_an_account_or_a_request_is_told_of_at_the_first_press) {
  filed();
  auto const again = open_browser();
  again->get("/apply");
  auto const first = again->post("/apply", form());
  EXPECT_EQ(first.status, 422);
  EXPECT_THAT(first.body, AllOf(HasSubstr("href=\"#certificate\""), HasSubstr("уже подана")));
  auto const bound = trust.person();
  auto const account =
      support::enter_person(database(), support::enter_organisation(database()), Role::provider_signer, "Палкина");
  support::enter_certificate(database(), account, bound.certificate);
  EXPECT_EQ(again->post("/apply", with(form(), "@certificate", bound.certificate.der)).status, 422);
}

}  // namespace
}  // namespace obereg::access
