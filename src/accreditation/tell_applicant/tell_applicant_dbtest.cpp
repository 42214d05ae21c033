#include "accreditation/tell_applicant/tell_applicant.hpp"

#include <gmock/gmock.h>

#include "access/accounts/accounts.hpp"
#include "accreditation/testing/decision_fixture.hpp"
#include "accreditation_registry/sample.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

class TellApplicant : public DecisionSite {
 protected:
  std::vector<mail::OutboxEntry> told(std::string const& beginning) {
    auto letters = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 100); });
    std::erase_if(letters, [&](auto const& letter) { return !letter.subject.starts_with(beginning); });
    return letters;
  }
  std::string own_email() {
    return database().read([&](database::ReadTx& tx) { return access::find_account(tx, signer.account)->email; });
  }
  std::vector<std::string> recipients(std::string const& beginning) {
    std::vector<std::string> addresses;
    for (auto const& letter : told(beginning)) addresses.push_back(letter.recipient);
    return addresses;
  }
};
OBEREG_ON_BOTH_ENGINES(TellApplicant);

TEST_P(TellApplicant, ACR_11_notices_go_to_who_filed_and_to_the_address_that_the_application_names_once) {
  auto const id = to_sign(true);
  EXPECT_THAT(recipients("Заявление № АК-1/2026 принято"), UnorderedElementsAre("a@example.test", own_email()));
  ASSERT_EQ(sign_decided(id).status, 303);
  EXPECT_THAT(recipients("Услуга оказана"), UnorderedElementsAre("a@example.test", own_email()));
}

TEST_P(TellApplicant, ACR_11_an_address_that_gets_the_letter_itself_gets_no_notice_of_it) {
  delivery = "email";
  become(signer);
  auto const id = number_of(filed_as(1));
  ASSERT_EQ(hand(id, registrar, "", officer).status, 303);
  become(officer);
  ASSERT_EQ(check(id, checklist(1, "yes")).status, 303);
  ASSERT_EQ(draft(id, granting()).status, 303);
  become(signatory);
  ASSERT_EQ(sign_decided(id).status, 303);
  EXPECT_THAT(recipients("Услуга оказана"), UnorderedElementsAre(own_email()));
  EXPECT_THAT(recipients("Письмо № "), UnorderedElementsAre("a@example.test"));
}

TEST_P(TellApplicant, ACR_12_a_decision_by_order_is_told_to_the_organisation_and_shown_in_its_cabinet) {
  auto const number = database().write([&](database::Tx& tx) {
    return add(tx, sample_accreditation(applicant_inn), head.account, LocalDate::at(support::test_now),
               support::test_now)
        .value();
  });
  become(head);
  auto const address = "/accreditation/keep/" + std::to_string(number) + "/suspended";
  Form const form{{"decided_on", "01.03.2026"}, {"ground", "Приказ № 9"}, {"seen", "1"}};
  ASSERT_EQ(site->post(address, form).status, 303);
  auto const letters = told("Аккредитация приостановлена: запись № ");
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].recipient, own_email());
  EXPECT_THAT(letters[0].body, AllOf(HasSubstr("День решения: 01.03.2026. Основание: Приказ № 9."),
                                     HasSubstr("заявление о возобновлении: "), HasSubstr("/accreditation/registry/"),
                                     HasSubstr("/accreditation/complaints/new"), Not(HasSubstr("{"))));
  EXPECT_NE(site->post(address, form).status, 303) << "the same page once more";
  EXPECT_EQ(told("Аккредитация приостановлена").size(), 1u);
  become(signer);
  EXPECT_THAT(site->get("/accreditation/applications").body,
              AllOf(HasSubstr("Приостановлена"), HasSubstr("01.03.2026. Приказ № 9"),
                    HasSubstr("подайте заявление о возобновлении")));
}

}  // namespace
}  // namespace obereg::accreditation
