// Complaints: filed in the cabinet or entered from paper, answered once by whom they are not about.
#include "accreditation/complaint/complaint.hpp"
#include "accreditation/testing/decision_fixture.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view office_list = "/accreditation/supervision/complaints";

class ComplaintPages : public DecisionSite {
 protected:
  void SetUp() override {
    DecisionSite::SetUp();
    if (IsSkipped()) return;
    judge = ministry_person("Судьина", {"accreditation.supervise"});
    become(signer);
  }
  static Form complaint(std::string const& about = "") {
    return {{"about", about}, {"subject", "term"}, {"text", "Решения нет.\nСрок прошёл."}, {"@files", "%PDF-1.7 скан"}};
  }
  std::string complain(std::string const& about = "") {
    auto const answer = site->post("/accreditation/complaints/new", complaint(about));
    EXPECT_EQ(answer.status, 303) << answer.body;
    return number_of(header_of(answer, "Location"));
  }
  http::Response answer(std::string const& id, std::string const& text = "Срок нарушен, виновный наказан.") {
    return site->post(std::string(office_list) + "/" + id, {{"outcome", "upheld"}, {"text", text}});
  }
  static Form from_paper() {
    return {{"complainant", "ООО «Бумага»"},
            {"inn", ""},
            {"contact", "г. Тверь, ул. Мира, д. 1"},
            {"channel", "post"},
            {"about", ""},
            {"subject", "correction"},
            {"text", "См. скан."}};
  }
  std::string letters() {
    std::string all;
    for (auto const& one : database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 50); }))
      all += one.subject + "\n" + one.body;
    return all;
  }
  Actor judge;
};
OBEREG_ON_BOTH_ENGINES(ComplaintPages);

TEST_P(ComplaintPages, ACR_13_a_complaint_about_a_case_gets_its_number_term_and_a_place_in_the_timeline) {
  auto const address = filed();
  EXPECT_THAT(site->get(address).body, HasSubstr("/accreditation/complaints/new?case=" + number_of(address)));
  auto const id = complain(number_of(address));
  auto const page = site->get("/accreditation/complaints/" + id).body;
  EXPECT_THAT(page, AllOf(HasSubstr("АК-Ж-1/2026"), HasSubstr("ответ до конца дня 31.03.2026"),
                          HasSubstr("Решения нет.\nСрок прошёл."), HasSubstr("АК-1/2026")));
  EXPECT_THAT(site->get(address).body, HasSubstr("Подана жалоба № АК-Ж-1/2026."));
  EXPECT_THAT(letters(), HasSubstr("Жалоба № АК-Ж-1/2026 зарегистрирована"));
  EXPECT_EQ(audited("accreditation.complaint-registered").size(), 1u);
  EXPECT_THAT(site->get("/accreditation/complaints").body, HasSubstr("АК-Ж-1/2026"));
}

TEST_P(ComplaintPages, ACR_13_wrong_input_is_told_at_its_field_and_kept) {
  auto const wrong = site->post("/accreditation/complaints/new", {{"subject", "weather"}, {"text", " "}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#subject\""), HasSubstr("href=\"#text\"")));
  auto form = complaint("12345");
  form.emplace_back("@files", "MZ\x90");
  auto const kept = site->post("/accreditation/complaints/new", form);
  EXPECT_THAT(kept.body, AllOf(HasSubstr("href=\"#about\""), HasSubstr("href=\"#files\""), HasSubstr("Срок прошёл.")));
  auto const huge =
      site->post("/accreditation/complaints/new", {{"subject", "term"}, {"text", std::string(10'001, 'x')}});
  EXPECT_THAT(huge.body, HasSubstr("можно не больше 10000"));
  EXPECT_THAT(site->get("/accreditation/complaints").body, HasSubstr("Жалоб нет"));
}

TEST_P(ComplaintPages, ACR_13_the_ministry_answers_once_and_the_applicant_reads_it) {
  auto const id = complain();
  become(judge);
  EXPECT_THAT(site->get(std::string(office_list)).body, HasSubstr("Ждут ответа"));
  EXPECT_EQ(answer(id, " ").status, 422);
  EXPECT_EQ(answer(id).status, 303);
  auto const second = answer(id, "Передумали.");
  EXPECT_EQ(second.status, 409);
  EXPECT_THAT(second.body, HasSubstr("На жалобу уже ответили"));
  EXPECT_EQ(audited("accreditation.complaint-answered").size(), 1u);
  EXPECT_THAT(letters(), AllOf(HasSubstr("Ответ на жалобу № АК-Ж-1/2026"), Not(HasSubstr("виновный"))));
  EXPECT_THAT(site->get(std::string(office_list)).body, HasSubstr("С ответом"));
  become(signer);
  EXPECT_THAT(site->get("/accreditation/complaints/" + id).body,
              AllOf(HasSubstr("Удовлетворена"), HasSubstr("виновный наказан"), HasSubstr("Судьина А. А.")));
}

TEST_P(ComplaintPages, ACR_13_who_examines_the_case_does_not_answer_a_complaint_about_it) {
  auto const case_id = in_work();
  become(signer);
  auto const id = complain(case_id);
  officer.permissions = {"accreditation.examine", "accreditation.supervise"};
  become(officer);
  EXPECT_THAT(site->get(std::string(office_list) + "/" + id).body, HasSubstr("ответить должен кто-то другой"));
  EXPECT_EQ(answer(id).status, 403);
  become(judge);
  EXPECT_EQ(answer(id).status, 303);
}

TEST_P(ComplaintPages, ACR_13_a_complaint_on_paper_is_entered_with_its_shorter_term) {
  become(judge);
  auto const entered = site->post(std::string(office_list) + "/add", from_paper());
  ASSERT_EQ(entered.status, 303) << entered.body;
  EXPECT_THAT(site->get(header_of(entered, "Location")).body,
              AllOf(HasSubstr("ООО «Бумага»"), HasSubstr("по почте"), HasSubstr("ответ до конца дня 17.03.2026")));
  auto wrong = from_paper();
  for (auto& [name, value] : wrong)
    if (name != "subject") value = name == "about" ? "АК-77/2026" : name == "inn" ? "123" : "";
  auto const answer = site->post(std::string(office_list) + "/add", wrong);
  EXPECT_EQ(answer.status, 422);
  for (std::string const field : {"complainant", "inn", "contact", "channel", "about", "text"})
    EXPECT_THAT(answer.body, HasSubstr("href=\"#" + field + "\""));
}

TEST_P(ComplaintPages, ACC_10_complaints_are_unknown_to_other_organisations) {
  auto const id = complain();
  auto const file = site->get("/accreditation/complaints/" + id).body;
  ASSERT_THAT(file, HasSubstr("/files/1\""));
  EXPECT_EQ(site->get("/accreditation/complaints/" + id + "/files/1").body, "%PDF-1.7 скан");
  become(
      new_actor(support::enter_organisation(database(), "7700000016", "ООО «Другая»"), access::Role::provider_signer));
  EXPECT_EQ(site->get("/accreditation/complaints/" + id).status, 404);
  EXPECT_EQ(site->get("/accreditation/complaints/" + id + "/files/1").status, 404);
  EXPECT_EQ(site->get(std::string(office_list) + "/" + id).status, 403);
}

TEST(ComplaintTerms, ACR_13_misprints_are_answered_in_five_working_days_and_all_else_in_fifteen) {
  auto const day = *LocalDate::of(2026, 3, 10);
  for (auto const& subject : complaint_subjects())
    EXPECT_EQ(term_of_complaint(subject.key, day).term.length, subject.key == "correction" ? 5 : 15) << subject.key;
}

}  // namespace
}  // namespace obereg::accreditation
