// Whose letter an application for a correction names (ACR-09, ACR-11).
#include "accreditation/named_letters/named_letters.hpp"

#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(LetterNumbers, ACR_11_are_found_in_what_an_applicant_writes) {
  EXPECT_THAT(letter_numbers_in("Письмо № АК-И-3/2026 от 10.03.2026 и АК-У-12/2027, снова АК-И-3/2026"),
              ElementsAre("АК-И-3/2026", "АК-У-12/2027"));
  for (auto const* const none : {"", "Запись реестра № 2", "АК-И-", "АК-И-3", "АК-И-/2026", "АК-И-3/20", "АК-3/2026",
                                 "АК-И-12345678901/2026", "АК-И-3/20267"})
    EXPECT_THAT(letter_numbers_in(none), IsEmpty()) << none;
  std::string many;
  for (int i = 0; i < 100; ++i) many += "АК-И-" + std::to_string(i) + "/2026 ";
  EXPECT_EQ(letter_numbers_in(many).size(), 10u);
}

class NamedLetters : public DecisionSite {
 protected:
  // A draft of variant 7 that wants this document mended.
  std::string about(std::string const& document) {
    auto const address = begin(7);
    save(address, "applicant", applicant(inn()));
    save(address, "correction", {{"document", document}, {"correction", "д. 8 вместо д. 3"}});
    save(address, "contacts", {{"email", "a@example.test"}});
    save(address, "signatory", {{"signatory", "head"}});
    return address;
  }
  std::string whose(std::string const& number, std::string const& of_inn) {
    Answers answers;
    answers.values["document"] = "Письмо № " + number;
    auto const doubts =
        doubts_about(database().read([&](database::ReadTx& tx) { return named_letters(tx, answers, of_inn); }));
    return doubts.empty() ? "" : doubts.front();
  }
};
OBEREG_ON_BOTH_ENGINES(NamedLetters);

TEST_P(NamedLetters, ACR_11_a_letter_is_its_addressees_anothers_or_nobodys) {
  EXPECT_EQ(sign_decided(to_sign(false)).status, 303);
  EXPECT_EQ(whose("АК-И-1/2026", inn()), "");
  EXPECT_EQ(whose("АК-И-1/2026", "7700000030"), "Письмо № АК-И-1/2026 выдано другой организации");
  EXPECT_EQ(whose("АК-И-1/2026", ""), "") << "a paper that names no ИНН";
  EXPECT_EQ(whose("АК-И-2/2026", inn()), "Письма № АК-И-2/2026 у министерства нет");
  become(signer);
  site->post("/accreditation/cases/" + number_of(filed()) + "/withdraw", {{"reason", "Передумали"}});
  EXPECT_EQ(whose("АК-У-1/2026", inn()), "");
  EXPECT_NE(whose("АК-У-1/2026", "7700000030"), "");
}

TEST_P(NamedLetters, ACR_10_a_letter_of_a_decision_on_paper_is_known_by_the_registry) {
  database().write([&](database::Tx& tx) {
    auto record = sample_accreditation("7700000030");
    record.decision.letter_number = "АК-И-77/2025";
    add(tx, record, head.account, LocalDate::at(support::test_now), support::test_now).value();
  });
  EXPECT_EQ(whose("АК-И-77/2025", "7700000030"), "");
  EXPECT_THAT(whose("АК-И-77/2025", inn()), HasSubstr("другой организации"));
}

TEST_P(NamedLetters, ACR_11_the_check_warns_and_hinders_nothing_and_the_officer_is_told) {
  EXPECT_EQ(sign_decided(to_sign(false)).status, 303);
  become(signer);
  EXPECT_THAT(site->get(about("Письмо № АК-И-1/2026") + "/check").body, Not(HasSubstr("Проверьте номер")));
  auto const address = about("Письмо № АК-И-9/2026");
  EXPECT_THAT(site->get(address + "/check").body, AllOf(HasSubstr("Письма № АК-И-9/2026 у министерства нет"),
                                                        HasSubstr("sections/correction?check=1#document")));
  auto const answer = sign(address);
  ASSERT_EQ(answer.status, 303) << answer.body;
  auto const receipt = support::header_of(answer, "Location");
  auto const own = receipt.substr(0, receipt.rfind('/'));
  EXPECT_THAT(site->get(own).body, Not(HasSubstr("у министерства нет")));
  auto const id = number_of(own);
  EXPECT_EQ(hand(id, registrar, "", officer).status, 303);
  become(officer);
  for (auto const* const page : {"", "/checklist"})
    EXPECT_THAT(site->get("/accreditation/queue/" + id + page).body,
                HasSubstr("Письма № АК-И-9/2026 у министерства нет."))
        << page;
}

}  // namespace
}  // namespace obereg::accreditation
