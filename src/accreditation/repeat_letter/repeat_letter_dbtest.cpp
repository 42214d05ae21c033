// A letter in the cabinet: read, or repeated by e-mail.
#include "accreditation/repeat_letter/repeat_letter.hpp"

#include "accreditation/testing/job_runs.hpp"
#include "accreditation/testing/paper_fixture.hpp"

namespace obereg::accreditation {
namespace {

using namespace std::chrono_literals;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class RepeatLetter : public DecisionSite {
 protected:
  void SetUp() override {
    DecisionSite::SetUp();
    if (IsSkipped()) return;
    id = to_sign(false);
    EXPECT_EQ(sign_decided(id).status, 303);
  }
  std::vector<std::string> reminded() {
    std::vector<std::string> recipients;
    for (auto const& entry : database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 50); }))
      if (entry.subject == "Вас ждёт письмо № АК-И-1/2026") recipients.push_back(entry.recipient);
    return recipients;
  }
  casework::Letter letter() {
    return database().read([&](database::ReadTx& tx) { return casework::letters_of(tx, {std::stoll(id)}).at(0); });
  }
  std::string office_page() {
    become(registrar);
    return site->get("/accreditation/office/" + id).body;
  }
  std::string id;
};
OBEREG_ON_BOTH_ENGINES(RepeatLetter);

TEST_P(RepeatLetter, ACR_11_an_unread_letter_is_repeated_after_three_days_once) {
  EXPECT_THAT(office_page(), HasSubstr("не прочитано; если не откроют, напомним по почте 13.03.2026"));
  run_jobs_at(*site, test_now + unread_for - 1s);
  EXPECT_TRUE(reminded().empty());
  run_jobs_at(*site, test_now + unread_for);
  EXPECT_THAT(reminded(), UnorderedElementsAre("a@example.org", "a@example.test"));
  run_jobs_at(*site, test_now + unread_for + 24h * 30);
  EXPECT_EQ(reminded().size(), 2u);
  EXPECT_THAT(office_page(), AllOf(HasSubstr("не прочитано, напомнили 13.03.2026"), HasSubstr("три дня не открывали")));
  EXPECT_EQ(audited("accreditation.letter-repeated").size(), 1u);
}

TEST_P(RepeatLetter, ACR_11_a_letter_that_was_opened_or_downloaded_is_not_repeated_and_the_office_sees_who_read_it) {
  become(signer);
  EXPECT_EQ(site->get("/accreditation/cases/" + id).status, 200);
  EXPECT_FALSE(letter().read_at) << "the page of the case is not the letter";
  support::site_time = test_now + 1h;
  auto const page = site->get("/accreditation/cases/" + id + "/letter");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Письмо № АК-И-1/2026"), HasSubstr("Нет приказа о комиссии"),
                               HasSubstr("Скачать подпись под письмом")));
  ASSERT_TRUE(letter().read_at);
  EXPECT_EQ(letter().reader, signer.name);
  support::site_time = test_now + 2h;
  site->get("/accreditation/cases/" + id + "/letter");
  EXPECT_EQ(letter().read_at, test_now + 1h) << "the first time is kept";
  EXPECT_EQ(audited("accreditation.letter-read").size(), 1u);
  run_jobs_at(*site, test_now + unread_for + 1h);
  EXPECT_TRUE(reminded().empty());
  EXPECT_THAT(office_page(), HasSubstr("прочитано 10.03.2026"));
}

TEST_P(RepeatLetter, ACR_11_downloading_counts_as_reading_and_looks_of_the_ministry_do_not) {
  auto const document = std::to_string(letter().document), signature = std::to_string(decision(id)->signature);
  become(registrar);
  EXPECT_EQ(site->get("/accreditation/office/" + id + "/documents/" + document).status, 200);
  become(signer);
  EXPECT_EQ(site->get("/accreditation/cases/" + id + "/documents/" + signature).status, 200);
  EXPECT_FALSE(letter().read_at) << "a signature is no letter";
  EXPECT_EQ(site->get("/accreditation/cases/" + id + "/documents/" + document).status, 200);
  EXPECT_TRUE(letter().read_at);
}

TEST_P(RepeatLetter, ACR_11_a_run_that_is_repeated_after_a_crash_and_two_processes_at_once_write_once) {
  database().write([&](database::Tx& tx) {
    for (int i = 0; i < 4; ++i)
      jobs::enqueue(tx, repeat_letter_job, "{\"letter\":" + std::to_string(letter().id.value) + "}", test_now);
  });
  run_jobs_at(*site, test_now + unread_for + 1h);
  EXPECT_EQ(reminded().size(), 2u);
}

TEST_P(RepeatLetter, ACR_11_who_no_longer_works_for_the_applicant_is_not_written_to) {
  database().write([&](database::Tx& tx) { access::block_account(tx, signer.account, "уволена", test_now); });
  run_jobs_at(*site, test_now + unread_for);
  EXPECT_THAT(reminded(), UnorderedElementsAre("a@example.test")) << "the address that the application names";
}

TEST_P(RepeatLetter, ACC_10_a_letter_is_unknown_to_other_organisations_and_where_there_is_none) {
  become(
      new_actor(support::enter_organisation(database(), "7700000016", "ООО «Другая»"), access::Role::provider_signer));
  EXPECT_EQ(site->get("/accreditation/cases/" + id + "/letter").status, 404);
  EXPECT_FALSE(letter().read_at);
  become(signer);
  auto const open = number_of(filed());
  EXPECT_EQ(site->get("/accreditation/cases/" + open + "/letter").status, 404);
  EXPECT_EQ(site->get("/accreditation/cases/x/letter").status, 404);
}

class LetterOnPaper : public PaperSite {};
OBEREG_ON_BOTH_ENGINES(LetterOnPaper);

TEST_P(LetterOnPaper, ACR_11_a_letter_that_goes_by_post_is_not_waited_for_in_a_cabinet_but_can_be_checked) {
  auto const id = refused_on_paper(with(paper_form(intake_key()), "email", "paper@example.org"));
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, Not(HasSubstr("Письмо заявителем")));
  run_jobs_at(*site, test_now + unread_for + 1h);
  for (auto const& entry : database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 50); }))
    EXPECT_THAT(entry.subject, Not(HasSubstr("Вас ждёт письмо")));
  EXPECT_EQ(audited("accreditation.letter-repeated").size(), 0u);
  auto const letters =
      database().read([&](database::ReadTx& tx) { return casework::letters_of(tx, {std::stoll(id)}); });
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(site->get("/accreditation/letters/" + letters[0].code).status, 200);
}

}  // namespace
}  // namespace obereg::accreditation
