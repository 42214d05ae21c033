// The format and logic check of an application.
#include "accreditation/check_application/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/application/sections.hpp"
#include "accreditation_registry/sample.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

KnownFacts known() {
  KnownFacts facts;
  facts.today = day("2026-03-10");
  facts.organisation_inn = "7700000016";
  return facts;
}

Answers whole() {
  Answers answers;
  answers.values = {{"full_name", "АНО «Образец»"},
                    {"place", "г. Москва"},
                    {"inn", "7700000016"},
                    {"ogrn", "1027700000019"},
                    {"founding_documents", "п. 2"},
                    {"premises", "Класс"},
                    {"reference_base", "Договор"},
                    {"archive_rules", "Приказ"},
                    {"site", "example.test"},
                    {"email", ""},
                    {"phone", ""},
                    {"signatory", "head"}};
  answers.choices = {{"service_kinds", {"osh_functions"}}};
  answers.tables = {{"specialists",
                     {{{"last_name", "Ёлкина"},
                       {"first_name", "Зоя"},
                       {"snils", "112-233-445 95"},
                       {"birth_date", "02.03.1980"},
                       {"education_document", "Диплом № 1"}}}}};
  return answers;
}

Answers change() {
  auto answers = whole();
  answers.values.insert(
      {{"registry_number", "15"}, {"accredited_on", "10.01.2024"}, {"change", "Адрес"}, {"removal", "Устранено"}});
  answers.values["email"] = "a@example.test";
  answers.values["phone"] = "+7 495 123-45-67";
  return answers;
}

KnownFacts with_record(Step step) {
  auto facts = known();
  facts.documents = {"change_proof", "removal_proof"};
  auto const wanted = sample_accreditation();
  Accreditation record{15, wanted.inn, wanted.ogrn, false, {}};
  record.versions.push_back({1, wanted.decision, wanted.particulars, Status::active, {}});
  auto const status = step == Step::suspended    ? Status::suspended
                      : step == Step::terminated ? Status::terminated
                                                 : Status::active;
  record.versions.push_back({2, {step, day("2025-01-10"), "Приказ", {}, ""}, wanted.particulars, status, {}});
  facts.record = record;
  return facts;
}

std::vector<Fault> hindering(int variant, Answers const& answers, KnownFacts const& facts) {
  auto faults = check_application(*regulation().variant(variant), answers, facts);
  std::erase_if(faults, [](Fault const& fault) { return !fault.hinders; });
  return faults;
}
std::vector<std::string> warnings(int variant, Answers const& answers, KnownFacts const& facts) {
  std::vector<std::string> texts;
  for (auto const& fault : check_application(*regulation().variant(variant), answers, facts))
    if (!fault.hinders) texts.push_back(fault.text);
  return texts;
}

TEST(CheckApplication, ACR_05_a_whole_application_of_each_variant_has_nothing_that_hinders) {
  EXPECT_THAT(hindering(1, whole(), known()), IsEmpty());
  for (int const variant : {3, 5}) EXPECT_THAT(hindering(variant, change(), with_record(Step::changed)), IsEmpty());
  auto facts = known();
  facts.documents = {"charter", "employment_contract"};
  EXPECT_THAT(warnings(1, whole(), facts), IsEmpty());
}

TEST(CheckApplication, ACR_05_every_input_that_the_form_demands_is_named_where_it_is_empty) {
  for (auto const& variant : regulation().variants) {
    std::set<std::string> demanded, named;
    for (auto const& section : sections_of(variant))
      for (auto const& field : section.fields)
        for (auto const* input : field.inputs)
          if (input->required) demanded.insert(input->key);
    for (auto const& fault : hindering(variant.number, {}, known())) {
      EXPECT_TRUE(fault.is_empty) << fault.text;
      EXPECT_FALSE(fault.section.empty()) << fault.text;
      named.insert(fault.id);
    }
    EXPECT_EQ(named, demanded) << "variant " << variant.number;
    EXPECT_FALSE(demanded.empty());
  }
}

TEST(CheckApplication, ACR_05_what_is_written_wrong_is_named_at_its_field) {
  struct Case {
    char const *name, *input;
    std::string value, says;
  };
  std::string const long_line(501, 'x');
  Case const cases[] = {{"too long", "full_name", long_line, "можно не больше 500"},
                        {"too long a text", "premises", std::string(4001, 'x'), "можно не больше 4000"},
                        {"a wrong check digit", "inn", "7700000017", "10 цифр"},
                        {"of a person", "inn", "500100732259", "10 цифр"},
                        {"letters", "ogrn", "абв", "13 цифр"},
                        {"no address", "email", "почта", "ivanov@example.ru"},
                        {"no phone", "phone", "12", "10–15 цифр"}};
  for (auto const& each : cases) {
    auto answers = whole();
    answers.values[each.input] = each.value;
    EXPECT_THAT(hindering(1, answers, known()),
                Contains(AllOf(Field(&Fault::id, each.input), Field(&Fault::text, HasSubstr(each.says)))))
        << each.name;
  }
}

TEST(CheckApplication, ACR_05_cells_of_specialists_are_checked_one_by_one) {
  auto answers = whole();
  auto& rows = answers.tables["specialists"];
  rows.push_back(rows.front());
  rows.push_back({{"last_name", ""}, {"first_name", "Анна"}, {"snils", "1"}, {"birth_date", "31.02.1980"}});
  rows.push_back({{"last_name", "Новая"}, {"first_name", "Анна"}, {"birth_date", "11.03.2026"}});
  std::vector<std::string> ids;
  for (auto const& fault : hindering(1, answers, known())) ids.push_back(fault.id);
  EXPECT_THAT(ids,
              testing::UnorderedElementsAre("specialists-1-snils", "specialists-2-last_name", "specialists-2-snils",
                                            "specialists-2-birth_date", "specialists-3-birth_date"));
}

TEST(CheckApplication, ACR_05_a_specialist_has_letters_in_the_name_and_the_years_to_work) {
  auto answers = whole();
  auto& specialist = answers.tables["specialists"].front();
  struct Case {
    char const *column, *value, *says;
  };
  Case const cases[] = {{"last_name", "1234", "ни одной буквы"},
                        {"middle_name", "-", "ни одной буквы"},
                        {"birth_date", "11.03.2012", "меньше 14 лет"},  // 14 tomorrow
                        {"birth_date", "31.02.1980", "Такого дня нет"}};
  for (auto const& each : cases) {
    auto const before = specialist;
    specialist[each.column] = each.value;
    EXPECT_THAT(hindering(1, answers, known()),
                testing::ElementsAre(AllOf(Field(&Fault::id, "specialists-0-" + std::string(each.column)),
                                           Field(&Fault::text, HasSubstr(each.says)))))
        << each.value;
    specialist = before;
  }
  specialist["birth_date"] = "10.03.2012";
  EXPECT_THAT(hindering(1, answers, known()), testing::IsEmpty()) << "14 today";
}

TEST(CheckApplication, ACR_05_kinds_of_training_are_demanded_of_who_trains) {
  auto answers = whole();
  answers.choices["service_kinds"] = {"training"};
  EXPECT_THAT(hindering(1, answers, known()), ElementsAre(Field(&Fault::id, "training_kinds")));
  answers.choices["training_kinds"] = {"general"};
  EXPECT_THAT(hindering(1, answers, known()), IsEmpty());
  answers.choices["service_kinds"] = {"osh_functions"};
  EXPECT_THAT(warnings(1, answers, known()), Contains(HasSubstr("услуги обучения среди видов услуг нет")));
}

TEST(CheckApplication, ACR_05_the_inn_of_another_organisation_hinders) {
  auto facts = known();
  facts.organisation_inn = "7700000023";
  EXPECT_THAT(hindering(1, whole(), facts),
              ElementsAre(AllOf(Field(&Fault::id, "inn"), Field(&Fault::text, HasSubstr("7700000023")))));
}

TEST(CheckApplication, ACR_05_a_sole_trader_has_twelve_digits) {
  auto facts = known();
  facts.organisation_inn = "500100732259";
  auto answers = whole();
  answers.values["inn"] = "500100732259";
  answers.values["ogrn"] = "304500116000157";
  answers.values["signatory"] = "sole_trader";
  EXPECT_THAT(hindering(2, answers, facts), IsEmpty());
  EXPECT_EQ(hindering(1, answers, facts).size(), 2u);
}

TEST(CheckApplication, ACR_04_a_representative_names_the_power_of_attorney_and_it_must_last) {
  auto answers = whole();
  answers.values["signatory"] = by_representative;
  EXPECT_EQ(hindering(1, answers, known()).size(), 5u) << "name, number, date, last day, who gave it";
  for (auto const* const key : {"representative_name", "power_number", "power_giver"}) answers.values[key] = "Есть";
  answers.values["power_date"] = "12.01.2026";
  answers.values["power_until"] = "09.03.2026";
  EXPECT_THAT(hindering(1, answers, known()),
              ElementsAre(AllOf(Field(&Fault::id, "power_until"), Field(&Fault::section, "power"))));
  answers.values["power_until"] = "10.03.2026";
  EXPECT_THAT(hindering(1, answers, known()), IsEmpty()) << "on its last day it holds";
  EXPECT_THAT(warnings(1, answers, known()),
              Contains(AllOf(HasSubstr("Доверенность представителя"), HasSubstr("п. 55"))));
  answers.values["power_date"] = "11.03.2026";
  EXPECT_EQ(hindering(1, answers, known()).size(), 2u) << "of tomorrow, and after its own end";
  answers.values["signatory"] = "head";
  EXPECT_THAT(warnings(1, answers, known()), Contains(HasSubstr("подписывает не представитель")));
}

TEST(CheckApplication, ACR_11_who_wants_the_answer_by_post_or_e_mail_says_where) {
  auto answers = whole();
  answers.values["delivery"] = by_post;
  EXPECT_THAT(hindering(1, answers, known()), ElementsAre(Field(&Fault::id, "post_address")));
  answers.values["delivery"] = by_email;
  EXPECT_THAT(hindering(1, answers, known()), ElementsAre(Field(&Fault::id, "email")));
}

TEST(CheckApplication, ACR_03_documents_that_lack_are_named_with_their_clause_and_do_not_hinder) {
  auto answers = whole();
  answers.choices = {{"service_kinds", {"training"}}, {"training_kinds", {"general"}}};
  EXPECT_EQ(warnings(1, answers, known()).size(), 4u) << "charter, contracts, programme, order";
  EXPECT_THAT(warnings(1, answers, known()), Contains(AllOf(HasSubstr("п. 48.1 а"), HasSubstr("п. 44 г"))));
  answers.values["no_charter"] = answers.values["distance_learning"] = "yes";
  EXPECT_THAT(warnings(1, answers, known()), Contains(HasSubstr("системы дистанционного обучения")));
  EXPECT_THAT(warnings(1, answers, known()), testing::Not(Contains(HasSubstr("Устав"))));
  answers.tables["specialists"][0]["snils"] = "";
  EXPECT_THAT(warnings(1, answers, known()), Contains(HasSubstr("Трудовая книжка")));
}

TEST(CheckApplication, ACR_05_what_does_not_fit_the_registry_is_warned_of) {
  EXPECT_THAT(warnings(5, change(), with_record(Step::suspended)), IsEmpty());
  EXPECT_THAT(warnings(5, change(), with_record(Step::resumed)), ElementsAre(HasSubstr("не приостановлена")));
  EXPECT_THAT(warnings(3, change(), with_record(Step::terminated)), ElementsAre(HasSubstr("в реестре нет")));
  auto facts = known();
  facts.documents = {"charter", "employment_contract"};
  facts.record = with_record(Step::changed).record;
  EXPECT_THAT(warnings(1, whole(), facts), ElementsAre(HasSubstr("уже есть в реестре, запись № 15")));
  auto other = change();
  other.values["registry_number"] = "16";
  other.values["accredited_on"] = "11.01.2024";
  EXPECT_THAT(warnings(3, other, with_record(Step::changed)),
              ElementsAre(HasSubstr("номер 15"), HasSubstr("10.01.2024")));
}

TEST(CheckApplication, ACR_05_a_second_application_and_an_exclusion_beside_an_open_one_are_warned_of) {
  auto facts = with_record(Step::changed);
  facts.open_cases = {"АК-3/2026", "АК-5/2026"};
  EXPECT_THAT(warnings(3, change(), facts),
              ElementsAre(AllOf(HasSubstr("№ АК-3/2026, № АК-5/2026"), HasSubstr("исключить сведения"))));
  facts.record.reset();
  EXPECT_THAT(warnings(1, whole(), facts), Contains(HasSubstr("Это будет второе")));
}

TEST(FormSections, ACR_02_every_input_of_every_form_stands_in_one_section) {
  for (auto const& variant : regulation().variants) {
    std::multiset<std::string> asked, wanted;
    for (auto const& section : sections_of(variant))
      for (auto const& field : section.fields)
        for (auto const* input : field.inputs) asked.insert(input->key);
    for (auto const& field : variant.form.fields)
      for (auto const& input : field.inputs) wanted.insert(input.key);
    for (auto const& input : regulation().form_end)
      if (input.type != InputType::made) wanted.insert(input.key);
    EXPECT_EQ(asked, wanted) << "variant " << variant.number;
  }
}

TEST(ApplicationAnswers, ACR_02_come_back_from_their_json) {
  auto const answers = change();
  EXPECT_EQ(answers_of_json(to_json(answers)), answers);
  EXPECT_EQ(answers_of_json(to_json({})), Answers{});
}

}  // namespace
}  // namespace obereg::accreditation
