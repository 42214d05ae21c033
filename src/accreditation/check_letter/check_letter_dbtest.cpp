// Anyone checks a letter by its QR code.
#include "accreditation/check_letter/check_letter.hpp"

#include "accreditation/testing/decision_fixture.hpp"
#include "platform/attempts/attempts.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CheckLetter : public DecisionSite {
 protected:
  // The address that the signed letter holds; whoever asks from here on is a stranger.
  std::string signed_letter(std::string const& id) {
    auto const shown = panel(id);
    auto const words = words_in(site->get(shown.bytes).body);
    EXPECT_EQ(sign_by(shown, *signatory_key).status, 303);
    become({});
    auto const address = found_in(words, "(/accreditation/letters/[0-9A-Z]{16})");
    EXPECT_NE(address, "") << words;
    return address;
  }
  void change_record(Step step, char const* day) {
    database().write([&](database::Tx& tx) {
      auto const record = find_last(tx, applicant_inn).value();
      change(tx, sample_change(record.number, record.versions.back().number, step, day), head.account,
             LocalDate::at(support::site_time), support::site_time)
          .value();
    });
  }
  static Form correcting() {
    return {
        {"outcome", "granted"}, {"registry_step", "none"}, {"changes", "Опечатка в письме"}, {"@mended", mended_pdf}};
  }
};
OBEREG_ON_BOTH_ENGINES(CheckLetter);

TEST_P(CheckLetter, ACR_11_a_granted_letter_says_what_was_decided_and_what_holds_today) {
  auto const address = signed_letter(to_sign());
  auto const fresh = site->get(address);
  ASSERT_EQ(fresh.status, 200) << fresh.body;
  EXPECT_THAT(fresh.body, AllOf(HasSubstr("Письмо № АК-И-1/2026 от 10.03.2026"), HasSubstr("Учебный центр Образец"),
                                HasSubstr(applicant_inn), HasSubstr("/accreditation/registry/1\""),
                                HasSubstr(std::string(title_of(TrainingKind::general))), HasSubstr("Действует")));
  EXPECT_THAT(fresh.body, AllOf(HasSubstr("С тех пор сведения не менялись"), Not(HasSubstr("Подписова"))));
  EXPECT_EQ(support::header_of(fresh, "X-Robots-Tag"), "noindex");
  support::site_time = support::test_now + std::chrono::hours{24 * 30};
  change_record(Step::suspended, "2026-04-01");
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("С тех пор сведения изменились"), HasSubstr("приостановлен"),
                                             HasSubstr("01.04.2026"), HasSubstr("/accreditation/registry/1\"")));
}

TEST_P(CheckLetter, ACR_11_of_a_refusal_nothing_is_told_but_that_it_was_given) {
  auto const page = site->get(signed_letter(to_sign(false)));
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, AllOf(HasSubstr("Письмо № АК-И-1/2026 от 10.03.2026"), HasSubstr("Учебный центр Образец"),
                               HasSubstr("здесь не сказано")));
  EXPECT_THAT(page.body, AllOf(Not(HasSubstr("отказ")), Not(HasSubstr("Нет приказа")), Not(HasSubstr("п. 44")),
                               Not(HasSubstr("АК-1/2026"))));
}

TEST_P(CheckLetter, ACR_11_a_sole_trader_who_is_in_no_registry_is_not_named) {
  become_sole_trader();
  auto const refused = site->get(signed_letter(to_sign_as(2, refusing(), "set_complete")));
  EXPECT_THAT(refused.body, AllOf(HasSubstr("АК-И-1/2026"), HasSubstr("это персональные данные"),
                                  Not(HasSubstr("Образцова")), Not(HasSubstr(applicant_inn))));
  auto const granted = site->get(signed_letter(to_sign_as(2, granting())));
  EXPECT_THAT(granted.body, AllOf(HasSubstr("Учебный центр Образец"), HasSubstr(applicant_inn))) << "public now";
}

TEST_P(CheckLetter, ACR_11_a_correction_that_leaves_the_registry_says_so) {
  auto const page = site->get(signed_letter(to_sign_as(7, correcting())));
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, AllOf(HasSubstr("Исправлена опечатка"), HasSubstr("Сведений реестра это письмо не меняло"),
                               Not(HasSubstr("Опечатка в письме"))));
}

TEST_P(CheckLetter, ACR_11_a_withdrawal_is_told_by_a_letter_that_can_be_checked) {
  auto const id = number_of(filed());
  EXPECT_EQ(site->post("/accreditation/cases/" + id + "/withdraw", {{"reason", "Передумали"}}).status, 303);
  auto const letter =
      database().read([&](database::ReadTx& tx) { return casework::letters_of(tx, {std::stoll(id)}).at(0); });
  become({});
  auto const page = site->get("/accreditation/letters/" + letter.code).body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("Письмо № АК-У-1/2026"), HasSubstr("здесь не сказано"), Not(HasSubstr("Передумали"))));
}

TEST_P(CheckLetter, ACR_11_codes_are_read_as_people_type_them_and_strangers_do_not_count_through_them) {
  auto const address = signed_letter(to_sign());
  auto const code = address.substr(address.rfind('/') + 1);
  auto typed = code;
  for (auto& letter : typed) letter = static_cast<char>(std::tolower(letter));
  typed.insert(4, "-");
  EXPECT_EQ(site->get("/accreditation/letters/" + typed).status, 200);
  for (std::string const wrong : {"1", "АК-И-1", "0000000000000000", "%00", "ABCDEFGHABCDEFGH"}) {
    auto const answer = site->get("/accreditation/letters/" + wrong);
    EXPECT_EQ(answer.status, 404) << wrong;
    EXPECT_THAT(answer.body, HasSubstr("Такого письма нет"));
  }
  int refused = 0;
  for (int i = 0; i < most_letter_checks; ++i)
    refused += site->get("/accreditation/letters/" + std::string(16, 'A')).status == 429;
  EXPECT_GT(refused, 0);
  EXPECT_EQ(site->get(address).status, 429) << "a right one too";
  support::site_time = support::test_now + attempts::period;
  EXPECT_EQ(site->get(address).status, 200);
}

TEST_P(CheckLetter, ACR_11_the_code_depends_on_a_secret_and_differs_by_letter_and_case) {
  auto const code = [&](std::int64_t id, char const* number) { return letter_code(site->log_key, {id}, number); };
  EXPECT_EQ(code(1, "АК-И-1/2026"), code(1, "АК-И-1/2026"));
  EXPECT_NE(code(1, "АК-И-1/2026"), code(2, "АК-И-1/2026"));
  EXPECT_NE(code(1, "АК-И-1/2026"), code(1, "АК-И-2/2026"));
  EXPECT_EQ(code(1, "АК-И-1/2026").size(), casework::letter_code_length);
}

}  // namespace
}  // namespace obereg::accreditation
