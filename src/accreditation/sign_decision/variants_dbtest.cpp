// Each of the eight variants from filing to the registry and the letter.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class Variants : public DecisionSite {
 protected:
  // The applicant of the variant; `status`: of a record that they have before.
  void prepare(int variant, std::optional<Status> status) {
    if (regulation().variant(variant)->applicant == ApplicantKind::sole_trader) become_sole_trader();
    if (!status) return;
    auto const today = LocalDate::at(support::test_now);
    database().write([&](database::Tx& tx) {
      auto const number = add(tx, sample_accreditation(applicant_inn), head.account, today, support::test_now).value();
      if (*status == Status::suspended)
        change(tx, sample_change(number, 1, Step::suspended, "2024-05-01"), head.account, today, support::test_now)
            .value();
    });
  }
  Form granting_as(std::string const& step) {
    auto form = granting();
    form.emplace_back("registry_step", step);
    form.emplace_back("changes", "Адрес исправлен");
    form.emplace_back("@mended", mended_pdf);
    return form;
  }
  std::string decided(int variant, Form const& draft) {
    auto const id = to_sign_as(variant, draft);
    auto const shown = panel(id);
    letter = words_in(site->get(shown.bytes).body);
    auto const answer = sign_by(shown, *signatory_key);
    EXPECT_EQ(answer.status, 303) << answer.body;
    return id;
  }
  Version last() { return record().value().versions.back(); }
  std::string letter;  // words of the last one that was signed
};
OBEREG_ON_BOTH_ENGINES(Variants);

TEST_P(Variants, ACR_10_variants_1_and_2_enter_a_record) {
  for (int const variant : {1, 2}) {
    prepare(variant, std::nullopt);
    auto const id = decided(variant, granting());
    EXPECT_EQ(held(id).state, casework::CaseState::granted);
    EXPECT_EQ(last().decision.step, Step::granted) << variant;
    EXPECT_EQ(last().status, Status::active);
    EXPECT_EQ(record()->of_sole_trader, variant == 2);
    EXPECT_EQ(record()->number, variant);
    EXPECT_EQ(decision(id)->registry_number, variant);
  }
}

TEST_P(Variants, ACR_10_variants_3_and_4_change_a_record_or_exclude_it) {
  for (int const variant : {3, 4}) {
    prepare(variant, Status::active);
    decided(variant, granting_as("changed"));
    EXPECT_EQ(last().decision.step, Step::changed) << variant;
    EXPECT_EQ(last().particulars.place, "г. Москва, Тестовая ул., д. 2");
    EXPECT_THAT(last().decision.letter_number, HasSubstr("АК-И-"));
    EXPECT_EQ(last().decision.letter_date, LocalDate::at(support::test_now));
    EXPECT_THAT(letter, HasSubstr("Адрес исправлен"));
    auto const id = decided(variant, granting_as("terminated"));
    EXPECT_EQ(last().status, Status::terminated) << variant;
    EXPECT_EQ(last().particulars.place, "г. Москва, Тестовая ул., д. 2") << "an exclusion changes nothing else";
    become(signer);
    EXPECT_THAT(site->get("/accreditation/cases/" + id).body, HasSubstr("Услуга оказана"));
  }
}

TEST_P(Variants, ACR_12_variants_5_and_6_resume_what_was_suspended) {
  for (int const variant : {5, 6}) {
    prepare(variant, Status::suspended);
    decided(variant, granting());
    EXPECT_EQ(last().decision.step, Step::resumed) << variant;
    EXPECT_EQ(last().status, Status::active);
    EXPECT_EQ(last().particulars.place, "г. Москва, Тестовая ул., д. 1") << "a resumption changes nothing else";
  }
}

TEST_P(Variants, ACR_11_variants_7_and_8_mend_a_record_or_a_letter_alone) {
  for (int const variant : {7, 8}) {
    prepare(variant, Status::active);
    decided(variant, granting_as("changed"));
    EXPECT_EQ(last().decision.step, Step::changed) << variant;
    EXPECT_EQ(last().number, 2);
    auto const id = decided(variant, granting_as("none"));
    EXPECT_EQ(last().number, 2) << "the record stays";
    EXPECT_FALSE(decision(id)->registry_number);
    EXPECT_THAT(letter, HasSubstr("Адрес исправлен"));
  }
}

TEST_P(Variants, ACR_09_each_variant_is_refused_on_each_of_its_grounds) {
  for (int const number : {1, 3, 5, 7, 2, 4, 6, 8}) {
    auto const& variant = *regulation().variant(number);
    if (number == 2) become_sole_trader();
    Form form{{"outcome", "refused"}, {"asks-grounds", "1"}};
    for (auto const& ground : variant.grounds) {
      form.emplace_back("grounds", ground.key);
      form.emplace_back(input_of("reason", ground.key), "Причина " + ground.key);
    }
    auto const id = decided(variant.number, form);
    EXPECT_EQ(held(id).state, casework::CaseState::refused) << variant.number;
    for (auto const& ground : variant.grounds)
      EXPECT_THAT(letter, AllOf(HasSubstr("Причина " + ground.key), HasSubstr(ground.clause))) << variant.number;
    EXPECT_FALSE(record());
  }
}

TEST_P(Variants, ACR_12_a_record_that_changed_after_the_draft_is_not_overwritten) {
  prepare(3, Status::active);
  auto const id = to_sign_as(3, granting_as("changed"));
  auto const shown = panel(id);
  auto const number = record()->number;
  database().write([&](database::Tx& tx) {
    change(tx, sample_change(number, 1, Step::suspended, "2026-03-01"), head.account, LocalDate::at(support::test_now),
           support::test_now)
        .value();
  });
  auto const answer = sign_by(shown, *signatory_key);
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("Запись изменили"));
  EXPECT_FALSE(decision(id));
  EXPECT_EQ(last().status, Status::suspended);
  EXPECT_EQ(held(id).state, casework::CaseState::open);
}

}  // namespace
}  // namespace obereg::accreditation
