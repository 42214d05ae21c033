#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/decision_letter/letter_fields.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

LetterFacts facts_of(int variant, bool is_granted) {
  LetterFacts facts;
  facts.variant = regulation().variant(variant);
  facts.is_granted = is_granted;
  facts.authority = regulation().service.authority;
  facts.authority_details = "ИНН 7700000030";
  facts.letter_number = "АК-И-3/2026";
  facts.letter_date = "12.03.2026";
  facts.incoming_number = "АК-1/2026";
  facts.incoming_date = "10.03.2026";
  facts.organisation = "АНО «Образец»";
  facts.inn = "7700000016";
  facts.registry_number = "17";
  facts.signatory_name = "Подписова А. А.";
  facts.executor_name = "Рассветова А. А.";
  facts.certificate_serial = "0A0B";
  if (!is_granted)
    facts.grounds = {{"set_incomplete", "представлен неполный комплект документов", "п. 44 г", "Нет устава"}};
  return facts;
}

TEST(DecisionLetter, ACR_11_a_letter_holds_every_requisite_of_the_regulation) {
  for (int variant = 1; variant <= 8; ++variant)
    for (bool const is_granted : {true, false}) {
      auto const text = letter_text(facts_of(variant, is_granted), Step::granted);
      EXPECT_THAT(text, AllOf(HasSubstr(regulation().service.authority), HasSubstr("ИНН 7700000030"),
                              HasSubstr("№ АК-И-3/2026 от 12.03.2026"), HasSubstr("На № АК-1/2026 от 10.03.2026"),
                              HasSubstr("Кому: АНО «Образец»"), HasSubstr("Подписал: Подписова А. А."),
                              HasSubstr("Сертификат: 0A0B"), HasSubstr("Исполнитель: Рассветова А. А.")))
          << variant;
    }
}

TEST(DecisionLetter, ACR_11_a_refusal_names_each_ground_with_clause_and_reason_and_how_to_complain) {
  auto const text = letter_text(facts_of(1, false), std::nullopt);
  EXPECT_THAT(text, AllOf(HasSubstr("1. представлен неполный комплект документов (п. 44 г). Нет устава"),
                          HasSubstr("отказано"), HasSubstr("Как пожаловаться: Можно обжаловать"), HasSubstr("210-ФЗ"),
                          HasSubstr("в суд: в течение трёх месяцев"), Not(HasSubstr("Куда:"))));
  auto told = facts_of(1, false);
  told.complain_to = "Департамент условий труда, 109012, г. Москва";
  EXPECT_THAT(letter_text(told, std::nullopt), HasSubstr("Куда: Департамент условий труда, 109012, г. Москва."));
  told.inn = "";
  EXPECT_THAT(letter_text(told, std::nullopt),
              AllOf(HasSubstr("АНО «Образец»: в предоставлении"), Not(HasSubstr("(ИНН"))));
  auto const fields = letter_fields(facts_of(1, false));
  ASSERT_EQ(fields.rows.at("grounds").size(), 1u);
  EXPECT_EQ(fields.rows.at("grounds")[0].at("clause"), "п. 44 г");
}

TEST(DecisionLetter, ACR_11_a_correction_is_mended_and_decides_nothing) {
  auto const text = letter_text(facts_of(7, true), std::nullopt);
  EXPECT_THAT(text, AllOf(HasSubstr("опечатка или ошибка исправлена"), Not(HasSubstr("Решение принято"))));
  EXPECT_EQ(letter_fields(facts_of(7, true)).values.at("decision_date"), "");
  EXPECT_EQ(letter_fields(facts_of(7, false)).values.at("decision_date"), "12.03.2026");
}

TEST(DecisionLetter, ACR_11_a_sole_trader_has_an_ogrnip_and_an_organisation_an_ogrn) {
  for (int variant = 1; variant <= 8; ++variant) {
    auto facts = facts_of(variant, true);
    std::string const title = variant % 2 == 0 ? "ОГРНИП" : "ОГРН";
    EXPECT_EQ(letter_fields(facts).values.at("ogrn_title"), "") << "without a number";
    facts.ogrn = "1027700000019";
    EXPECT_EQ(letter_fields(facts).values.at("ogrn_title"), title);
    EXPECT_THAT(letter_text(facts, Step::granted), HasSubstr(", " + title + " 1027700000019)"));
  }
}

TEST(DecisionLetter, ACR_11_each_decision_has_its_own_template) {
  auto const kind = [](int variant, bool is_granted, std::optional<Step> step) {
    return letter_kind(*regulation().variant(variant), is_granted, step);
  };
  EXPECT_EQ(kind(1, true, Step::granted), "registration");
  EXPECT_EQ(kind(3, true, Step::changed), "change");
  EXPECT_EQ(kind(4, true, Step::terminated), "exclusion");
  EXPECT_EQ(kind(5, true, Step::resumed), "resumption");
  EXPECT_EQ(kind(8, true, std::nullopt), "correction");
  for (int variant = 1; variant <= 8; ++variant) EXPECT_EQ(kind(variant, false, std::nullopt), "refusal");
}

TEST(DecisionLetter, ACR_11_what_is_known_on_signing_alone_waits_in_the_draft) {
  auto facts = facts_of(1, true);
  facts.letter_number = "";
  EXPECT_THAT(letter_text(facts, Step::granted), HasSubstr("№ (появится при подписании) от 12.03.2026"));
}

}  // namespace
}  // namespace obereg::accreditation
