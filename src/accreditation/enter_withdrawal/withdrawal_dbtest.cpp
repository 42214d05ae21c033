// The office enters a withdrawal that came on paper. The site's day is 10.03.2026, a Tuesday.
#include "accreditation/enter_withdrawal/enter_withdrawal.hpp"
#include "accreditation/testing/paper_fixture.hpp"
#include "casework/letters/letters.hpp"
#include "casework/requests/store.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class EnterWithdrawal : public PaperSite {
 protected:
  static std::string page_of(std::string const& id) { return "/accreditation/office/" + id + "/withdrawal"; }
  static Form letter_form() {
    return {{"received_on", "09.03.2026"}, {"signed_by", "Бумагина А. А., директор"}, {"reason", "Передумали"}};
  }
  http::Response enter(std::string const& id, Form const& form) {
    become(registrar);
    return site->post(page_of(id), form);
  }
  std::vector<casework::CaseDocument> documents(std::string const& id, std::string_view item) {
    auto all = database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(id)}); });
    std::erase_if(all, [&](casework::CaseDocument const& each) { return each.item != item; });
    return all;
  }
  std::vector<mail::OutboxEntry> letters_by_mail() {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); });
  }
  std::size_t running_clocks(std::string const& id) {
    auto const all =
        database().read([&](database::ReadTx& tx) { return casework::deadlines_of(tx, {std::stoll(id)}); });
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](casework::Deadline const& each) { return !each.stopped_at; }));
  }
};
OBEREG_ON_BOTH_ENGINES(EnterWithdrawal);

TEST_P(EnterWithdrawal, ACR_04_a_withdrawal_on_paper_ends_clocks_and_its_letter_waits_for_the_post) {
  auto const id = entered();
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, HasSubstr("Внести отзыв заявления с бумаги"));
  EXPECT_THAT(site->get(page_of(id)).body,
              AllOf(HasSubstr("ООО «Бумага»"), HasSubstr("встанет в список «Отправить почтой»")));
  auto form = letter_form();
  form.emplace_back("@files", "%PDF-1.4\n%%EOF\n");
  EXPECT_EQ(enter(id, form).status, 303);

  EXPECT_EQ(held(id).state, casework::CaseState::withdrawn);
  EXPECT_EQ(held(id).closed_reason, "Передумали");
  EXPECT_EQ(running_clocks(id), 0u);
  EXPECT_THAT(documents(id, "withdrawal_on_paper"), SizeIs(1));
  auto const letters = documents(id, "withdrawal-letter");
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_THAT(words_in(site->files.read(letters[0].hash)),
              AllOf(HasSubstr("отозвано заявителем 09.03.2026"), HasSubstr("от 10.03.2026"),
                    HasSubstr("получено 09.03.2026, подпись: Бумагина А. А., директор"), HasSubstr("Передумали")));
  EXPECT_THAT(events(id).back().text, AllOf(HasSubstr("получено 09.03.2026"), HasSubstr("отправить почтой")));
  ASSERT_THAT(audited("accreditation.application-withdrawn"), SizeIs(1));
  EXPECT_THAT(letters_by_mail(), IsEmpty()) << "nobody has an e-mail here";

  ASSERT_THAT(mailings(id), SizeIs(1));
  EXPECT_EQ(mailings(id)[0].address, "170000, г. Тверь, а/я 1");
  auto const post = "/accreditation/post/" + std::to_string(mailings(id)[0].id.value);
  EXPECT_THAT(site->get(post).body, HasSubstr("О прекращении рассмотрения заявления"));
  EXPECT_THAT(site->get("/accreditation/office/" + id).body,
              AllOf(HasSubstr("Заявление отозвано"), HasSubstr(post + "\""), HasSubstr("ещё не отправлено"),
                    Not(HasSubstr("Внести отзыв")), Not(HasSubstr("withdrawal_on_paper"))));
  Form const sending{{"do", "send"}, {"address", "170000"}, {"tracking_number", "10123400001570"}};
  EXPECT_THAT(site->post(post, with(sending, "sent_on", "09.03.2026")).body, HasSubstr("составлено позже: 10.03.2026"));
  EXPECT_EQ(site->post(post, with(sending, "sent_on", "10.03.2026")).status, 303);
}

TEST_P(EnterWithdrawal, ACR_04_who_asked_for_e_mail_gets_the_letter_by_it_and_not_by_post) {
  auto form = with(paper_form(intake_key()), "delivery", "email");
  form.emplace_back("email", "b@example.test");
  auto const id = entered(form);
  EXPECT_EQ(enter(id, with(letter_form(), "reason", "")).status, 303);
  EXPECT_THAT(mailings(id), IsEmpty());
  auto const sent = letters_by_mail().front();
  EXPECT_EQ(sent.recipient, "b@example.test");
  EXPECT_THAT(sent.body, AllOf(HasSubstr("АК-У-1/2026"), HasSubstr("Причина, которую назвал заявитель: не названа")));
}

TEST_P(EnterWithdrawal, ACR_04_one_filed_electronically_is_told_in_the_cabinet_and_its_requests_end) {
  auto const id = in_work();
  become(registrar);
  EXPECT_EQ(site->post("/accreditation/office/" + id + "/requests").status, 303);
  EXPECT_EQ(enter(id, with(letter_form(), "received_on", "10.03.2026")).status, 303);
  EXPECT_THAT(mailings(id), IsEmpty());
  auto const requests =
      database().read([&](database::ReadTx& tx) { return casework::requests_of(tx, {std::stoll(id)}); });
  ASSERT_FALSE(requests.empty());
  for (auto const& request : requests) EXPECT_EQ(request.state, casework::RequestState::cancelled);
  EXPECT_EQ(letters_by_mail().front().subject, "Заявление № АК-1/2026 отозвано");
  become(signer);
  EXPECT_THAT(site->get("/accreditation/cases/" + id).body,
              AllOf(HasSubstr("Прочитать письмо"), HasSubstr("АК-У-1/2026")));
}

TEST_P(EnterWithdrawal, ACR_04_what_is_typed_wrong_is_told_and_kept_and_nothing_is_withdrawn) {
  auto const id = entered();
  struct Wrong {
    std::string field, value, said;
  };
  for (auto const& [field, value, said] : {Wrong{"received_on", "", "Укажите день"},
                                           {"received_on", "завтра", "31.01.2026"},
                                           {"received_on", "11.03.2026", "ещё не наступил"},
                                           {"received_on", "05.03.2026", "получено позже: 06.03.2026"},
                                           {"signed_by", " ", "Напишите, кто подписал"},
                                           {"signed_by", std::string("А\0Б", 5), "Наберите заново"},
                                           {"signed_by", std::string(201, 'x'), "Не длиннее 200"},
                                           {"reason", std::string(1001, 'x'), "Не длиннее 1000"},
                                           {"reason", "\xFF\xFE", "Наберите заново"}}) {
    auto const answer = enter(id, with(letter_form(), field, value));
    EXPECT_EQ(answer.status, 422) << field << ' ' << said;
    EXPECT_THAT(answer.body, AllOf(HasSubstr(said), HasSubstr("href=\"#" + field + "\""))) << said;
    EXPECT_THAT(answer.body, HasSubstr(field == "signed_by" ? "Передумали" : "Бумагина"));
  }
  auto form = letter_form();
  form.emplace_back("@files", "MZ");
  EXPECT_EQ(enter(id, form).status, 422);
  EXPECT_EQ(held(id).state, casework::CaseState::open);
  EXPECT_THAT(audited("accreditation.application-withdrawn"), IsEmpty());
}

TEST_P(EnterWithdrawal, ACR_04_a_scan_is_kept_when_the_form_comes_back_with_a_mistake) {
  auto const id = entered();
  auto wrong = with(letter_form(), "received_on", "завтра");
  wrong.emplace_back("@files", "%PDF-1.7 письмо");
  auto const back = enter(id, wrong);
  EXPECT_EQ(back.status, 422);
  EXPECT_THAT(back.body, AllOf(HasSubstr("Сканы уже загружены"), HasSubstr("name=\"kept_scans\"")));
  EXPECT_THAT(site->get(page_of(id)).body, HasSubstr("Сканы уже загружены")) << "in another tab too";
  auto const kept = found_in(back.body, "name=\"kept_scans\"[^>]* value=\"([0-9]+)\"");
  EXPECT_EQ(enter(id, with(letter_form(), "kept_scans", kept)).status, 303);
  EXPECT_THAT(documents(id, withdrawal_on_paper), SizeIs(1));
}

TEST_P(EnterWithdrawal, ACR_04_a_closed_case_is_not_withdrawn_again_nor_one_that_there_is_not) {
  auto const id = entered();
  EXPECT_EQ(enter(id, letter_form()).status, 303);
  EXPECT_EQ(enter(id, letter_form()).status, 409) << "a second tab";
  EXPECT_EQ(site->get(page_of(id)).status, 409);
  EXPECT_THAT(mailings(id), SizeIs(1));
  auto const decided = refused_on_paper(paper_form(intake_key()));
  EXPECT_EQ(enter(decided, letter_form()).status, 409);
  EXPECT_EQ(held(decided).state, casework::CaseState::refused);
  for (auto const* const stranger : {"0", "999999"}) {
    EXPECT_EQ(site->get(page_of(stranger)).status, 404);
    EXPECT_EQ(enter(stranger, letter_form()).status, 404);
  }
}

TEST_P(EnterWithdrawal, ACR_04_how_a_withdrawal_came_is_never_altered) {
  auto const id = entered();
  EXPECT_EQ(enter(id, letter_form()).status, 303);
  for (std::string const change : {"update accreditation_paper_withdrawals set signed_by = 'Никто'",
                                   "delete from accreditation_paper_withdrawals"})
    EXPECT_THROW(database().write([&](database::Tx& tx) { tx.run_script(change); }), database::DatabaseError) << change;
}

}  // namespace
}  // namespace obereg::accreditation
