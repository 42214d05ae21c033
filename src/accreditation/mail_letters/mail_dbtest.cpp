// The letter of a decision goes by registered post: its clock, the list of the office, what became of it. The site's
// day is 10.03.2026, a Tuesday.
#include "accreditation/mail_letters/send_result.hpp"
#include "accreditation/testing/paper_fixture.hpp"
#include "platform/mail/mail.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Answers wanting(std::string const& delivery, std::string const& email = "") {
  Answers answers;
  answers.values = {{"delivery", delivery}, {"email", email}};
  return answers;
}

TEST(Delivery, ACR_11_on_paper_the_letter_goes_by_post_unless_e_mail_was_chosen_and_given) {
  EXPECT_TRUE(delivery_of(wanting(""), true, false).by_post);
  EXPECT_TRUE(delivery_of(wanting("portal"), true, true).by_post);
  EXPECT_TRUE(delivery_of(wanting("email"), true, false).by_post) << "no address was given";
  auto const by_mail = delivery_of(wanting("email", "a@example.test"), true, false);
  EXPECT_TRUE(by_mail.by_email);
  EXPECT_FALSE(by_mail.by_post);
}

TEST(Delivery, ACR_11_by_the_portal_the_letter_is_in_the_cabinet_and_goes_by_post_where_that_was_asked_for) {
  auto const usual = delivery_of(wanting(""), false, true);
  EXPECT_TRUE(usual.in_cabinet);
  EXPECT_FALSE(usual.by_post || usual.by_email);
  EXPECT_TRUE(delivery_of(wanting("post"), false, true).by_post);
}

class MailLetters : public PaperSite {
 protected:
  static std::string address_of(casework::Mailing const& mailing) {
    return "/accreditation/post/" + std::to_string(mailing.id.value);
  }
  http::Response send(casework::Mailing const& mailing, Form const& form) {
    return site->post(address_of(mailing), with(form, "do", "send"));
  }
  static Form sending() {
    return {
        {"address", "170000, г. Тверь, а/я 1"}, {"tracking_number", "101234 00 00157 0"}, {"sent_on", "10.03.2026"}};
  }
};
OBEREG_ON_BOTH_ENGINES(MailLetters);

TEST_P(MailLetters, ACR_11_a_letter_waits_with_its_clock_is_sent_and_delivered) {
  auto const id = refused_on_paper(paper_form(intake_key()));
  ASSERT_THAT(mailings(id), SizeIs(1));
  auto const mailing = mailings(id).front();
  EXPECT_EQ(mailing.address, "170000, г. Тверь, а/я 1");
  auto const clock = deadline(id, "result_by_post");
  EXPECT_EQ(casework::last_day(clock.end.at, std::chrono::hours{3}), "13.03.2026");
  EXPECT_EQ(clock.stopped_at, std::nullopt);
  EXPECT_THAT(events(id).back().text, HasSubstr("подписано, почтой отправить до конца дня 13.03.2026"));
  EXPECT_THAT(
      site->get("/accreditation/post").body,
      AllOf(HasSubstr("Нужно отправить"), HasSubstr("до конца дня 13.03.2026"), HasSubstr("170000, г. Тверь, а/я 1")));
  auto const page = site->get(address_of(mailing)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("рабочих дня со дня принятия решения 10.03.2026 (п. 69)"),
                          HasSubstr("Нет приказа о комиссии")));

  EXPECT_EQ(send(mailing, sending()).status, 303);
  EXPECT_EQ(mailings(id).front().tracking_number, "10123400001570");
  EXPECT_TRUE(deadline(id, "result_by_post").stopped_at.has_value());
  EXPECT_EQ(send(mailing, sending()).status, 409) << "a second tab";
  EXPECT_EQ(
      site->post(address_of(mailing), {{"do", "end"}, {"outcome", "delivered"}, {"ended_on", "10.03.2026"}}).status,
      303);
  EXPECT_EQ(mailings(id).front().state, casework::MailingState::delivered);
  EXPECT_THAT(site->get("/accreditation/post").body, HasSubstr("Вручены"));
  auto const timeline = site->get("/accreditation/office/" + id).body;
  EXPECT_THAT(timeline, AllOf(HasSubstr(address_of(mailing) + "\""),
                              HasSubstr("отправлено заказным письмом 10.03.2026, номер отправления 10123400001570"),
                              HasSubstr("вручено 10.03.2026")));
  EXPECT_THAT(audited("accreditation.letter-mailed"), SizeIs(1));
  EXPECT_THAT(audited("accreditation.letter-delivered"), SizeIs(1));
}

TEST_P(MailLetters, ACR_08_a_letter_that_was_not_sent_in_three_working_days_is_told_as_late) {
  refused_on_paper(paper_form(intake_key()));
  support::site_time = support::test_now + std::chrono::hours{24 * 4};
  become(registrar);
  EXPECT_THAT(site->get("/accreditation/post").body,
              AllOf(HasSubstr("ob-due--late"), HasSubstr("просрочено: срок был до конца дня 13.03.2026")));
  EXPECT_THAT(site->follow("/accreditation/office", {{"late", "yes"}}).body, HasSubstr("АК-1/2026"));
}

TEST_P(MailLetters, ACR_11_one_that_came_back_is_sent_again) {
  auto const id = refused_on_paper(paper_form(intake_key()));
  auto const first = mailings(id).front();
  EXPECT_EQ(site->post(address_of(first), {{"do", "again"}}).status, 409) << "it did not come back";
  EXPECT_EQ(send(first, sending()).status, 303);
  Form const back{{"do", "end"}, {"outcome", "returned"}, {"ended_on", "10.03.2026"}, {"note", "истёк срок хранения"}};
  EXPECT_EQ(site->post(address_of(first), back).status, 303);
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, HasSubstr("вернулось 10.03.2026: истёк срок хранения"));
  EXPECT_EQ(site->post(address_of(first), {{"do", "again"}}).status, 303);
  EXPECT_EQ(site->post(address_of(first), {{"do", "again"}}).status, 409) << "a second click";
  ASSERT_THAT(mailings(id), SizeIs(2));
  EXPECT_EQ(send(mailings(id).back(), sending()).status, 303);
}

TEST_P(MailLetters, ACR_11_what_is_typed_wrong_is_told_and_kept) {
  auto const id = refused_on_paper(paper_form(intake_key()));
  auto const mailing = mailings(id).front();
  struct Wrong {
    std::string field, value, said;
  };
  for (auto const& [field, value, said] : {Wrong{"tracking_number", "", "Напишите номер"},
                                           {"tracking_number", "10123400001571", "контрольная цифра"},
                                           {"sent_on", "09.03.2026", "составлено позже: 10.03.2026"},
                                           {"sent_on", "11.03.2026", "ещё не наступил"},
                                           {"sent_on", "завтра", "31.01.2026"},
                                           {"address", "", "Напишите адрес"},
                                           {"address", std::string(600, 'x'), "Не длиннее 500"},
                                           {"address", "\x01", "знаки"}}) {
    auto const answer = send(mailing, with(sending(), field, value));
    EXPECT_EQ(answer.status, 422) << field << " " << value;
    EXPECT_THAT(answer.body, AllOf(HasSubstr(said), HasSubstr("id=\"sent_on\""))) << field;
  }
  EXPECT_EQ(send(mailing, sending()).status, 303);
  Form const early{{"do", "end"}, {"outcome", ""}, {"ended_on", "09.03.2026"}};
  EXPECT_THAT(site->post(address_of(mailing), early).body,
              AllOf(HasSubstr("вручено письмо или вернулось"), HasSubstr("отправлено позже: 10.03.2026")));
  EXPECT_EQ(site->get("/accreditation/post/999").status, 404);
}

TEST_P(MailLetters, ACR_11_where_e_mail_was_chosen_the_signed_letter_goes_there_and_nothing_by_post) {
  auto form = with(with(paper_form(intake_key()), "delivery", "email"), "email", "a@example.test");
  auto const id = refused_on_paper(form);
  EXPECT_THAT(mailings(id), IsEmpty());
  auto const mails = database().read([&](database::ReadTx& tx) { return mail::page_of(tx, "a@example.test", 0, 5); });
  ASSERT_THAT(mails, SizeIs(2)) << "that it is registered, and the letter";
  EXPECT_THAT(mails.front().body, AllOf(HasSubstr("АК-И-1/2026"), HasSubstr("Нет приказа о комиссии")));
  EXPECT_THAT(events(id).back().text, HasSubstr("отправлено на a@example.test"));
  auto const files = database().read([&](database::ReadTx& tx) { return mail::attached_to(tx, mails.front().id); });
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[1].name, files[0].name + ".sig");
  auto const letter = site->files.read(files[0].hash);
  EXPECT_THAT(words_in(letter), HasSubstr("АК-И-1/2026"));
  auto const verified =
      signatures::verify(*site->trust.get(), site->files.read(files[1].hash), letter, support::test_now);
  EXPECT_FALSE(verified.refusal());
}

TEST_P(MailLetters, ACR_11_by_the_portal_nothing_goes_by_post_unless_it_was_asked_for) {
  auto const usual = to_sign();
  EXPECT_EQ(sign_decided(usual).status, 303);
  EXPECT_THAT(mailings(usual), IsEmpty());
  EXPECT_THAT(events(usual).back().text, HasSubstr("подписано и отправлено в кабинет."));
}

TEST_P(MailLetters, ACR_05_a_case_is_found_by_the_number_of_its_letter_in_the_journal_and_in_the_queue) {
  auto const id = refused_on_paper(paper_form(intake_key()));
  EXPECT_THAT(site->follow("/accreditation/office", {{"wanted", "ак-и-1/2026"}}).body,
              HasSubstr("письмо № АК-И-1/2026"));
  become(officer);
  EXPECT_THAT(site->follow("/accreditation/queue", {{"wanted", "АК-И-1"}}).body,
              AllOf(HasSubstr("/accreditation/queue/" + id), HasSubstr("Отказано"), HasSubstr("–</td>")));
  EXPECT_THAT(site->get("/accreditation/queue").body, Not(HasSubstr("/accreditation/queue/" + id)));
}

}  // namespace
}  // namespace obereg::accreditation
