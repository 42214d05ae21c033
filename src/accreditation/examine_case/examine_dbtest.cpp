// Checklist and draft.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ExamineCase : public DecisionSite {};
OBEREG_ON_BOTH_ENGINES(ExamineCase);

TEST_P(ExamineCase, ACR_09_the_checklist_asks_each_criterion_with_its_clause_and_keeps_what_is_typed) {
  auto const id = in_work();
  auto const page = site->get("/accreditation/queue/" + id + "/checklist").body;
  for (auto const& criterion : regulation().variant(1)->criteria)
    EXPECT_THAT(page, AllOf(HasSubstr(criterion.text), HasSubstr(criterion.clause)));
  EXPECT_THAT(page, AllOf(HasSubstr("Ёлкина"), HasSubstr("пункт 7")));
  EXPECT_EQ(
      check(id, {{"met-damaged", "yes"}, {"met-set_complete", "no"}, {"remark-set_complete", "Нет приказа"}}).status,
      303);
  EXPECT_THAT(site->get("/accreditation/queue/" + id + "/checklist").body, HasSubstr("Нет приказа"));
  EXPECT_EQ(examination(id).typed.value("met-set_complete"), "no");
  EXPECT_EQ(examination(id).typed.value("met-damaged"), "") << "no criterion of that name";
  EXPECT_EQ(held(id).stage, "decision");
  EXPECT_EQ(check(id, {{"remark-set_complete", std::string(4001, 'x')}}).status, 422);
}

TEST_P(ExamineCase, ACR_09_the_later_of_two_tabs_is_told_and_keeps_what_it_typed) {
  auto const id = in_work();
  auto const address = "/accreditation/queue/" + id + "/checklist";
  EXPECT_EQ(site->post(address, {{"version", "0"}, {"remark-set_complete", "Из первой"}}).status, 303);
  auto const late = site->post(address, {{"version", "0"}, {"remark-set_complete", "Из второй"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Из второй"), HasSubstr("Дело изменили в другой вкладке"),
                               HasSubstr("name=\"version\" value=\"1\"")));
  EXPECT_EQ(examination(id).typed.value("remark-set_complete"), "Из первой");
  EXPECT_EQ(site->post(address, {{"version", "1"}, {"remark-set_complete", "Из второй"}}).status, 303);
  EXPECT_EQ(examination(id).typed.value("remark-set_complete"), "Из второй");
}

TEST_P(ExamineCase, ACR_09_what_was_typed_into_a_case_that_is_no_longer_ones_own_is_shown_to_be_copied) {
  auto const id = in_work();
  auto const typed = Form{{"version", "0"}, {"met-set_complete", "no"}, {"remark-set_complete", "Нет <приказа>"}};
  EXPECT_EQ(hand(id, head, text_of(officer.account), colleague).status, 303);
  become(officer);
  auto const address = "/accreditation/queue/" + id;
  auto const lost = site->post(address + "/checklist", typed);
  EXPECT_EQ(lost.status, 409);
  EXPECT_THAT(lost.body, AllOf(HasSubstr("Дело не у вас"), HasSubstr("Закатова"), HasSubstr("Нет &lt;приказа&gt;"),
                               HasSubstr("Не выполнен")));
  become(colleague);
  check(id, checklist(1, "yes"));
  EXPECT_EQ(draft(id, refusing()).status, 303);
  auto late = refusing();
  late.insert(late.begin(), {"reason-set_incomplete", "Второе пояснение"});
  auto const sent = draft(id, late);
  EXPECT_EQ(sent.status, 409);
  EXPECT_THAT(sent.body, AllOf(HasSubstr("Проект уже на подписи"), HasSubstr("Второе пояснение")));
  EXPECT_THAT(site->post(address + "/checklist", {{"version", "0"}}).body, Not(HasSubstr("Что вы набрали")));
  EXPECT_EQ(site->post("/accreditation/queue/777/checklist", typed).status, 404);
}

TEST_P(ExamineCase, ACR_09_a_grant_with_an_unmet_criterion_and_a_refusal_without_a_ground_are_not_sent) {
  auto const id = in_work();
  auto answers = checklist(1, "yes");
  answers.insert(answers.begin(), {"met-set_complete", "no"});
  check(id, answers);
  auto const grant = draft(id, granting());
  EXPECT_EQ(grant.status, 422);
  EXPECT_THAT(grant.body, HasSubstr("Удовлетворить нельзя: критерий не выполнен (п. 63 г)"));
  EXPECT_EQ(draft(id, {{"outcome", "refused"}, {"asks-grounds", "1"}}).status, 422);
  auto const silent = draft(id, {{"outcome", "refused"}, {"asks-grounds", "1"}, {"grounds", "set_incomplete"}});
  EXPECT_EQ(silent.status, 422);
  EXPECT_THAT(silent.body, HasSubstr("#reason-set_incomplete"));
  EXPECT_EQ(examination(id).state, ExaminationState::work);
  EXPECT_EQ(draft(id, refusing()).status, 303);
  EXPECT_EQ(examination(id).state, ExaminationState::sent);
  EXPECT_EQ(draft(id, refusing()).status, 409) << "it is with the signatory";
  EXPECT_EQ(check(id, answers).status, 409);
  EXPECT_EQ(audited("accreditation.draft-sent").size(), 1u);
}

TEST_P(ExamineCase, ACR_09_the_draft_begins_with_what_the_application_says_and_shows_the_letter) {
  auto const id = in_work();
  check(id, checklist(1, "yes"));
  auto const address = "/accreditation/queue/" + id;
  EXPECT_THAT(site->get(address + "/draft").body, Not(HasSubstr("Отправить на подпись")));
  EXPECT_EQ(draft(id, {{"outcome", "granted"}}, "save").status, 303);
  EXPECT_THAT(site->get(address + "/draft").body,
              AllOf(HasSubstr("Учебный центр Образец"), HasSubstr("г. Москва, Тестовая ул., д. 1"),
                    HasSubstr("Отправить на подпись")));
  auto wrong = granting();
  wrong.insert(wrong.begin(), {"region", "00"});
  EXPECT_THAT(draft(id, wrong).body, HasSubstr("#region"));
  EXPECT_THAT(site->get(address + "/letter").body,
              AllOf(HasSubstr("На № АК-1/2026 от 10.03.2026"), HasSubstr("Рассветова А. А."),
                    HasSubstr("появится при подписании")));
}

TEST_P(ExamineCase, ACR_09_what_the_registry_does_not_allow_is_not_sent) {
  become(signer);
  auto const id = in_work();
  database().write([&](database::Tx& tx) {
    add(tx, sample_accreditation(inn()), head.account, LocalDate::at(support::test_now), support::test_now).value();
  });
  check(id, checklist(1, "yes"));
  auto const sent = draft(id, granting());
  EXPECT_EQ(sent.status, 422);
  EXPECT_THAT(sent.body, HasSubstr("уже есть действующая запись"));
}

TEST_P(ExamineCase, ACR_11_the_draft_of_the_letter_is_downloaded_marked_as_a_draft_and_is_not_what_is_signed) {
  auto const id = in_work();
  auto const address = "/accreditation/queue/" + id + "/letter";
  EXPECT_THAT(site->get(address).body, Not(HasSubstr("letter.docx"))) << "nothing is decided yet";
  EXPECT_EQ(site->get(address + ".docx").status, 422);
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 303);
  EXPECT_EQ(draft(id, granting(), "save").status, 303);
  EXPECT_THAT(site->get(address).body, HasSubstr(address + ".docx"));
  auto const letter = site->get(address + ".docx");
  ASSERT_EQ(letter.status, 200) << letter.body;
  auto const words = words_in(letter.body);
  EXPECT_THAT(words, AllOf(HasSubstr("ПРОЕКТ, не подписан"), HasSubstr("появится при подписании"),
                           HasSubstr("Учебный центр Образец"), HasSubstr("Рассветова А. А.")));
  EXPECT_LT(words.find("ПРОЕКТ"), words.find("Учебный центр"));
  become(colleague);
  EXPECT_EQ(site->get(address + ".docx").status, 409) << "the case is another's";
  become(officer);
  EXPECT_EQ(draft(id, granting()).status, 303);
  become(signatory);
  EXPECT_THAT(words_in(site->get(panel(id).bytes).body), Not(HasSubstr("ПРОЕКТ")));
}

}  // namespace
}  // namespace obereg::accreditation
