// An applicant withdraws, and a letter tells it.
#include "accreditation/testing/decision_fixture.hpp"
#include "casework/requests/store.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class WithdrawApplication : public DecisionSite {
 protected:
  void withdraw(std::string const& id, std::string const& reason) {
    become(signer);
    EXPECT_EQ(site->post("/accreditation/cases/" + id + "/withdraw", {{"reason", reason}}).status, 303);
  }
  std::vector<casework::CaseDocument> letters_in(std::string const& id) {
    auto all = database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(id)}); });
    std::erase_if(all, [](casework::CaseDocument const& each) { return each.item != "withdrawal-letter"; });
    return all;
  }
};
OBEREG_ON_BOTH_ENGINES(WithdrawApplication);

TEST_P(WithdrawApplication, ACR_11_a_withdrawal_is_told_by_a_letter_in_the_cabinet_and_by_mail) {
  auto const id = in_work();
  withdraw(id, "Меняем <адрес> & {{inn}}");
  auto const documents = letters_in(id);
  ASSERT_EQ(documents.size(), 1u);
  auto const words = words_in(site->files.read(documents[0].hash));
  EXPECT_THAT(words, AllOf(HasSubstr("АК-У-1/2026"), HasSubstr("10.03.2026"), HasSubstr("АК-1/2026"),
                           HasSubstr("Рассмотрение прекращено"), HasSubstr("Меняем &lt;адрес&gt; &amp; {{inn}}"),
                           HasSubstr("Рассветова А. А."), HasSubstr("/accreditation/letters/")));
  EXPECT_THAT(words, AllOf(Not(HasSubstr("ЭЛЕКТРОННОЙ ПОДПИСЬЮ")), Not(HasSubstr("появится"))));
  auto const sent = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); });
  EXPECT_EQ(sent.front().subject, "Заявление № АК-1/2026 отозвано");
  EXPECT_THAT(sent.front().body, AllOf(HasSubstr("АК-У-1/2026"), HasSubstr("/accreditation/cases/" + id)));
  EXPECT_THAT(site->get("/accreditation/cases/" + id).body,
              AllOf(HasSubstr("Заявление отозвано"), HasSubstr("Прочитать письмо"), HasSubstr("АК-У-1/2026")));
  EXPECT_THAT(site->get("/accreditation/cases/" + id + "/letter").body,
              AllOf(HasSubstr("Рассмотрение прекращено"), HasSubstr("Меняем &lt;адрес&gt;")));
  become(head);
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, HasSubstr("прочитано 10.03.2026"));
  withdraw(in_work(), "Ещё раз");
  become(signer);
  EXPECT_THAT(site->get("/accreditation/cases/" + std::to_string(cases().front().id.value)).body,
              HasSubstr("АК-У-2/2026"));
  EXPECT_EQ(audited("accreditation.application-withdrawn").size(), 2u);
}

TEST_P(WithdrawApplication, ACR_07_a_withdrawal_calls_off_the_requests_that_nobody_answered) {
  auto const id = in_work();
  become(registrar);
  EXPECT_EQ(site->post("/accreditation/office/" + id + "/requests").status, 303);
  auto const requests = [&] {
    return database().read([&](database::ReadTx& tx) { return casework::requests_of(tx, {std::stoll(id)}); });
  };
  ASSERT_FALSE(requests().empty());
  withdraw(id, "Передумали");
  for (auto const& request : requests()) EXPECT_EQ(request.state, casework::RequestState::cancelled);
}

TEST_P(WithdrawApplication, ACR_11_one_of_two_clicks_withdraws_and_makes_one_letter) {
  auto const id = in_work();
  withdraw(id, "Передумали");
  EXPECT_EQ(site->post("/accreditation/cases/" + id + "/withdraw", {{"reason", "Ещё раз"}}).status, 409);
  EXPECT_EQ(letters_in(id).size(), 1u);
}

}  // namespace
}  // namespace obereg::accreditation
