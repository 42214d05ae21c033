// An application is signed and becomes a case.
#include <thread>

#include "accreditation/sign_application/application_text.hpp"
#include "accreditation/sign_application/sign_application.hpp"
#include "accreditation/terms/terms.hpp"
#include "accreditation/testing/application_fixture.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SignApplication : public ApplicationSite {
 protected:
  std::vector<casework::CaseDocument> documents(casework::CaseId id) {
    return database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, id); });
  }
};
OBEREG_ON_BOTH_ENGINES(SignApplication);

TEST_P(SignApplication, ACR_05_a_signed_application_gets_its_number_clocks_and_receipt_at_once) {
  auto const address = filled();
  site->post(address + "/documents/charter", {{"@file", "%PDF-1.7 устав"}});
  auto const bytes = site->get(address + "/bytes").body;
  EXPECT_THAT(bytes,
              AllOf(HasSubstr("Фамилия: Ёлкина\n"), HasSubstr("Устав организации: file.bin"), HasSubstr("SHA-256")));
  EXPECT_EQ(site->get(address + "/bytes").body, bytes);
  auto const answer = sign(address);
  ASSERT_EQ(answer.status, 303) << answer.body;
  auto const held = cases();
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].incoming_number, "АК-1/2026");
  EXPECT_EQ(LocalDate::at(held[0].due_at - std::chrono::milliseconds{1}).iso(), "2026-04-14") << "25 working days";
  auto const receipt = site->get(header_of(answer, "Location"));
  EXPECT_THAT(receipt.body, AllOf(HasSubstr("АК-1/2026"), HasSubstr("14.04.2026"), HasSubstr("со дня регистрации")));
  auto const kept = documents(held[0].id);
  ASSERT_EQ(kept.size(), 3u);
  EXPECT_EQ(site->files.read(kept[0].hash), bytes);
  EXPECT_EQ(kept[2].title, "Устав организации");
  EXPECT_EQ(audited("accreditation.application-filed").size(), 1u);
  auto const letters = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 10); });
  ASSERT_EQ(letters.size(), 2u) << "who filed it, and the address that the application names";
  for (auto const& letter : letters) EXPECT_THAT(letter.subject, HasSubstr("АК-1/2026"));
}

TEST_P(SignApplication, ACR_05_a_double_click_and_a_second_tab_file_once) {
  auto const address = filled();
  auto const bytes = site->get(address + "/bytes").body;
  auto const signature = signature_under(bytes);
  auto const id = stored(address).id.value;
  std::vector<std::int64_t> filed(4);
  std::vector<std::thread> threads;
  for (auto& each : filed)
    threads.emplace_back(
        [&] { each = sign_application(site->services, signer, id, signature, support::site_time).value().value; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(cases().size(), 1u);
  for (auto const each : filed) EXPECT_EQ(each, cases()[0].id.value);
  EXPECT_EQ(site->get(address + "/bytes").body, bytes) << "a second tab signs what was filed";
  auto const again = site->post(address + "/sign", {{"@signature_file", signature}});
  EXPECT_THAT(header_of(again, "Location"), HasSubstr("/receipt"));
  EXPECT_EQ(audited("accreditation.application-filed").size(), 1u);
}

TEST_P(SignApplication, ACR_05_what_is_filed_can_be_changed_no_more) {
  auto const address = filled();
  sign(address);
  auto const before = stored(address).answers;
  EXPECT_EQ(save(address, "applicant", applicant("7700000016")).status, 409);
  EXPECT_EQ(site->post(address + "/documents/charter", {{"@file", "%PDF-1.7"}}).status, 409);
  EXPECT_EQ(site->post(address + "/discard").status, 409);
  EXPECT_EQ(stored(address).answers, before);
  EXPECT_EQ(site->get(address).status, 303) << "leads to the case";
}

TEST_P(SignApplication, ACR_05_nothing_is_signed_while_the_check_finds_mistakes) {
  auto const address = begin(1);
  EXPECT_EQ(header_of(site->get(address + "/sign"), "Location"), address + "/check");
  EXPECT_EQ(header_of(site->get(address + "/bytes"), "Location"), address + "/check");
  EXPECT_EQ(header_of(site->post(address + "/sign", {{"@signature_file", "x"}}), "Location"), address + "/check");
  auto const check = site->get(address + "/check").body;
  EXPECT_THAT(check,
              AllOf(HasSubstr("/sections/specialists?check=1#specialists"), Not(HasSubstr("Подписать и подать"))));
  EXPECT_THAT(site->get(address + "/sections/services?check=1").body, HasSubstr("href=\"#founding_documents\""));
  EXPECT_TRUE(cases().empty());
}

TEST_P(SignApplication, ACR_05_a_signature_of_other_bytes_or_another_certificate_is_refused) {
  auto const address = filled();
  auto const bytes = site->get(address + "/bytes").body;
  auto const refused = [&](std::string const& signature) {
    auto const answer = site->post(address + "/sign", {{"@signature_file", signature}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("Подпись не принята"));
  };
  refused("no signature");
  refused(signature_under(bytes + " "));
  auto const stranger = trust.person_of(inn());
  refused(signatures::sign_detached(bytes, stranger.certificate, stranger.key));
  auto const elsewhere = trust.person_of("7700000016");
  support::enter_certificate(database(), signer.account, elsewhere.certificate);
  refused(signatures::sign_detached(bytes, elsewhere.certificate, elsewhere.key));
  auto const signature = signature_under(bytes);
  save(address, "contacts", {{"email", "b@example.test"}, {"phone", ""}});
  refused(signature);
  EXPECT_TRUE(cases().empty());
}

TEST_P(SignApplication, ACR_05_a_draft_that_changes_while_it_is_signed_is_not_filed) {
  auto const address = filled();
  auto const id = stored(address).id;
  auto const to_sign = database().read([&](database::ReadTx& tx) {
    return application_to_sign(tx, signer, id.value, LocalDate::at(support::test_now)).value();
  });
  save(address, "contacts", {{"email", "b@example.test"}, {"phone", ""}});
  EXPECT_FALSE(database().write([&](database::Tx& tx) { return claim_draft(tx, id, to_sign.application.version); }));
  EXPECT_TRUE(database().write([&](database::Tx& tx) { return claim_draft(tx, id, stored(address).version); }));
}

TEST_P(SignApplication, ACC_10_who_prepares_does_not_sign) {
  auto const address = filled();
  become(new_actor(centre, access::Role::provider_preparer));
  EXPECT_THAT(site->get(address + "/check").body, HasSubstr("подписывает другой сотрудник"));
  EXPECT_EQ(site->get(address + "/sign").status, 403);
  EXPECT_EQ(site->post(address + "/sign").status, 403);
}

TEST(ApplicationTerms, ACR_08_each_variant_runs_by_its_own_terms) {
  struct Case {
    int variant, service, decision;
    calendar::Unit unit;
  };
  using enum calendar::Unit;
  Case const expected[] = {{1, 25, 15, working_days},  {2, 25, 15, working_days}, {3, 30, 15, calendar_days},
                           {4, 30, 15, calendar_days}, {5, 20, 10, working_days}, {6, 20, 10, working_days},
                           {7, 10, 5, working_days},   {8, 10, 5, working_days}};
  for (auto const& each : expected) {
    auto const terms = terms_of(*regulation().variant(each.variant), LocalDate::of(2026, 3, 10).value(),
                                LocalDate::of(2026, 3, 10).value());
    ASSERT_GE(terms.size(), 2u) << each.variant;
    EXPECT_EQ(terms[0].name, "service");
    EXPECT_EQ(terms[0].term.length, each.service) << each.variant;
    EXPECT_EQ(terms[0].term.unit, each.unit) << each.variant;
    EXPECT_EQ(terms[0].event_words, "регистрации заявления");
    EXPECT_EQ(terms[1].term.length, each.decision) << each.variant;
    EXPECT_EQ(terms[1].event_words, "получения заявления");
    bool const has_inner = each.variant == 3 || each.variant == 4;
    EXPECT_EQ(terms[2].name, "to_officer") << each.variant;
    EXPECT_EQ(terms[2].term.length, 1) << each.variant;
    EXPECT_EQ(terms[2].event_words, "регистрации заявления");
    EXPECT_EQ(terms.size(), has_inner ? 4u : 3u) << each.variant;
    EXPECT_EQ(terms.back().is_inner, has_inner) << each.variant;
  }
}

TEST(ApplicationText, ACR_02_no_value_looks_like_a_line_of_the_form) {
  Application application;
  application.variant = 3;
  application.answers.values["change"] = "Адрес\nСпециалисты: подменены";
  auto const text = application_text(application, {});
  EXPECT_THAT(text, HasSubstr("Что изменить или исключить: Адрес\n    Специалисты: подменены\n"));
  EXPECT_THAT(text, HasSubstr("Электронная почта: (не указано)"));
}

}  // namespace
}  // namespace obereg::accreditation
