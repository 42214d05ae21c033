// A substitute takes an absent officer's queue on given days.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using support::one_day;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view address = "/accreditation/load/substitutes";

class Substitutes : public DecisionSite {
 protected:
  void TearDown() override {
    support::site_time = test_now;
    DecisionSite::TearDown();
  }
  // test_now is 10.03.2026.
  http::Response name(Actor const& absent, Actor const& substitute, std::string const& from = "10.03.2026",
                      std::string const& until = "12.03.2026") {
    become(head);
    return site->post(std::string(address), {{"officer", text_of(absent.account)},
                                             {"substitute", text_of(substitute.account)},
                                             {"from", from},
                                             {"until", until}});
  }
  int case_page(Actor const& of, std::string const& id) {
    become(of);
    return site->get("/accreditation/queue/" + id).status;
  }
  http::Response end(std::string const& id) {
    become(head);
    return site->post(std::string(address) + "/" + id + "/end");
  }
};
OBEREG_ON_BOTH_ENGINES(Substitutes);

TEST_P(Substitutes, ACR_06_the_queue_of_an_absent_officer_is_anothers_on_those_days_alone) {
  auto const id = in_work();
  EXPECT_EQ(case_page(colleague, id), 409);
  EXPECT_EQ(name(officer, colleague, "11.03.2026").status, 303);
  EXPECT_EQ(case_page(colleague, id), 409) << "from tomorrow";
  support::site_time = test_now + one_day;
  EXPECT_EQ(case_page(colleague, id), 200);
  EXPECT_THAT(site->get("/accreditation/queue").body, AllOf(HasSubstr("АК-1/2026"), HasSubstr("за: Рассветова")));
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 303);
  EXPECT_EQ(case_page(officer, id), 200) << "who came back early goes on";
  support::site_time = test_now + 3 * one_day;
  EXPECT_EQ(case_page(colleague, id), 409);
  EXPECT_THAT(site->get("/accreditation/queue").body, HasSubstr("Дел у вас нет"));
  EXPECT_EQ(held(id).officer, officer.account);
  EXPECT_EQ(audited("accreditation.substitute-named").size(), 1u);
}

TEST_P(Substitutes, ACR_06_the_letter_names_who_prepared_the_decision_and_that_one_does_not_sign_it) {
  auto const id = in_work();
  EXPECT_EQ(name(officer, colleague).status, 303);
  become(colleague);
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 303);
  EXPECT_EQ(draft(id, granting()).status, 303);
  auto both = colleague;
  both.permissions = {"accreditation.examine", "accreditation.decide"};
  become(both);
  EXPECT_EQ(site->get("/accreditation/decisions/" + id + "/sign").status, 409);
  become(signatory);
  EXPECT_THAT(words_in(site->get(panel(id).bytes).body),
              AllOf(HasSubstr("Закатова А. А."), Not(HasSubstr("Рассветова"))));
  EXPECT_EQ(sign_decided(id).status, 303);
  EXPECT_EQ(decision(id)->officer, colleague.account);
}

TEST_P(Substitutes, ACR_06_a_substitution_is_ended_at_once) {
  auto const id = in_work();
  name(officer, colleague);
  EXPECT_EQ(case_page(colleague, id), 200);
  auto const shown = (become(head), site->get(std::string(address)).body);
  EXPECT_THAT(shown, AllOf(HasSubstr("Рассветова"), HasSubstr("Закатова"), HasSubstr("12.03.2026")));
  EXPECT_EQ(end("1").status, 303);
  EXPECT_EQ(end("1").status, 404) << "a double click";
  EXPECT_EQ(end("x").status, 404);
  EXPECT_EQ(case_page(colleague, id), 409);
  EXPECT_EQ(audited("accreditation.substitute-ended").size(), 1u);
}

TEST_P(Substitutes, ACR_06_one_absence_has_one_substitute_who_is_there) {
  EXPECT_EQ(name(officer, colleague).status, 303);
  EXPECT_EQ(name(officer, colleague, "12.03.2026", "20.03.2026").status, 409) << "the 12th is taken";
  EXPECT_EQ(name(officer, colleague, "13.03.2026", "20.03.2026").status, 303);
  EXPECT_EQ(name(colleague, officer, "15.03.2026", "16.03.2026").status, 409) << "who substitutes cannot be absent";
  auto const third = ministry_person("Третьякова", {"accreditation.examine"});
  EXPECT_EQ(name(third, officer, "10.03.2026", "10.03.2026").status, 409) << "who is absent does not substitute";
  EXPECT_EQ(name(third, colleague, "10.03.2026", "10.03.2026").status, 303) << "for two at once one may";
}

TEST_P(Substitutes, ACR_06_wrong_input_is_told_at_its_field_and_kept) {
  EXPECT_THAT(name(officer, officer).body, HasSubstr("href=\"#substitute\""));
  EXPECT_THAT(name(officer, colleague, "завтра").body,
              AllOf(HasSubstr("href=\"#from\""), HasSubstr("value=\"завтра\"")));
  EXPECT_THAT(name(officer, colleague, "12.03.2026", "11.03.2026").body, HasSubstr("раньше первого"));
  EXPECT_THAT(name(officer, colleague, "01.03.2026", "09.03.2026").body, HasSubstr("уже прошли"));
  EXPECT_EQ(name(officer, colleague, "10.03.2026", "10.03.2099").status, 422);
  EXPECT_EQ(name(officer, signer).status, 422) << "who is not of the ministry";
  become(head);
  EXPECT_EQ(site->post(std::string(address)).status, 422);
  EXPECT_TRUE(audited("accreditation.substitute-named").empty());
}

TEST_P(Substitutes, ACR_14_the_head_sees_what_will_be_late_at_the_pace_of_the_last_days) {
  become(head);
  EXPECT_THAT(site->get("/accreditation/load").body, HasSubstr("не опаздывает ничего"));
  auto const decided = to_sign();
  EXPECT_EQ(sign_decided(decided).status, 303);
  applicant_inn = "7700000049";  // any other: the registry holds one record of an organisation
  auto const first = in_work(), second = in_work();
  become(head);
  EXPECT_THAT(site->get("/accreditation/load").body,
              AllOf(HasSubstr("/accreditation/office/" + first + "/officer"), HasSubstr("31.03.2026"),
                    HasSubstr("/accreditation/office/" + second + "/officer")))
      << "one in twenty days, and both are due in fifteen";
}

}  // namespace
}  // namespace obereg::accreditation
