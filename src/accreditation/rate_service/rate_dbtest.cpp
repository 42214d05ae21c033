// The applicant rates the service, once, when there is a result.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RateService : public DecisionSite {
 protected:
  static std::string address_of_case(std::string const& id) { return "/accreditation/cases/" + id; }
  std::string decided() {
    auto const id = to_sign();
    EXPECT_EQ(sign_decided(id).status, 303);
    become(signer);
    return id;
  }
  static Form scores(std::string const& timeliness = "2") {
    return {{"timeliness", timeliness}, {"competence", "5"}, {"information", "4"}, {"filing", "3"}, {"comment", ""}};
  }
};
OBEREG_ON_BOTH_ENGINES(RateService);

TEST_P(RateService, ACR_14_a_case_with_a_result_is_rated_once) {
  auto const address = address_of_case(decided());
  EXPECT_THAT(site->get(address).body, HasSubstr(address + "/rating"));
  EXPECT_THAT(site->get(address + "/rating").body, HasSubstr("Оцените услугу"));
  EXPECT_EQ(site->post(address + "/rating", scores()).status, 303);
  EXPECT_THAT(site->get(address + "/rating").body, AllOf(HasSubstr("2 из 5"), Not(HasSubstr("Оцените услугу"))));
  EXPECT_EQ(site->post(address + "/rating", scores("5")).status, 409) << "a double click, or another tab";
  EXPECT_THAT(site->get(address + "/rating").body, HasSubstr("2 из 5"));
  EXPECT_EQ(audited("accreditation.service-rated").size(), 1u);
}

TEST_P(RateService, ACR_14_wrong_scores_are_told_at_their_fields_and_the_rest_is_kept) {
  auto const address = address_of_case(decided()) + "/rating";
  for (auto const* const wrong : {"", "0", "6", "5 ", "пять"}) {
    auto const answer = site->post(address, scores(wrong));
    EXPECT_EQ(answer.status, 422) << wrong;
    EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#timeliness\""), HasSubstr("value=\"5\" checked"))) << wrong;
  }
  auto form = scores();
  form.back().second = std::string(2001, 'a');
  EXPECT_THAT(site->post(address, form).body, HasSubstr("href=\"#comment\""));
  form.back().second = "\x01";
  EXPECT_EQ(site->post(address, form).status, 422);
  EXPECT_TRUE(audited("accreditation.service-rated").empty());
}

TEST_P(RateService, ACR_14_without_a_result_or_in_the_name_of_another_nobody_rates) {
  auto const open = filed();
  EXPECT_EQ(site->get(open + "/rating").status, 409);
  EXPECT_EQ(site->post(open + "/rating", scores()).status, 409);
  EXPECT_THAT(site->get(open).body, Not(HasSubstr("/rating\"")));
  auto const address = address_of_case(decided()) + "/rating";
  become(new_actor(support::enter_organisation(database(), "7700000040"), access::Role::provider_signer));
  EXPECT_EQ(site->get(address).status, 404);
  EXPECT_EQ(site->post(address, scores()).status, 404);
}

}  // namespace
}  // namespace obereg::accreditation
