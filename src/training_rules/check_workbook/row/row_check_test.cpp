#include "training_rules/check_workbook/row/row_check.hpp"

#include <gmock/gmock.h>

#include <map>

#include "core/text.hpp"

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CellValue text_cell(std::string_view text) {
  return {text.empty() ? ValueState::empty : ValueState::present, false, false, text, {}};
}

// A row that is right, and a check of it on 22.11.2026 for the centre that it names.
class Row {
 public:
  Row() {
    set(Column::registry_number, "1200001").set(Column::last_name, "Ёлкин").set(Column::first_name, "Пётр");
    set(Column::snils, "112-233-445 95").set(Column::employer_name, "ООО «Пример»");
    set(Column::employer_inn, "7707083893").set(Column::position, "Слесарь");
    set(Column::provider_name, "АНО ДПО «Центр»").set(Column::provider_inn, "7710474375");
    set(Column::protocol_number, "12/26").set(Column::programme, "Оказание первой помощи пострадавшим");
    set(Column::checked_on, "25.02.2026").set(Column::outcome, "Успешно");
  }
  Row& set(Column column, std::string const& value) {
    texts_[column] = value;
    return *this;
  }
  Row& set(Column column, CellValue const& value) {
    cells_[column] = value;
    return *this;
  }
  Row& is_new() { return set(Column::registry_number, "НОВЫЙ").set(Column::knowledge_check, "да"); }
  RowValues values(std::uint32_t number = 2) const {
    RowValues values;
    values.number = number;
    for (auto const& [column, text] : texts_) values.values[static_cast<std::size_t>(column)] = text_cell(text);
    for (auto const& [column, cell] : cells_) values.values[static_cast<std::size_t>(column)] = cell;
    return values;
  }

 private:
  std::map<Column, std::string> texts_;
  std::map<Column, CellValue> cells_;
};

RowCheck check_of(ImportKind kind = ImportKind::reimport, bool knowledge_column = true) {
  std::array<bool, column_count> present;
  present.fill(true);
  present[static_cast<std::size_t>(Column::knowledge_check)] = knowledge_column;
  return {{kind, "АНО ДПО «Центр»", *Inn::parse("7710474375"), *LocalDate::of(2026, 11, 22)}, present};
}

std::vector<std::string> rules_of(RowCheck& check, RowValues const& values) {
  check.check(values);
  std::vector<std::string> found;
  for (auto const& error : check.findings().errors) {
    EXPECT_FALSE(error.message.empty());
    found.push_back(std::string(error.column) + ": " + std::string(name(error.rule)));
  }
  return found;
}

std::vector<std::string> rules_of(Row const& row, ImportKind kind = ImportKind::reimport, bool knowledge = true) {
  auto check = check_of(kind, knowledge);
  return rules_of(check, row.values());
}

std::vector<std::string> repairs_of(Row const& row) {
  auto check = check_of();
  check.check(row.values());
  std::vector<std::string> found;
  for (auto const& repair : check.findings().repairs) found.push_back(repair.from + " -> " + repair.to);
  return found;
}

TEST(RowCheck, TRN_03_a_right_row_becomes_a_record) {
  auto check = check_of();
  auto const row = Row().set(Column::entered_on, "2026-03-01");
  auto const record = check.check(row.values());
  ASSERT_TRUE(record);
  EXPECT_EQ(record->registry_number, "1200001");
  EXPECT_EQ(record->last_name, "Ёлкин");
  EXPECT_EQ(record->snils->printed(), "112-233-445 95");
  EXPECT_EQ(record->programme_id, 1);
  EXPECT_EQ(record->checked_on.iso(), "2026-02-25");
  EXPECT_EQ(record->entered_on->iso(), "2026-03-01");
  EXPECT_EQ(record->outcome, Outcome::passed);
  EXPECT_EQ(record->knowledge_check, KnowledgeCheck::not_stated);
}

struct Case {
  char const* name;
  Column column;
  char const* value;
  Rule rule;
};
class OneWrongCell : public testing::TestWithParam<Case> {};
TEST_P(OneWrongCell, TRN_05_to_09_breaks_its_rule_and_no_other) {
  auto const& wrong = GetParam();
  EXPECT_THAT(rules_of(Row().set(wrong.column, wrong.value)),
              ElementsAre(std::string(title(wrong.column)) + ": " + std::string(name(wrong.rule))));
}
std::string const long_name(202, 'x');
INSTANTIATE_TEST_SUITE_P(
    rules, OneWrongCell,
    testing::Values(Case{"empty_number", Column::registry_number, "", Rule::mandatory},
                    Case{"empty_inn", Column::employer_inn, "", Rule::mandatory},
                    Case{"other_quotes", Column::provider_name, "АНО ДПО \"Центр\"", Rule::provider_name_differs},
                    Case{"other_case", Column::provider_name, "АНО ДПО «ЦЕНТР»", Rule::provider_name_differs},
                    Case{"other_provider", Column::provider_inn, "7707083893", Rule::provider_inn_differs},
                    Case{"result", Column::outcome, "Сдал", Rule::result_value},
                    Case{"knowledge", Column::knowledge_check, "Возможно", Rule::knowledge_check_value},
                    Case{"annulled", Column::annulled, "Нет", Rule::annulment_must_be_empty},
                    Case{"annulled_on", Column::annulled_on, "x", Rule::annulment_must_be_empty},
                    Case{"inn_digit", Column::employer_inn, "1234567890", Rule::inn_check_digit},
                    Case{"inn_zeros", Column::employer_inn, "0000000000", Rule::inn_check_digit},
                    Case{"snils", Column::snils, "112-233-445 00", Rule::snils_check_digit},
                    Case{"no_such_day", Column::checked_on, "31.02.2023", Rule::date_value},
                    Case{"future", Column::checked_on, "23.11.2026", Rule::date_in_future},
                    Case{"future_entry", Column::entered_on, "23.11.2026", Rule::date_in_future},
                    Case{"entry_words", Column::entered_on, "вчера", Rule::date_value},
                    Case{"programme", Column::programme, "Безопасное чаепитие", Rule::programme_unknown},
                    Case{"word_for_number", Column::registry_number, "нет", Rule::number_form},
                    Case{"dash_for_number", Column::registry_number, "-", Rule::number_form},
                    Case{"name_of_digits", Column::last_name, "123", Rule::bad_characters},
                    Case{"name_of_signs", Column::first_name, "🙂", Rule::bad_characters},
                    Case{"dash_for_patronymic", Column::middle_name, "-", Rule::bad_characters},
                    Case{"long_name", Column::last_name, long_name.c_str(), Rule::too_long}),
    [](auto const& each) { return each.param.name; });

TEST(RowCheck, TRN_04_a_new_record_needs_the_knowledge_check_and_no_entry_date) {
  EXPECT_THAT(rules_of(Row().is_new()), IsEmpty());
  EXPECT_THAT(rules_of(Row().is_new().set(Column::knowledge_check, "")),
              ElementsAre("Проверка знания требований охраны труда: new-needs-knowledge-check"));
  EXPECT_THAT(rules_of(Row().is_new().set(Column::knowledge_check, "Нет")),
              ElementsAre("Проверка знания требований охраны труда: new-needs-knowledge-check"));
  EXPECT_THAT(rules_of(Row().is_new().set(Column::entered_on, "01.03.2026")),
              ElementsAre("Дата внесения в реестр: new-has-no-entry-date"));
}

TEST(RowCheck, TRN_04_a_number_has_a_digit_and_a_misspelt_new_one_is_no_number) {
  for (auto const* word : {"Нoвый", "Новый.", "НОВЫЙ."}) {
    EXPECT_THAT(rules_of(Row().is_new().set(Column::registry_number, word)),
                ElementsAre("Номер в реестре: number-form"));
    EXPECT_THAT(repairs_of(Row().is_new().set(Column::registry_number, word)),
                ElementsAre(std::string(word) + " -> Новый"));
  }
  auto check = check_of();
  auto const misspelt = Row().is_new().set(Column::registry_number, "Нoвый");
  check.check(misspelt.values());
  EXPECT_THAT(check.findings().errors.at(0).message,
              testing::EndsWith("«Новый». Латинские буквы внутри русского слова."));
  for (auto const* word : {"новая", "нет", "-", "б/н"})
    EXPECT_THAT(repairs_of(Row().set(Column::registry_number, word)), IsEmpty()) << word;
  for (auto const* number : {"7", "ОТ-12/3", "№5", "АБВ1"})
    EXPECT_THAT(rules_of(Row().set(Column::registry_number, number)), IsEmpty()) << "an opaque string: " << number;
  EXPECT_THAT(
      rules_of(Row().set(Column::registry_number, "Нoвый")),
      ElementsAre("Номер в реестре: number-form", "Проверка знания требований охраны труда: new-needs-knowledge-check"))
      << "what a new record needs is told at once";
  EXPECT_THAT(rules_of(Row().set(Column::registry_number, "Нoвый"), ImportKind::import, false),
              ElementsAre("Номер в реестре: number-not-allowed"));
}

TEST(RowCheck, TRN_03_names_of_foreign_workers_may_stand_in_any_alphabet) {
  for (auto const* name : {"Smith", "Ödegård", "李", "Д’Артаньян", "O", "ё"})
    EXPECT_THAT(rules_of(Row().set(Column::last_name, name)), IsEmpty()) << name;
}

TEST(RowCheck, TRN_10_every_error_of_a_row_is_reported) {
  EXPECT_THAT(rules_of(Row().set(Column::last_name, "").set(Column::employer_inn, "1").set(Column::outcome, "?")),
              ElementsAre("Фамилия: mandatory", "ИНН работодателя: inn-check-digit", "Результат: result-value"));
}

TEST(RowCheck, first_import_takes_no_numbers_and_may_do_without_the_knowledge_check) {
  EXPECT_THAT(rules_of(Row(), ImportKind::import, false), ElementsAre("Номер в реестре: number-not-allowed"));
  EXPECT_THAT(rules_of(Row().set(Column::registry_number, ""), ImportKind::import, false), IsEmpty());
  EXPECT_THAT(rules_of(Row().set(Column::registry_number, "новый"), ImportKind::import, false), IsEmpty());
  EXPECT_THAT(
      rules_of(Row().set(Column::registry_number, "").set(Column::entered_on, "01.03.2026"), ImportKind::import, false),
      ElementsAre("Дата внесения в реестр: new-has-no-entry-date"));
}

TEST(RowCheck, TRN_09_the_later_of_two_rows_with_one_number_is_a_duplicate) {
  auto check = check_of();
  auto const row = Row();
  EXPECT_THAT(rules_of(check, row.values(2)), IsEmpty());
  EXPECT_THAT(rules_of(check, row.values(9)), ElementsAre("Номер в реестре: duplicate-in-file"));
  EXPECT_THAT(check.findings().errors.front().message, testing::HasSubstr("строке 2"));
}

TEST(RowCheck, TRN_09_new_rows_are_duplicates_by_person_programme_date_and_protocol) {
  auto check = check_of();
  auto const by_snils = Row().is_new(), other_name = Row().is_new().set(Column::last_name, "Иванов");
  auto const by_name = Row().is_new().set(Column::snils, "");
  auto const loud = Row().is_new().set(Column::snils, "").set(Column::last_name, "ЕЛКИН");
  auto const other_protocol = Row().is_new().set(Column::protocol_number, "13/26");
  EXPECT_THAT(rules_of(check, by_snils.values(2)), IsEmpty());
  EXPECT_THAT(rules_of(check, other_name.values(3)), ElementsAre("Номер в реестре: duplicate-in-file"));
  EXPECT_THAT(rules_of(check, other_protocol.values(4)), IsEmpty());
  EXPECT_THAT(rules_of(check, by_name.values(5)), IsEmpty());
  EXPECT_THAT(rules_of(check, loud.values(6)), ElementsAre("Номер в реестре: duplicate-in-file"));
}

TEST(RowCheck, cells_that_cannot_be_read_break_the_rule_of_their_column) {
  CellValue const error{ValueState::error, false, false, "#Н/Д", {}};
  CellValue const formula{ValueState::without_value, false, false, {}, {}};
  CellValue const dirty{ValueState::bad_characters, false, false, {}, {}};
  EXPECT_THAT(rules_of(Row().set(Column::snils, error)), ElementsAre("СНИЛС: snils-check-digit"));
  EXPECT_THAT(rules_of(Row().set(Column::position, error)), ElementsAre("Должность: bad-characters"));
  EXPECT_THAT(rules_of(Row().set(Column::position, formula)), ElementsAre("Должность: mandatory"));
  EXPECT_THAT(rules_of(Row().set(Column::middle_name, dirty)), ElementsAre("Отчество: bad-characters"));
  EXPECT_THAT(rules_of(Row().set(Column::annulled, formula)), ElementsAre("Аннулировано: annulment-must-be-empty"));
}

TEST(RowCheck, certain_repairs_are_offered_and_not_applied) {
  EXPECT_THAT(repairs_of(Row().set(Column::last_name, "Ивaнов")), ElementsAre("Ивaнов -> Иванов"));
  EXPECT_THAT(repairs_of(Row().set(Column::programme, "Оказание первой помощи, пострадавшим.")),
              ElementsAre("Оказание первой помощи, пострадавшим. -> Оказание первой помощи пострадавшим"));
  EXPECT_THAT(repairs_of(Row().set(Column::programme, "Оказaние первой помощи пострадавшим")),
              ElementsAre("Оказaние первой помощи пострадавшим -> Оказание первой помощи пострадавшим"));
  EXPECT_THAT(repairs_of(Row().set(Column::outcome, "Уcпешно")), ElementsAre("Уcпешно -> Успешно"));
  EXPECT_THAT(repairs_of(Row().set(Column::outcome, "Неуспешно.")), ElementsAre("Неуспешно. -> Неуспешно"));
  EXPECT_THAT(repairs_of(Row().set(Column::knowledge_check, "Дa")), ElementsAre("Дa -> Да"));
  EXPECT_THAT(repairs_of(Row().set(Column::checked_on, "25 февраля 2026 г.")),
              ElementsAre("25 февраля 2026 г. -> 25.02.2026"));
  CellValue const digits{ValueState::present, true, false, "20260225", {}},
      serial{ValueState::present, true, false, "46078", {}};
  EXPECT_THAT(repairs_of(Row().set(Column::checked_on, digits)), ElementsAre("20260225 -> 25.02.2026"));
  EXPECT_THAT(repairs_of(Row().set(Column::checked_on, serial)), IsEmpty());
  EXPECT_THAT(repairs_of(Row().set(Column::checked_on, "25/02/2026")), ElementsAre("25/02/2026 -> 25.02.2026"));
  EXPECT_THAT(repairs_of(Row().set(Column::checked_on, "02/03/2026")), IsEmpty()) << "the month may stand first";
  EXPECT_THAT(repairs_of(Row().set(Column::employer_inn, "274062111")), ElementsAre("274062111 -> 0274062111"));
  auto check = check_of();
  auto const row = Row().set(Column::last_name, "Ивaнов");
  EXPECT_EQ(check.check(row.values())->last_name, "Ивaнов");
}

}  // namespace
}  // namespace obereg::training
