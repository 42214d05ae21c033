// From the journal to an officer, and the officer's queue.
#include "accreditation/testing/decision_fixture.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class PassOn : public DecisionSite {
 protected:
  std::vector<mail::OutboxEntry> letters() {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 10); });
  }
  int sign_by_stale(Panel const& shown) {
    return site->post(shown.post_to, {{"@signature_file", "a signature"}}).status;
  }
  bool runs(std::string const& id, std::string const& clock) {
    for (auto const& each :
         database().read([&](database::ReadTx& tx) { return casework::deadlines_of(tx, {std::stoll(id)}); }))
      if (each.term.name == clock) return !each.stopped_at;
    ADD_FAILURE() << "no clock " << clock;
    return false;
  }
};
OBEREG_ON_BOTH_ENGINES(PassOn);

TEST_P(PassOn, ACR_06_the_registry_office_hands_a_case_to_an_officer_and_its_clock_ends) {
  auto const id = number_of(filed());
  become(registrar);
  auto const page = site->get("/accreditation/office/" + id + "/officer");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Передать нужно до конца дня 11.03.2026"), HasSubstr("Рассветова"),
                               HasSubstr("п. 51, п. 52, п. 53")));
  EXPECT_TRUE(runs(id, "to_officer"));
  EXPECT_EQ(site->post("/accreditation/office/" + id + "/officer").status, 422);
  auto const letters_before = letters().size();
  EXPECT_EQ(hand(id, registrar, "", officer).status, 303);
  EXPECT_FALSE(runs(id, "to_officer"));
  EXPECT_TRUE(runs(id, "decision"));
  EXPECT_EQ(held(id).officer, officer.account);
  EXPECT_EQ(held(id).stage, "interagency");
  EXPECT_EQ(letters().size(), letters_before + 1);
  EXPECT_THAT(letters().front().subject, HasSubstr("Вам передано заявление № АК-1/2026"));
  EXPECT_EQ(audited("accreditation.case-handed-over").size(), 1u);
  become(signer);
  EXPECT_THAT(site->get("/accreditation/cases/" + id).body,
              AllOf(HasSubstr("Рассветова А. А., ответственный исполнитель"),
                    HasSubstr("передано ответственному исполнителю: Рассветова")));
}

TEST_P(PassOn, ACR_06_two_tabs_hand_over_once_and_only_who_keeps_the_registry_reassigns) {
  auto const id = in_work();
  EXPECT_EQ(hand(id, registrar, "", colleague).status, 403) << "the office hands over once";
  EXPECT_EQ(hand(id, head, "", colleague).status, 409) << "a tab that was opened before";
  EXPECT_EQ(held(id).officer, officer.account);
  EXPECT_EQ(hand(id, head, text_of(officer.account), colleague).status, 303);
  EXPECT_EQ(held(id).officer, colleague.account);
  EXPECT_EQ(audited("accreditation.case-handed-over").size(), 2u);
  become(officer);
  EXPECT_EQ(site->get("/accreditation/queue/" + id).status, 409);
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 409) << "after it was given to another";
  EXPECT_THAT(site->get("/accreditation/queue").body, HasSubstr("Дел у вас нет"));
}

TEST_P(PassOn, ACR_06_who_loses_a_case_is_told_as_who_gets_it) {
  auto const id = in_work();
  auto const before = letters().size();
  EXPECT_EQ(hand(id, head, text_of(officer.account), colleague).status, 303);
  auto const sent = letters();
  ASSERT_EQ(sent.size(), before + 2);
  EXPECT_THAT(sent[0].subject, HasSubstr("Заявление № АК-1/2026 передано другому исполнителю"));
  EXPECT_THAT(sent[1].subject, HasSubstr("Вам передано заявление № АК-1/2026"));
  EXPECT_THAT(sent[0].body, HasSubstr("другому исполнителю: Закатова А. А."));
}

TEST_P(PassOn, ACR_06_a_draft_that_waits_for_a_signature_is_sent_anew_by_the_next_officer) {
  auto const id = to_sign();
  auto const shown = panel(id);
  EXPECT_EQ(hand(id, head, text_of(officer.account), colleague).status, 303);
  become(signatory);
  EXPECT_THAT(site->get("/accreditation/decisions").body, HasSubstr("Подписывать нечего"));
  EXPECT_EQ(sign_by_stale(shown), 409);
  become(colleague);
  EXPECT_THAT(site->get("/accreditation/queue/" + id).body, HasSubstr("Дело передано другому исполнителю"));
  EXPECT_EQ(draft(id, granting()).status, 303);
  become(signatory);
  EXPECT_THAT(words_in(site->get(panel(id).bytes).body), HasSubstr("Закатова А. А."));
}

TEST_P(PassOn, ACR_06_nobody_gets_a_case_of_an_organisation_they_work_for_or_without_the_right) {
  auto const id = number_of(filed());
  database().write([&](database::Tx& tx) {
    access::grant_cabinet(tx, officer.account, centre, access::Role::provider_preparer, support::test_now);
  });
  EXPECT_THAT(hand(id, registrar, "", officer).body, HasSubstr("Это дело своей организации"));
  EXPECT_EQ(hand(id, registrar, "", signer).status, 422) << "who is not of the ministry";
  EXPECT_FALSE(held(id).officer);
  // Whoever gets such a cabinet after the case was handed over is refused too.
  EXPECT_EQ(hand(id, registrar, "", colleague).status, 303);
  database().write([&](database::Tx& tx) {
    access::grant_cabinet(tx, colleague.account, centre, access::Role::provider_preparer, support::test_now);
  });
  become(colleague);
  EXPECT_EQ(site->get("/accreditation/queue/" + id).status, 409);
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 409);
}

TEST_P(PassOn, ACR_06_the_queue_shows_what_is_due_first_says_what_is_late_and_is_searched) {
  auto const first = in_work();
  auto const second = in_work();
  auto const page = [&] { return site->get("/accreditation/queue").body; };
  EXPECT_LT(page().find("АК-1/2026"), page().find("АК-2/2026"));
  EXPECT_THAT(page(), AllOf(HasSubstr("до конца дня 31.03.2026"), Not(HasSubstr("просрочено:"))));
  support::site_time = support::test_now + std::chrono::hours{24 * 21};
  EXPECT_THAT(page(), HasSubstr("сегодня, до конца дня"));
  support::site_time = support::test_now + std::chrono::hours{24 * 22};
  EXPECT_THAT(page(), HasSubstr("просрочено: срок был до конца дня 31.03.2026"));
  auto const found = [&](std::string const& wanted) {
    return site->follow("/accreditation/queue", {{"wanted", wanted}}).body.find("/accreditation/queue/") !=
           std::string::npos;
  };
  EXPECT_TRUE(found("ак-2"));
  EXPECT_TRUE(found("ОБРАЗЕЦ"));
  EXPECT_TRUE(found(inn()));
  EXPECT_FALSE(found("такой нет"));
  become(head);
  EXPECT_THAT(site->get("/accreditation/load").body, AllOf(HasSubstr("Рассветова"), HasSubstr("Закатова")));
  become(colleague);
  EXPECT_THAT(site->get("/accreditation/queue").body, Not(HasSubstr("АК-1/2026")));
}

}  // namespace
}  // namespace obereg::accreditation
