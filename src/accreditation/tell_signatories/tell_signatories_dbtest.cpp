// Signatories and officers are told by e-mail what waits for them.
#include "accreditation/tell_signatories/tell_signatories.hpp"

#include "accreditation/testing/decision_fixture.hpp"
#include "accreditation/testing/job_runs.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"

namespace obereg::accreditation {
namespace {

using namespace std::chrono_literals;
using support::one_day;
using support::test_now;
using testing::HasSubstr;

class TellSignatories : public DecisionSite {
 protected:
  void SetUp() override {
    DecisionSite::SetUp();
    if (IsSkipped()) return;
    for (auto const& each : {registrar, head, colleague, officer, signatory})
      set_email(each, each.name.substr(0, each.name.find(' ')) + "@example.org");
  }
  void set_email(Actor const& actor, std::string const& email) {
    database().write([&](database::Tx& tx) {
      tx.run_script("update accounts set email = '" + email + "' where id = " + text_of(actor.account));
    });
  }
  int told(Actor const& actor) {
    auto const email = actor.name.substr(0, actor.name.find(' ')) + "@example.org";
    auto const all = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 100); });
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](mail::OutboxEntry const& entry) {
      return entry.recipient == email && entry.body.find("/accreditation/decisions\n") != std::string::npos;
    }));
  }
  static Instant morning(int days) {  // 7 o'clock of the site's zone
    auto const day = LocalDate::at(test_now).plus_days(days);
    return std::chrono::time_point_cast<std::chrono::milliseconds>(day.days() + 4h);
  }
};
OBEREG_ON_BOTH_ENGINES(TellSignatories);

TEST_P(TellSignatories, ACR_11_the_first_draft_of_a_day_is_told_at_once_to_each_who_may_sign_it_and_the_next_is_not) {
  to_sign(false);
  EXPECT_EQ(told(signatory), 1);
  EXPECT_EQ(told(head), 1) << "the role signs too";
  EXPECT_EQ(told(officer), 0) << "who prepared it does not sign";
  to_sign(false);
  EXPECT_EQ(told(signatory), 1);
  EXPECT_EQ(audited("accreditation.signatories-told").size(), 1u);
}

TEST_P(TellSignatories, ACR_11_each_working_morning_it_is_told_again_while_something_waits) {
  to_sign(false);  // Tuesday
  to_sign(false);
  run_jobs_at(*site, morning(1));
  EXPECT_EQ(told(signatory), 2);
  EXPECT_THAT(database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 1); }).at(0).body,
              HasSubstr("2\u00a0проекта решений"));
  run_jobs_at(*site, morning(1) + 1h);
  EXPECT_EQ(told(signatory), 2) << "once a day";
  for (int day = 2; day <= 6; ++day) run_jobs_at(*site, morning(day));
  EXPECT_EQ(told(signatory), 5) << "Thursday, Friday, and after two days off Monday";
}

TEST_P(TellSignatories, ACR_11_nothing_is_told_when_nothing_waits_and_the_next_draft_begins_anew) {
  auto const id = to_sign(false);
  ASSERT_EQ(sign_decided(id).status, 303);
  for (int day = 1; day <= 3; ++day) run_jobs_at(*site, morning(day));
  EXPECT_EQ(told(signatory), 1);
  to_sign(false);
  EXPECT_EQ(told(signatory), 2);
}

TEST_P(TellSignatories, ACR_11_the_officer_is_told_of_a_case_that_is_passed_on_and_of_a_draft_that_comes_back) {
  auto const id = to_sign(false);
  auto const newest = [&](std::string const& recipient) {
    auto const letters = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 2); });
    auto const found =
        std::find_if(letters.begin(), letters.end(), [&](auto const& letter) { return letter.recipient == recipient; });
    return found == letters.end() ? "" : found->subject + " " + found->body;
  };
  ASSERT_EQ(site->post("/accreditation/decisions/" + id + "/return", {{"remark", "Уточните"}}).status, 303);
  EXPECT_THAT(newest("Рассветова@example.org"), HasSubstr("Уточните"));
  ASSERT_EQ(hand(id, head, text_of(officer.account), colleague).status, 303);
  EXPECT_THAT(newest("Закатова@example.org"), HasSubstr("Вам передано заявление"));
}

}  // namespace
}  // namespace obereg::accreditation
