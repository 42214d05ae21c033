// The figures of the service: what is counted, in which month, and for whom.
#include "accreditation/show_figures/year_figures.hpp"
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ServiceFigures : public DecisionSite {
 protected:
  void TearDown() override {
    support::site_time = support::test_now;
    DecisionSite::TearDown();
  }
  YearFigures figures() {
    return database().read(
        [](database::ReadTx& tx) { return figures_of(tx, 2026, web::Settings{}.zone, support::site_time); });
  }
  void decide_at(Instant moment) {
    auto const id = to_sign();
    support::site_time = moment;
    EXPECT_EQ(sign_decided(id).status, 303);
    become(signer);
    EXPECT_EQ(site->post("/accreditation/cases/" + id + "/rating",
                         {{"timeliness", "2"}, {"competence", "5"}, {"information", "4"}, {"filing", "3"}})
                  .status,
              303);
    support::site_time = support::test_now;
  }
};
OBEREG_ON_BOTH_ENGINES(ServiceFigures);

TEST_P(ServiceFigures, ACR_14_are_counted_by_the_month_in_which_each_thing_happened) {
  decide_at(support::test_now);  // 10.03.2026
  become(signer);
  site->post("/accreditation/complaints/new", {{"subject", "term"}, {"text", "Ответа нет."}});
  auto const now = figures();
  auto const& march = now.months.at(2);
  EXPECT_EQ(march.filed.all, 1);
  EXPECT_EQ(march.filed.electronic, 1);
  EXPECT_EQ(march.closed.granted, 1);
  EXPECT_EQ(march.closed.late, 0);
  EXPECT_EQ(march.complaints.about_terms, 1);
  EXPECT_EQ(march.ratings.count, 1);
  EXPECT_EQ(average_score(march.ratings, casework::Aspect::competence), "5,0 из 5");
  EXPECT_EQ(now.total().filed.all, 1) << "in no other month";
  EXPECT_EQ(now.open.all, 0);
}

TEST_P(ServiceFigures, ACR_14_a_decision_after_the_term_of_the_service_is_late) {
  decide_at(support::test_now + 60 * support::one_day);  // the term ends on 14.04.2026
  EXPECT_EQ(figures().months.at(4).closed.late, 1);
  become(head);
  EXPECT_THAT(site->get("/accreditation/figures?year=2026").body,
              AllOf(HasSubstr("0 из 1 (0\u00a0%)"), HasSubstr("fill=\"#b3261e\"")));
}

TEST_P(ServiceFigures, ACR_14_an_open_case_past_its_term_is_told) {
  filed();
  support::site_time = support::test_now + 60 * support::one_day;
  EXPECT_EQ(figures().open.late, 1);
}

TEST_P(ServiceFigures, ACR_14_the_page_shows_a_year_with_nothing_and_falls_back_from_a_wrong_year) {
  become(head);
  for (auto const* const year : {"", "?year=2026", "?year=1900", "?year=x"})
    EXPECT_THAT(site->get(std::string("/accreditation/figures") + year).body,
                AllOf(HasSubstr("Показатели аккредитации за 2026 год"), HasSubstr("нет оценок"), Not(HasSubstr("nan"))))
        << year;
}

TEST(ServiceFigureWords, ACR_14_a_share_is_never_rounded_up_to_all) {
  EXPECT_EQ(share_of(0, 0), "0");
  EXPECT_EQ(share_of(999, 1000), "999 из 1\u202f000 (99\u00a0%)");
  EXPECT_EQ(share_of(3, 3), "3 из 3 (100\u00a0%)");
}

TEST(ServiceFigureWords, ACR_14_an_average_is_rounded_to_the_nearest_tenth) {
  casework::RatingFigures const ratings{3, {7, 14, 15, 13}};
  EXPECT_EQ(average_score(ratings, casework::Aspect::timeliness), "2,3 из 5");
  EXPECT_EQ(average_score(ratings, casework::Aspect::competence), "4,7 из 5");
  EXPECT_EQ(average_score(ratings, casework::Aspect::information), "5,0 из 5");
}

}  // namespace
}  // namespace obereg::accreditation
