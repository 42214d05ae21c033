// The public pages of the service and of its variants.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/accreditation.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ServicePages : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) site.emplace(database(), accreditation_routes(), std::vector<web::Section>{});
  }
  std::optional<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(ServicePages);

TEST_P(ServicePages, ACR_01_the_questions_are_asked_one_at_a_time_without_signing_in) {
  auto const first = site->get("/accreditation/apply");
  EXPECT_EQ(first.status, 200);
  EXPECT_THAT(first.body, AllOf(HasSubstr("За чем вы обращаетесь?"), Not(HasSubstr("Кто заявитель?"))));
  auto const second = site->get("/accreditation/apply?asked=purpose&purpose=resumption");
  EXPECT_EQ(second.status, 200);
  EXPECT_THAT(second.body, AllOf(HasSubstr("Кто заявитель?"), HasSubstr("name=\"purpose\" value=\"resumption\""),
                                 Not(HasSubstr("За чем вы обращаетесь?"))));
}

TEST_P(ServicePages, ACR_01_each_variant_is_shown_with_its_term_documents_result_and_grounds_each_with_its_clause) {
  for (auto const& variant : regulation().variants) {
    SCOPED_TRACE(variant.number);
    auto const page = site->get("/accreditation/apply?purpose=" + std::string(name_of(variant.purpose)) +
                                "&applicant=" + std::string(name_of(variant.applicant)));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Вариант " + std::to_string(variant.number)), HasSubstr("бесплатно"),
                                 HasSubstr("п. 18"), HasSubstr(variant.result), HasSubstr(variant.result_clause)));
    for (auto const& list : variant.documents)
      for (auto const& document : list.documents)
        EXPECT_THAT(page.body, AllOf(HasSubstr(document.title), HasSubstr(">" + document.clause + "<")));
    for (auto const& ground : variant.grounds)
      EXPECT_THAT(page.body, AllOf(HasSubstr(ground.text), HasSubstr(">" + ground.clause + "<")));
    for (auto const& deadline : variant.deadlines) {
      if (deadline.inner)
        EXPECT_THAT(page.body, Not(HasSubstr(deadline.title)));
      else
        EXPECT_THAT(page.body, HasSubstr(deadline.title));
    }
    EXPECT_THAT(page.body, HasSubstr("п. 250 в")) << "how to complain";
    auto const described = site->get("/accreditation/variants/" + std::to_string(variant.number));
    EXPECT_EQ(described.status, 200);
    EXPECT_THAT(described.body, AllOf(HasSubstr(variant.title), Not(HasSubstr("Ваши ответы"))));
  }
}

TEST_P(ServicePages, ACR_01_an_answer_left_out_or_unknown_is_asked_for_again) {
  auto const left_out = site->get("/accreditation/apply?asked=purpose");
  EXPECT_EQ(left_out.status, 422);
  EXPECT_THAT(left_out.body, AllOf(HasSubstr("Выберите ответ"), HasSubstr("href=\"#purpose\"")));
  auto const unknown = site->get("/accreditation/apply?purpose=change&applicant=nobody");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_THAT(unknown.body, AllOf(HasSubstr("Такого ответа нет"), Not(HasSubstr("nobody"))));
  EXPECT_EQ(site->get("/accreditation/apply?purpose=%3Cscript%3E").status, 422);
}

TEST_P(ServicePages, ACR_01_who_is_neither_is_told_why_not) {
  auto const page = site->get("/accreditation/apply?purpose=change&applicant=other");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("п. 2 регламента"));
}

TEST_P(ServicePages, ACR_01_an_answer_is_given_anew_and_the_other_one_kept) {
  auto const result = site->get("/accreditation/apply?purpose=change&applicant=sole_trader").body;
  EXPECT_THAT(result, HasSubstr("/accreditation/apply?change=purpose&amp;purpose=change&amp;applicant=sole_trader"));
  auto const anew = site->get("/accreditation/apply?change=purpose&purpose=change&applicant=sole_trader");
  EXPECT_EQ(anew.status, 200);
  EXPECT_THAT(anew.body, AllOf(HasSubstr("За чем вы обращаетесь?"), HasSubstr("value=\"change\" checked"),
                               HasSubstr("name=\"applicant\" value=\"sole_trader\"")));
}

TEST_P(ServicePages, ACR_15_the_page_of_the_service_tells_its_variants_terms_acts_and_how_to_complain) {
  auto const page = site->get("/accreditation");
  EXPECT_EQ(page.status, 200);
  for (auto const& variant : regulation().variants)
    EXPECT_THAT(page.body, HasSubstr("/accreditation/variants/" + std::to_string(variant.number)));
  for (auto const& act : regulation().legal_acts) EXPECT_THAT(page.body, HasSubstr(act.title));
  EXPECT_THAT(page.body, AllOf(HasSubstr("№ 644н"), HasSubstr("п. 250 а"), HasSubstr("href=\"/accreditation/apply\""),
                               HasSubstr("href=\"/accreditation/registry\"")));
  EXPECT_EQ(site->get("/accreditation/registry").status, 200);
}

TEST_P(ServicePages, ACR_15_there_are_eight_variants_and_no_more) {
  for (auto const* const number : {"0", "9", "4294967297", "x"})
    EXPECT_EQ(site->get(std::string("/accreditation/variants/") + number).status, 404) << number;
}

}  // namespace
}  // namespace obereg::accreditation
