#include <gmock/gmock.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/paths.hpp"
#include "training_rules/exchange/raw_set.hpp"
#include "training_rules/exchange/read.hpp"
#include "training_rules/exchange/write.hpp"

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string file_text(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

CheckRequest request() {
  return {ImportKind::import, "АНО ДПО \"Учебный центр\"", *Inn::parse("7710474375"), *LocalDate::of(2026, 11, 22)};
}

std::string sample() {
  return file_text(support::test_data("sample_registryset.xml"));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  auto const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::vector<std::string> faults_of(std::string const& xml) {
  std::vector<std::string> out;
  for (auto const& fault : read_registry_set(xml, request()).faults) {
    EXPECT_FALSE(fault.message.empty());
    out.push_back(std::to_string(fault.line) + " " + fault.path);
  }
  return out;
}

TEST(Exchange, TRN_19_the_official_sample_is_read_whatever_the_order_of_children) {
  auto const reading = read_registry_set(sample(), request());
  EXPECT_THAT(reading.faults, IsEmpty());
  EXPECT_THAT(reading.errors, IsEmpty());
  ASSERT_EQ(reading.entries.size(), 2U);
  auto const& anna = reading.entries[0].record;
  EXPECT_EQ(anna.outer_id, "a1b2c3-0001");
  EXPECT_EQ(anna.snils->digits(), "11223344595");
  EXPECT_EQ(anna.organisation_unit_id, 17);
  EXPECT_EQ(anna.programme_id, 9);
  EXPECT_TRUE(anna.is_new());
  auto const& peter = reading.entries[1].record;
  EXPECT_EQ(peter.outcome, Outcome::failed);
  EXPECT_TRUE(peter.has_foreign_snils);
  EXPECT_EQ(peter.foreign_snils, "3140588A001PB5");
  EXPECT_EQ(peter.citizenship, "Республика Беларусь");
}

TEST(Exchange, TRN_19_eight_spellings_of_bit_and_no_ninth) {
  for (auto const* yes : {"1", "True", "true", "TRUE"}) EXPECT_EQ(parse_bit(yes), true) << yes;
  for (auto const* no : {"0", "False", "false", "FALSE"}) EXPECT_EQ(parse_bit(no), false) << no;
  for (auto const* other : {"yes", "tRUE", " 1", "", "2"}) EXPECT_FALSE(parse_bit(other)) << other;
}

TEST(Exchange, TRN_19_dates_may_carry_a_zone_and_numbers_count_by_value) {
  for (auto const* text : {"2026-02-25", "2026-02-25Z", "2026-02-25+03:00", " 2026-02-25\n"}) {
    EXPECT_EQ(parse_xs_date(text), LocalDate::of(2026, 2, 25)) << text;
  }
  for (auto const* text : {"25.02.2026", "2026-02-25T00:00:00", "2026-02-30", "2026-02-25+15:00", ""}) {
    EXPECT_FALSE(parse_xs_date(text)) << text;
  }
  EXPECT_EQ(parse_xs_unsigned("09"), 9U);
  EXPECT_FALSE(parse_xs_unsigned("-9"));
}

TEST(Exchange, TRN_19_every_fault_is_told_with_line_and_path) {
  auto xml = replaced(sample(), "<MiddleName></MiddleName>", "<Nickname>x</Nickname>");
  xml = replaced(xml, "isPassed=\"true\"", "isPassed=\"yes\"");
  xml = replaced(xml, "2026-02-26", "26.02.2026");
  EXPECT_THAT(
      faults_of(xml),
      testing::IsSupersetOf({"7 RegistrySet/RegistryRecord[1]/Worker/Nickname", "18 RegistrySet/RegistryRecord[1]/Test",
                             "23 RegistrySet/RegistryRecord[1]", "28 RegistrySet/RegistryRecord[2]/Test/Date"}));
}

TEST(Exchange, TRN_19_what_is_wrong_is_told_once_and_in_words_of_xml) {
  auto const first = [](std::string const& xml) {
    auto const reading = read_registry_set(xml, request());
    EXPECT_THAT(reading.errors, IsEmpty()) << "told as a fault already";
    return reading.faults.empty() ? "" : reading.faults.front().message;
  };
  EXPECT_EQ(first(replaced(sample(), "2026-02-26", "2026-02-30")),
            "Дня «2026-02-30» нет в календаре. Впишите существующий день.");
  EXPECT_THAT(first(replaced(sample(), "2026-02-26", "26.02.2026")), HasSubstr("в виде гггг-мм-дд"));
  EXPECT_THAT(first(replaced(sample(), "isPassed=\"true\"", "isPassed=\"yes\"")), HasSubstr("isPassed"));
  EXPECT_THAT(first(replaced(sample(), "<MiddleName></MiddleName>", "")), HasSubstr("MiddleName"));

  auto const early = read_registry_set(replaced(sample(), "2026-02-26", "0026-02-25"), request());
  ASSERT_EQ(early.errors.size(), 1U);
  EXPECT_THAT(early.errors[0].message, HasSubstr("гггг-мм-дд"));
}

TEST(Exchange, TRN_19_a_mistake_has_the_line_and_path_of_its_element) {
  auto const with_error = read_registry_set(replaced(sample(), "112-233-445 95", "112-233-445 00"), request());
  ASSERT_EQ(with_error.errors.size(), 1U);
  EXPECT_EQ(path_of(1, with_error.errors[0].column), "RegistrySet/RegistryRecord[1]/Worker/Snils");
  EXPECT_EQ(path_of(2, title(Column::annulled)), "RegistrySet/RegistryRecord[2]");
  ASSERT_EQ(with_error.lines.size(), 2U);
  auto const lines = with_error.lines[0];
  auto const before = sample().substr(0, sample().find("<Snils>"));
  auto const snils_line = std::count(before.begin(), before.end(), '\n');
  EXPECT_EQ(lines[static_cast<std::size_t>(Column::snils)], static_cast<std::size_t>(snils_line) + 1);
  EXPECT_EQ(lines[static_cast<std::size_t>(Column::annulled)], 0U);
  EXPECT_GT(lines.back(), 0U);
}

TEST(Exchange, TRN_19_the_words_of_broken_xml_are_russian) {
  auto const words = [](std::string const& xml) { return parse_registry_set(xml).faults.back().message; };
  EXPECT_THAT(words("<RegistrySet><a></RegistrySet>"), HasSubstr("закрывающий тег не подходит"));
  EXPECT_THAT(words(""), HasSubstr("файл кончился раньше"));
  EXPECT_THAT(words("<RegistrySet>a & b</RegistrySet>"), HasSubstr("&amp;"));
  EXPECT_THAT(words("<?xml version=\"1.0\" encoding=\"koi8-r\"?><RegistrySet/>"),
              HasSubstr("кодировка файла неизвестна"));
  EXPECT_THAT(words("<RegistrySet>&nbsp;</RegistrySet>"), HasSubstr("сущность"));
}

TEST(Exchange, TRN_19_the_programme_must_exist_and_bear_its_title) {
  EXPECT_THAT(faults_of(replaced(sample(), "learnProgramId=\"9\"", "learnProgramId=\"5\"")), testing::SizeIs(1));
  EXPECT_THAT(faults_of(replaced(sample(), "learnProgramId=\"9\"", "learnProgramId=\"10\"")), testing::SizeIs(1));
  EXPECT_THAT(faults_of(replaced(sample(), "learnProgramId=\"9\"", "learnProgramId=\"09\"")), IsEmpty());
}

TEST(Exchange, TRN_19_rules_of_the_registry_hold_for_its_records) {
  auto const reading = read_registry_set(replaced(sample(), "112-233-445 95", "112-233-445 00"), request());
  ASSERT_EQ(reading.errors.size(), 1U);
  EXPECT_EQ(reading.errors[0].row, 1U);
  EXPECT_EQ(reading.errors[0].rule, Rule::snils_check_digit);
  EXPECT_EQ(reading.entries.size(), 1U);
}

TEST(Exchange, TRN_19_byte_order_mark_and_windows_1251_are_read) {
  EXPECT_THAT(faults_of("\xEF\xBB\xBF" + sample()), IsEmpty());
  auto const set = parse_registry_set(
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><RegistrySet><RegistryRecord><Worker>"
      "<LastName>\xC8\xE2\xE0\xED\xEE\xE2 \xB9</LastName></Worker></RegistryRecord></RegistrySet>");
  ASSERT_EQ(set.records.size(), 1U);
  EXPECT_EQ(set.records[0][Field::last_name], "Иванов №");
}

TEST(Exchange, TRN_19_a_doctype_is_refused_before_any_entity_is_expanded) {
  auto const set = parse_registry_set(
      "<?xml version=\"1.0\"?><!DOCTYPE RegistrySet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
      "<RegistrySet>&b;</RegistrySet>");
  ASSERT_EQ(set.faults.size(), 1U);
  EXPECT_THAT(set.faults[0].message, HasSubstr("DOCTYPE"));
}

TEST(Exchange, TRN_19_5001_records_and_broken_xml_are_refused) {
  std::string many = "<RegistrySet>";
  for (int i = 0; i < 5001; ++i) many += "<RegistryRecord/>";
  auto const set = parse_registry_set(many + "</RegistrySet>");
  EXPECT_THAT(set.faults.back().message, HasSubstr("больше 5000"));
  EXPECT_THAT(parse_registry_set("<RegistrySet><a></RegistrySet>").faults.back().message, HasSubstr("XML"));
  EXPECT_THAT(parse_registry_set("").faults.back().message, HasSubstr("XML"));
  EXPECT_THAT(parse_registry_set("<Other/>").faults.front().message, HasSubstr("RegistrySet"));
}

TEST(Exchange, TRN_19_every_fault_stands_in_a_line_however_long_the_names_of_the_file_are) {
  std::string const name(200'000, 'A');
  std::string xml = "<RegistrySet><RegistryRecord " + name + "=\"1\" outerId=\"" + name + "?\"/><" + name + "><b><c>";
  for (int i = 0; i < 2'000; ++i) xml += "<d/>";
  auto const set = parse_registry_set(xml + "</c></b></" + name + "></RegistrySet>");
  EXPECT_GT(set.faults.size(), 2'000U);
  for (auto const& fault : set.faults) ASSERT_LT(fault.path.size() + fault.message.size(), 2'000U);
}

TEST(Exchange, TRN_19_of_more_faults_than_are_kept_the_last_says_so) {
  std::string xml = "<RegistrySet><RegistryRecord>";
  for (std::size_t i = 0; i < most_faults + 10; ++i) xml += "<x/>";
  auto const set = parse_registry_set(xml + "</RegistryRecord></RegistrySet>");
  ASSERT_EQ(set.faults.size(), most_faults + 1);
  EXPECT_THAT(set.faults.back().message, HasSubstr("есть и другие"));
}

TEST(Exchange, TRN_19_values_that_the_workbook_has_no_column_for_have_a_length_too) {
  auto const xml = replaced(sample(), "Республика Беларусь", std::string(501, 'x'));
  EXPECT_THAT(faults_of(xml), ElementsAre(HasSubstr("RegistryRecord[2]/Worker/Citizenship")));
}

TEST(Exchange, TRN_19_what_is_written_is_read_back_the_same) {
  auto const reading = read_registry_set(sample(), request());
  std::vector<std::string> parts;
  RegistrySetWriter writer([&](std::string const& xml) { parts.push_back(xml); });
  for (auto const& entry : reading.entries) writer.add(entry.record);
  writer.finish();
  ASSERT_EQ(parts.size(), 1U);
  auto const again = read_registry_set(parts[0], request());
  EXPECT_THAT(again.faults, IsEmpty());
  ASSERT_EQ(again.entries.size(), 2U);
  EXPECT_EQ(again.entries[1].record.foreign_snils, "3140588A001PB5");
  EXPECT_EQ(again.entries[0].record.employer_name, "ООО \"Пример\"");
}

TEST(Exchange, TRN_19_what_is_written_is_valid_against_the_official_schema_in_parts_of_5000) {
  auto record = read_registry_set(sample(), request()).entries.at(0).record;
  record.position = "Слесарь <6 разряда> & мастер";
  std::vector<std::string> parts;
  RegistrySetWriter writer([&](std::string const& xml) { parts.push_back(xml); });
  for (int i = 0; i < 5001; ++i) writer.add(record);
  writer.finish();
  ASSERT_EQ(parts.size(), 2U);
  auto const schema = support::sample_data() + "/xsd/educated_person_import_v1.0.9.xsd";
  if (support::sample_data().empty()) GTEST_SKIP() << "NOT RUN: the official schema is not beside this checkout";
  for (auto const& part : parts) {
    auto const path = support::temporary_folder() + "/set.xml";
    std::ofstream(path) << part;
    EXPECT_EQ(std::system(("xmllint --noout --schema '" + schema + "' '" + path + "' 2>/dev/null").c_str()), 0);
  }
}

std::string archive_of(std::vector<std::pair<std::string, std::string>> const& files) {
  auto const path = support::temporary_folder() + "/set.olot";
  auto* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (auto const& [name, bytes] : files) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  return file_text(path);
}

TEST(Exchange, TRN_19_an_archive_gives_its_xml_and_its_signature) {
  auto const both = open_exchange_file(archive_of({{"Data.xml", sample()}, {"Data.xml.sig", "signed"}}));
  EXPECT_EQ(both.complaint, "");
  EXPECT_EQ(both.xml, sample());
  EXPECT_EQ(both.signature, "signed");
  EXPECT_EQ(open_exchange_file(archive_of({{"Data.xml", sample()}})).signature, "");
  EXPECT_EQ(open_exchange_file(sample()).xml, sample());
  EXPECT_THAT(open_exchange_file(archive_of({{"data.txt", "x"}})).complaint, HasSubstr("Data.xml"));
  EXPECT_THAT(open_exchange_file("PK\x03\x04 torn").complaint, HasSubstr("повреждён"));
}

TEST(Exchange, TRN_19_an_archive_with_two_files_of_one_name_is_refused) {
  auto bytes = archive_of({{"Data.xml", sample()}, {"Data.xmL", "<RegistrySet/>"}});
  for (auto at = bytes.find("Data.xmL"); at != std::string::npos; at = bytes.find("Data.xmL")) bytes[at + 7] = 'l';
  EXPECT_THAT(open_exchange_file(bytes).complaint, HasSubstr("повреждён"));
}

TEST(Exchange, TRN_19_an_archive_that_unpacks_to_more_than_64_megabytes_is_refused) {
  EXPECT_NE(open_exchange_file(archive_of({{"Data.xml", std::string((64 << 20) + 100'000, ' ')}})).complaint, "");
}

}  // namespace
}  // namespace obereg::training
