// The registry office enters an application that came on paper. The site's day is 10.03.2026, a Tuesday after holidays.
#include <set>
#include <thread>

#include "accreditation/enter_application/enter_application.hpp"
#include "accreditation/testing/paper_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class EnterApplication : public PaperSite {
 protected:
  std::int64_t count_of_cases() {
    return static_cast<std::int64_t>(
        database()
            .read([&](database::ReadTx& tx) { return casework::case_page(tx, {std::string(service_name)}); })
            .size());
  }
};
OBEREG_ON_BOTH_ENGINES(EnterApplication);

TEST_P(EnterApplication, ACR_04_by_post_it_gets_the_next_number_and_its_clocks_run_from_receipt_and_registration) {
  become(signer);
  filed();
  auto const id = entered();
  auto const paper = held(id);
  EXPECT_EQ(paper.incoming_number, "АК-2/2026") << "one sequence with the electronic ones";
  EXPECT_EQ(paper.channel, "post");
  EXPECT_EQ(paper.organisation, std::nullopt);
  EXPECT_EQ(deadline(id, "service").term.event.russian(), "10.03.2026");
  EXPECT_EQ(deadline(id, "decision").term.event.russian(), "06.03.2026");
  EXPECT_EQ(deadline(id, "to_officer").term.event.russian(), "10.03.2026");
  EXPECT_TRUE(deadline(id, "registration").stopped_at.has_value());
  EXPECT_THAT(events(id).front().text, HasSubstr("получено 06.03.2026 заказным письмом № 12799400000011"));
  // П. 51–53: not on the day of arrival; п. 59: in time.
  EXPECT_THAT(deadline(id, "arrival_registration").end.explained,
              HasSubstr("со дня поступления заявления в общий отдел 06.03.2026, считая и этот день"));
  ASSERT_THAT(events(id), SizeIs(2));
  EXPECT_THAT(events(id).back().text, AllOf(HasSubstr("до конца дня 06.03.2026"), Not(HasSubstr("п. 59"))));
  EXPECT_THAT(audited("accreditation.paper-entered"), SizeIs(1));
}

TEST_P(EnterApplication, ACR_06_registered_on_the_day_of_arrival_nothing_is_said_of_terms) {
  auto const id = entered(with(paper_form(intake_key()), "received_on", "10.03.2026"));
  EXPECT_THAT(events(id), SizeIs(1));
  EXPECT_TRUE(deadline(id, "arrival_registration").stopped_at.has_value());
}

TEST_P(EnterApplication, ACR_04_scans_of_a_form_that_came_back_are_kept_for_who_sent_it_and_come_with_the_next_try) {
  auto const form_key = intake_key();
  auto wrong = with(paper_form(form_key), "full_name", "");
  wrong.emplace_back("@files", "%PDF-1.4\n%%EOF\n");
  wrong.emplace_back("@files", "GIF89a");
  auto const kept_id = [&](http::Response const& answer) {
    return found_in(answer.body, "name=\"kept_scans\"[^>]* value=\"([0-9]+)\"");
  };
  auto const answer = send_in(wrong);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("Сканы уже загружены"), HasSubstr("это не PDF")));
  auto const id = kept_id(answer);
  ASSERT_NE(id, "");

  auto again = with(with(paper_form(form_key), "full_name", ""), "kept_scans", id);
  EXPECT_EQ(kept_id(send_in(again)), id) << "once more wrong, still there";
  become(head);
  auto const other = site->post("/accreditation/office/paper/1", again);
  EXPECT_EQ(kept_id(other), "") << "another person with the same key";
  EXPECT_EQ(kept_id(send_in(with(with(paper_form(intake_key()), "full_name", ""), "kept_scans", id))), "")
      << "another form";

  auto const entered_as = entered(with(paper_form(form_key), "kept_scans", id));
  auto const documents =
      database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(entered_as)}); });
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_EQ(documents[0].media_type, "application/pdf");
  EXPECT_THAT(database().read([&](database::ReadTx& tx) { return kept_scans(tx, registrar.account, form_key); }),
              testing::IsEmpty());
}

TEST_P(EnterApplication, ACR_04_a_kept_scan_that_is_unticked_goes_and_all_go_after_a_week) {
  auto const form_key = intake_key();
  auto wrong = with(paper_form(form_key), "full_name", "");
  wrong.emplace_back("@files", "%PDF-1.4\n%%EOF\n");
  auto const count = [&] {
    return database().read([&](database::ReadTx& tx) { return kept_scans(tx, registrar.account, form_key).size(); });
  };
  send_in(wrong);
  send_in(wrong);
  EXPECT_EQ(count(), 1u) << "chosen again, it is there once";
  send_in(with(paper_form(form_key), "full_name", ""));
  EXPECT_EQ(count(), 0u);
  send_in(wrong);
  auto const later = support::test_now + scans_kept_for + std::chrono::hours{1};
  database().write([&](database::Tx& tx) { keep_scans(tx, registrar.account, intake_key(), {}, {}, later); });
  EXPECT_EQ(count(), 0u);
}

TEST_P(EnterApplication, ACR_04_a_second_click_enters_nothing) {
  auto const form = paper_form(intake_key());
  auto const id = entered(form);
  EXPECT_EQ(entered(form), id);
  EXPECT_EQ(count_of_cases(), 1);
  EXPECT_NE(entered(paper_form(intake_key())), id) << "another form is another application";
}

TEST_P(EnterApplication, ACR_04_a_second_application_of_the_same_applicant_is_asked_about_once_and_never_refused) {
  auto const first = entered(with(paper_form(intake_key()), "another", ""));
  auto again = with(paper_form(intake_key()), "another", "");
  again.emplace_back("@files", "%PDF-1.4\n%%EOF\n");
  auto const asked = send_in(again);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, AllOf(HasSubstr("№ АК-1/2026"), HasSubstr("/accreditation/office/" + first + "\""),
                                HasSubstr("Это ещё одно заявление, зарегистрировать"), HasSubstr("ООО «Бумага»"),
                                HasSubstr("Сканы уже загружены")));
  EXPECT_EQ(count_of_cases(), 1);
  auto const second = entered(with(again, "another", "yes"));
  EXPECT_EQ(count_of_cases(), 2);
  EXPECT_EQ(entered(with(again, "another", "")), second) << "a second click on a form that was taken";
  become(registrar);
  EXPECT_THAT(site->get("/accreditation/office/" + second).body,
              AllOf(HasSubstr("У организации есть ещё открытое заявление"), HasSubstr("№ АК-1/2026")));
}

TEST_P(EnterApplication, ACR_04_two_clicks_at_one_moment_enter_one) {
  auto form = empty_intake(*regulation().variant(1), LocalDate::at(support::test_now));
  form.way = "in_person";
  form.answers.values["full_name"] = "ООО «Бумага»";
  std::vector<std::int64_t> ids(4);
  std::vector<std::thread> threads;
  for (auto& id : ids)
    threads.emplace_back([&] { id = enter_once(site->services, registrar, form, {}, support::test_now).value; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::int64_t>(ids.begin(), ids.end()).size(), 1u);
  EXPECT_EQ(count_of_cases(), 1);
  EXPECT_EQ(held(entered()).incoming_number, "АК-2/2026") << "no number was lost";
}

TEST_P(EnterApplication, ACR_04_intake_is_never_refused_whatever_the_paper_lacks) {
  auto const id = entered(
      {{"intake_key", intake_key(3)}, {"way", "in_person"}, {"received_on", "10.03.2026"}, {"full_name", "Кто-то"}}, 3);
  EXPECT_EQ(held(id).inn, "");
  auto const page = site->get("/accreditation/office/" + id).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Подписи нет, печати нет"), HasSubstr("Только заявление"),
                          HasSubstr("Чего нет из перечня"), HasSubstr("подтверждающие сведения")));
}

TEST_P(EnterApplication, ACR_04_what_is_typed_wrong_is_told_at_its_field_and_kept) {
  auto const form = paper_form(intake_key());
  auto const empty = send_in({});
  EXPECT_EQ(empty.status, 422);
  EXPECT_THAT(empty.body,
              AllOf(HasSubstr("href=\"#full_name\""), HasSubstr("href=\"#way\""), HasSubstr("href=\"#received_on\"")));
  struct Wrong {
    std::string field, value, said;
  };
  for (auto const& [field, value, said] : {Wrong{"inn", "7700000017", "контрольная"},
                                           {"tracking_number", "12799400000012", "контрольная цифра"},
                                           {"received_on", "11.03.2026", "ещё не наступил"},
                                           {"received_on", "06.03.2006", "Проверьте год"},
                                           {"received_on", "вчера", "31.01.2026"},
                                           {"email", "почта", "ivanov@example.ru"},
                                           {"post_address", std::string(600, 'x'), "не больше 500"}}) {
    auto const answer = send_in(with(form, field, value));
    EXPECT_EQ(answer.status, 422) << field << " " << value;
    EXPECT_THAT(answer.body, HasSubstr(said)) << field;
    EXPECT_THAT(answer.body, HasSubstr("г. Тверь, Почтовая ул., д. 1")) << "what else was typed is kept";
  }
  for (auto const* const unclean : {"\x01", "\xff"})
    EXPECT_THAT(send_in(with(form, "full_name", unclean)).body,
                AllOf(HasSubstr("знаки, которых"), HasSubstr("г. Тверь, Почтовая ул., д. 1")));
  EXPECT_EQ(count_of_cases(), 0);
}

TEST_P(EnterApplication, ACR_06_what_an_officer_passed_on_late_is_entered_and_told) {
  auto form = with(paper_form(intake_key()), "way", "officer");
  EXPECT_THAT(send_in(with(form, "arrived_on", "05.03.2026")).body, HasSubstr("Это раньше дня"));
  form = with(with(form, "received_on", "04.03.2026"), "arrived_on", "10.03.2026");
  auto const id = entered(form);
  EXPECT_EQ(held(id).channel, "in_person");
  EXPECT_THAT(events(id).front().text, HasSubstr("исполнителем, передано в общий отдел 10.03.2026"));
  EXPECT_THAT(events(id).back().text, AllOf(HasSubstr("Срок пропущен"), HasSubstr("до конца дня 05.03.2026")));
  EXPECT_EQ(deadline(id, "hand_over").term.event_words, "получения заявления исполнителем");
}

TEST_P(EnterApplication, ACR_04_the_organisation_with_that_inn_sees_it_in_its_cabinet) {
  auto const own = entered(with(paper_form(intake_key()), "inn", inn()));
  auto const other = entered(paper_form(intake_key()));
  become(signer);
  EXPECT_THAT(site->get("/accreditation/cases/" + own).body, HasSubstr("Заказным письмом № 12799400000011"));
  EXPECT_EQ(site->get("/accreditation/cases/" + other).status, 404);
  EXPECT_THAT(site->get("/accreditation/applications").body, HasSubstr(held(own).incoming_number));
}

TEST_P(EnterApplication, ACR_04_scans_are_looked_at_as_any_attachment) {
  auto form = paper_form(intake_key());
  form.emplace_back("@files", "MZ\x90");
  EXPECT_THAT(send_in(form).body, HasSubstr("это не PDF"));
  form.back().second = "%PDF-1.7 заявление";
  form.emplace_back("@files", "\x89PNG\r\n\x1a\n..");
  auto const id = entered(form);
  auto const documents =
      database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(id)}); });
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_EQ(documents.front().item, application_on_paper);
  auto const scan = site->get("/accreditation/office/" + id + "/documents/" + std::to_string(documents.front().id));
  EXPECT_EQ(scan.body, "%PDF-1.7 заявление");
}

TEST_P(EnterApplication, ACR_04_who_gave_an_e_mail_is_told_the_number) {
  entered(with(paper_form(intake_key()), "email", "a@example.test"));
  auto const mails = database().read([&](database::ReadTx& tx) { return mail::page_of(tx, "a@example.test", 0, 5); });
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_THAT(mails.front().body, HasSubstr("АК-1/2026"));
}

TEST_P(EnterApplication, ACR_04_the_choice_of_the_variant_leads_to_its_form_and_there_are_eight) {
  become(registrar);
  auto const page = site->get("/accreditation/office/paper");
  for (int variant = 1; variant <= 8; ++variant) {
    auto const address = "/accreditation/office/paper/" + std::to_string(variant);
    EXPECT_THAT(page.body, HasSubstr(address + "\""));
    EXPECT_EQ(site->get(address).status, 200);
  }
  EXPECT_EQ(site->get("/accreditation/office/paper/9").status, 404);
}

}  // namespace
}  // namespace obereg::accreditation
