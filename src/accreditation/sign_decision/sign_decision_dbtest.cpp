// A decision is signed: what happens in its one transaction, and what hinders it.
#include <thread>

#include "accreditation/testing/decision_fixture.hpp"
#include "casework/requests/store.hpp"
#include "platform/mail/mail.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SignDecision : public DecisionSite {
 protected:
  std::vector<mail::OutboxEntry> letters() {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); });
  }
};
OBEREG_ON_BOTH_ENGINES(SignDecision);

TEST_P(SignDecision, ACR_09_a_signed_grant_enters_the_registry_ends_the_clocks_and_tells_the_applicant) {
  auto const id = to_sign();
  EXPECT_THAT(site->get("/accreditation/decisions").body, AllOf(HasSubstr("АК-1/2026"), HasSubstr("оказать услугу")));
  EXPECT_THAT(site->get("/accreditation/decisions/" + id).body,
              AllOf(HasSubstr("Замечание set_complete"), HasSubstr("Перейти к подписанию")));
  auto const shown = panel(id);
  auto const letter = site->get(shown.bytes).body;
  EXPECT_THAT(words_in(letter), AllOf(HasSubstr("АК-И-1/2026"), HasSubstr("10.03.2026"), HasSubstr("АК-1/2026"),
                                      HasSubstr("Подписова А. А."), HasSubstr("Рассветова А. А."),
                                      Not(HasSubstr("появится при подписании"))));
  auto const letters_before = letters().size();
  auto const answer = sign_by(shown, *signatory_key);
  ASSERT_EQ(answer.status, 303) << answer.body;
  auto const made = decision(id);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->is_granted);
  EXPECT_EQ(made->letter_number, "АК-И-1/2026");
  EXPECT_EQ(made->registry_number, 1);
  auto const entered = record();
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered->versions.back().decision.letter_number, "АК-И-1/2026");
  EXPECT_EQ(entered->versions.back().decision.decided_on.iso(), "2026-03-10");
  EXPECT_THAT(entered->versions.back().decision.ground, HasSubstr("№ АК-1/2026, п. 68"));
  EXPECT_EQ(entered->versions.back().particulars.place, "г. Москва, Тестовая ул., д. 2");
  EXPECT_EQ(held(id).state, casework::CaseState::granted);
  EXPECT_EQ(held(id).stage, "result");
  for (auto const& clock :
       database().read([&](database::ReadTx& tx) { return casework::deadlines_of(tx, {std::stoll(id)}); }))
    EXPECT_TRUE(clock.stopped_at) << clock.term.name;
  EXPECT_EQ(letters().size(), letters_before + 2) << "who filed it, and the address that the application names";
  EXPECT_THAT(letters().front().subject, HasSubstr("Услуга оказана"));
  EXPECT_EQ(audited("accreditation.case-decided").size(), 1u);
  EXPECT_EQ(audited("accreditation.recorded").size(), 1u);
  become(signer);
  auto const page = site->get("/accreditation/cases/" + id).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Услуга оказана"), HasSubstr("Прочитать письмо"),
                          HasSubstr("№ АК-И-1/2026 от 10.03.2026"), HasSubstr("Скачать письмо"),
                          HasSubstr("/accreditation/registry/1"), Not(HasSubstr("Новое заявление по этому отказу"))));
  EXPECT_EQ(site->get("/accreditation/cases/" + id + "/documents/" + std::to_string(made->letter)).body, letter);
  auto const verified =
      signatures::verify(*site->trust.get(),
                         site->get("/accreditation/cases/" + id + "/documents/" + std::to_string(made->signature)).body,
                         letter, support::test_now);
  EXPECT_FALSE(verified.refusal());
  EXPECT_THAT(site->get("/accreditation/registry/1").body, HasSubstr("Учебный центр Образец"));
}

TEST_P(SignDecision, ACR_07_a_decision_calls_off_the_requests_that_nobody_answered) {
  auto const id = to_sign(false);
  become(registrar);
  EXPECT_EQ(site->post("/accreditation/office/" + id + "/requests").status, 303);
  auto const open = [&] {
    return database().read([&](database::ReadTx& tx) { return casework::open_requests(tx, service_name, 50).size(); });
  };
  EXPECT_GT(open(), 0u);
  become(signatory);
  ASSERT_EQ(sign_decided(id).status, 303);
  EXPECT_EQ(open(), 0u);
}

TEST_P(SignDecision, ACR_09_a_signed_refusal_names_its_grounds_touches_no_registry_and_leads_to_a_new_application) {
  auto const id = to_sign(false);
  ASSERT_EQ(sign_decided(id).status, 303);
  EXPECT_EQ(held(id).state, casework::CaseState::refused);
  EXPECT_FALSE(record());
  EXPECT_FALSE(decision(id)->registry_number);
  become(signer);
  EXPECT_THAT(site->get("/accreditation/cases/" + id).body,
              AllOf(HasSubstr("В услуге отказано"), HasSubstr("п. 44 г"), HasSubstr("Нет приказа о комиссии"),
                    HasSubstr("Как пожаловаться"), HasSubstr("Новое заявление по этому отказу")));
  auto const again = site->post("/accreditation/cases/" + id + "/again");
  ASSERT_EQ(again.status, 303);
  auto const address = support::header_of(again, "Location");
  EXPECT_EQ(stored(address).answers.value("premises"), "Класс, договор № 1");
  EXPECT_FALSE(stored(address).filed_as);
  EXPECT_EQ(support::header_of(site->post("/accreditation/cases/" + id + "/again"), "Location"), address)
      << "a second click gets the same draft";
}

TEST_P(SignDecision, ACR_09_a_double_click_and_a_second_tab_sign_once_and_the_second_is_told) {
  auto const id = to_sign();
  auto const shown = panel(id);
  auto const signature =
      signatures::sign_detached(site->get(shown.bytes).body, signatory_key->certificate, signatory_key->key);
  auto const terms = database().read([&](database::ReadTx& tx) {
    auto const work = case_to_decide(tx, signatory, std::stoll(id)).value();
    return terms_now(tx, signatory, work, 0, site->settings, support::test_now).value();
  });
  std::atomic<int> done = 0, told = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      auto const answer =
          sign_decision(site->services, signatory, std::stoll(id), terms, signature, support::site_time);
      ++(answer ? done : told);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(told, 3);
  auto const late = site->post(shown.post_to, {{"@signature_file", signature}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Решение уже подписано"), HasSubstr("АК-И-1/2026")));
  EXPECT_EQ(audited("accreditation.case-decided").size(), 1u);
  EXPECT_EQ(record()->versions.size(), 1u);
}

TEST_P(SignDecision, ACR_11_outgoing_numbers_have_no_gaps_and_a_letter_whose_number_was_taken_is_not_signed) {
  auto const first = to_sign(false), second = to_sign(false);
  auto const one = panel(first), other = panel(second);
  ASSERT_EQ(sign_by(one, *signatory_key).status, 303);
  auto const stale = sign_by(other, *signatory_key);
  EXPECT_EQ(stale.status, 409);
  EXPECT_THAT(stale.body, AllOf(HasSubstr("Номер письма занят другим решением"), HasSubstr("АК-И-2/2026")));
  EXPECT_FALSE(decision(second));
  ASSERT_EQ(sign_decided(second).status, 303);
  EXPECT_EQ(decision(second)->letter_number, "АК-И-2/2026");
}

TEST_P(SignDecision, ACR_11_several_chosen_at_once_are_signed_in_turn_each_with_its_own_signature) {
  auto const first = to_sign(false), second = to_sign(false), third = to_sign(false);
  EXPECT_EQ(site->post("/accreditation/decisions").status, 422) << "none is chosen";
  auto const chosen = site->post("/accreditation/decisions",
                                 {{"case", third}, {"case", first}, {"case", third}, {"case", "x"}, {"case", second}});
  EXPECT_EQ(support::header_of(chosen, "Location"),
            "/accreditation/decisions/together?cases=" + third + "," + first + "," + second);
  auto at = "/accreditation/decisions/" + third + "/sign?then=" + first + "," + second;
  EXPECT_THAT(site->get(support::header_of(chosen, "Location")).body, HasSubstr("href=\"" + at + "\""));
  for (int i = 1; i <= 3; ++i) {
    auto const signed_one = sign_by(panel_at(at), *signatory_key);
    ASSERT_EQ(signed_one.status, 303) << signed_one.body;
    at = support::header_of(signed_one, "Location");
  }
  EXPECT_THAT(at, testing::StartsWith("/accreditation/decisions?signed="));
  EXPECT_THAT(site->get(at).body, HasSubstr("Подписано: письмо № АК-И-"));
  EXPECT_EQ(decision(third)->letter_number, "АК-И-1/2026");
  EXPECT_EQ(decision(first)->letter_number, "АК-И-2/2026");
  EXPECT_EQ(decision(second)->letter_number, "АК-И-3/2026");
  auto const late = site->get("/accreditation/decisions/" + first + "/sign?then=" + second);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Решения на подпись"), HasSubstr("Решение уже подписано")));
}

TEST_P(SignDecision, ACR_11_a_letter_of_yesterday_is_not_signed_today) {
  auto const id = to_sign();
  auto const shown = panel(id);
  auto const signature =
      signatures::sign_detached(site->get(shown.bytes).body, signatory_key->certificate, signatory_key->key);
  support::site_time = support::test_now + std::chrono::hours{24};
  auto const stale = site->post(shown.post_to, {{"@signature_file", signature}});
  EXPECT_EQ(stale.status, 409);
  EXPECT_FALSE(decision(id));
}

TEST_P(SignDecision, ACR_09_lateness_is_shown_and_does_not_hinder) {
  auto const id = to_sign();
  support::site_time = support::test_now + std::chrono::hours{24 * 30};
  EXPECT_THAT(site->get("/accreditation/decisions/" + id + "/sign").body,
              AllOf(HasSubstr("31.03.2026, просрочено; подписать можно"), HasSubstr("п. 66")));
  EXPECT_EQ(sign_decided(id).status, 303);
}

TEST_P(SignDecision, ACR_09_other_bytes_other_keys_and_who_prepared_it_do_not_sign) {
  auto const id = to_sign();
  auto const shown = panel(id);
  auto const bytes = site->get(shown.bytes).body;
  auto const stranger = trust.person_of("7700000030");
  auto const refused = [&](std::string const& signature) {
    auto const answer = site->post(shown.post_to, {{"@signature_file", signature}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("Подпись не принята"));
  };
  refused("no signature");
  refused(signatures::sign_detached(bytes + " ", signatory_key->certificate, signatory_key->key));
  refused(signatures::sign_detached(bytes, stranger.certificate, stranger.key));
  support::enter_certificate(database(), signatory.account, stranger.certificate);
  refused(signatures::sign_detached(bytes, stranger.certificate, stranger.key));  // the letter names the other
  EXPECT_THAT(site->get("/accreditation/decisions/" + id + "/sign").body, HasSubstr("Выбрать сертификат"));
  officer.permissions = {"accreditation.examine", "accreditation.decide"};
  become(officer);
  EXPECT_THAT(site->get("/accreditation/decisions/" + id + "/sign").body, HasSubstr("Решение подготовили вы сами"));
  EXPECT_FALSE(decision(id));
}

TEST_P(SignDecision, ACR_09_a_draft_is_returned_with_a_remark_and_what_was_shown_before_is_not_signed) {
  auto const id = to_sign();
  auto const shown = panel(id);
  auto const signature =
      signatures::sign_detached(site->get(shown.bytes).body, signatory_key->certificate, signatory_key->key);
  EXPECT_EQ(site->post("/accreditation/decisions/" + id + "/return", {{"remark", " "}}).status, 422);
  EXPECT_EQ(site->post("/accreditation/decisions/" + id + "/return", {{"remark", "Уточните адрес"}}).status, 303);
  EXPECT_EQ(site->post(shown.post_to, {{"@signature_file", signature}}).status, 409);
  EXPECT_THAT(letters().front().subject, HasSubstr("возвращён"));
  become(officer);
  EXPECT_THAT(site->get("/accreditation/queue/" + id).body, HasSubstr("Замечание: Уточните адрес"));
  EXPECT_THAT(site->get("/accreditation/queue").body, HasSubstr("Возвращено с замечанием"));
  EXPECT_EQ(draft(id, granting()).status, 303);
  become(signatory);
  EXPECT_EQ(site->post(shown.post_to, {{"@signature_file", signature}}).status, 303) << "the same letter again";
}

TEST_P(SignDecision, ACR_09_a_withdrawn_application_is_not_decided) {
  auto const id = to_sign();
  auto const shown = panel(id);
  become(signer);
  EXPECT_EQ(site->post("/accreditation/cases/" + id + "/withdraw", {{"reason", "Передумали"}}).status, 303);
  become(signatory);
  EXPECT_THAT(site->get("/accreditation/decisions").body, HasSubstr("Подписывать нечего"));
  EXPECT_EQ(site->get(shown.bytes).status, 409);
}

TEST_P(SignDecision, ACC_10_each_step_has_its_own_right_and_another_organisation_knows_nothing) {
  auto const id = to_sign();
  struct Step {
    char const* address;
    bool registrar, officer, signatory, applicant;
  };
  Step const steps[] = {{"/accreditation/office/{}/officer", true, false, false, false},
                        {"/accreditation/queue", false, true, false, false},
                        {"/accreditation/queue/{}", false, true, false, false},
                        {"/accreditation/queue/{}/checklist", false, true, false, false},
                        {"/accreditation/queue/{}/draft", false, true, false, false},
                        {"/accreditation/queue/{}/letter", false, true, false, false},
                        {"/accreditation/decisions", false, false, true, false},
                        {"/accreditation/decisions/{}", false, false, true, false},
                        {"/accreditation/decisions/{}/sign", false, false, true, false},
                        {"/accreditation/cases/{}", false, false, false, true}};
  for (auto const& step : steps) {
    std::string address = step.address;
    if (auto const at = address.find("{}"); at != std::string::npos) address.replace(at, 2, id);
    auto const meets = [&](Actor const& actor, bool let_in) {
      become(actor);
      EXPECT_EQ(site->get(address).status != 403, let_in) << address << " for " << actor.name;
    };
    meets(head, step.registrar);
    meets(officer, step.officer);
    meets(signatory, step.signatory);
    meets(signer, step.applicant);
  }
  auto const other = support::enter_organisation(database(), "7700000016", "ООО «Другая»");
  become(new_actor(other, access::Role::provider_signer));
  EXPECT_EQ(site->post("/accreditation/cases/" + id + "/again").status, 404);
  EXPECT_EQ(site->get("/accreditation/cases/" + id).status, 404);
}

TEST_P(SignDecision, ACR_09_nobody_can_alter_or_delete_a_decision) {
  auto const id = to_sign();
  ASSERT_EQ(sign_decided(id).status, 303);
  for (std::string const change :
       {"update accreditation_decisions set outcome = 'refused'", "delete from accreditation_decisions"})
    EXPECT_ANY_THROW(database().write([&](database::Tx& tx) { tx.run_script(change); })) << change;
}

}  // namespace
}  // namespace obereg::accreditation
