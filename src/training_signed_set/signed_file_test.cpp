#include "training_signed_set/signed_file.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "training_signed_set/fields.hpp"

namespace obereg::training {
namespace {

SignedAct a_set(std::uint64_t records) {
  return {ledger::EventKind::entered, "17", "АНО ДПО \"Учебный центр\"", "7710474375", "", records};
}

SignedRow a_row() {
  return {"Новый",
          "Образцов",
          "Пётр",
          "ООО «Пример»",
          "7707083893",
          "Слесарь",
          "АНО ДПО \"Учебный центр\"",
          "7710474375",
          "12/26-В",
          "Оказание первой помощи пострадавшим",
          "25.02.2026",
          "Успешно",
          "Иванович",
          "112-233-445 95",
          "",
          "Да",
          "",
          "",
          "a1b2c3-0001",
          "",
          "",
          "",
          "17"};
}

std::string written(SignedAct const& act, std::vector<SignedRow> const& rows) {
  std::ostringstream out;
  SignedFileWriter writer(out, act);
  for (auto const& row : rows) writer.add(row);
  writer.finish();
  return out.str();
}

std::pair<SignedAct, std::vector<SignedRow>> read(std::string const& bytes) {
  std::istringstream in(bytes);
  std::vector<SignedRow> rows;
  auto act = read_signed_file(in, [&](std::uint64_t position, SignedRow const& row) {
    EXPECT_EQ(position, rows.size() + 1);
    rows.push_back(row);
  });
  return {act, rows};
}

TEST(SignedFile, TRN_12_is_text_a_signer_can_read) {
  auto const bytes = written(a_set(1), {a_row()});
  EXPECT_TRUE(bytes.starts_with(
      "obereg-signed-file-v1\nДействие\tВнести в реестр\nНабор\t17\n"
      "Организация\tАНО ДПО \"Учебный центр\"\nИНН\t7710474375\nЗаписей\t1\n№\tНомер в реестре\tФамилия\t"))
      << bytes;
  EXPECT_TRUE(
      bytes.ends_with("\n1\tНовый\tОбразцов\tПётр\tООО «Пример»\t7707083893\tСлесарь\tАНО ДПО \"Учебный центр\"\t"
                      "7710474375\t12/26-В\tОказание первой помощи пострадавшим\t25.02.2026\tУспешно\tИванович\t"
                      "112-233-445 95\t\tДа\t\t\ta1b2c3-0001\t\t\t\t17\n"))
      << bytes;
}

TEST(SignedFile, TRN_12_gives_back_what_was_written) {
  auto strange = a_row();
  strange[1] = "таб\tперевод\nвозврат\rкосая\\t \\";
  strange[3] = "";
  for (std::size_t count : {1u, 2u, 500u}) {
    std::vector<SignedRow> const rows(count, strange);
    EXPECT_EQ(read(written(a_set(count), rows)), std::pair(a_set(count), rows));
  }
}

TEST(SignedFile, TRN_16_corrections_and_annulments_name_the_record_and_the_reason) {
  for (auto const kind : {ledger::EventKind::corrected, ledger::EventKind::annulled}) {
    auto act = a_set(1);
    act.kind = kind;
    act.id = "ОТ-26-000000001-7";
    act.reason = "ошибка в фамилии\nвторая строка";
    EXPECT_EQ(read(written(act, {a_row()})).first, act);
    act.reason.clear();
    EXPECT_THROW(written(act, {a_row()}), std::invalid_argument);
    act.reason = "ошибка";
    act.records = 2;
    EXPECT_THROW(written(act, {a_row(), a_row()}), std::invalid_argument);
  }
}

TEST(SignedFile, is_not_written_with_what_it_cannot_hold) {
  auto bad = a_row();
  for (std::string const& value : {std::string("\xff"), std::string("a\0b", 3), std::string("\x1f")}) {
    bad[5] = value;
    EXPECT_THROW(written(a_set(1), {bad}), std::invalid_argument);
  }
  EXPECT_THROW(written(a_set(2), {a_row()}), std::logic_error);
  EXPECT_THROW(written(a_set(1), {a_row(), a_row()}), std::logic_error);
}

TEST(SignedFile, that_is_changed_anywhere_is_refused_or_another_act) {
  auto const bytes = written(a_set(2), {a_row(), a_row()});
  auto const original = read(bytes);
  for (std::size_t place = 0; place < bytes.size(); ++place)
    for (char const byte : {'\t', '\n', '\\', '7'}) {
      auto changed = bytes;
      changed[place] = byte;
      if (changed == bytes) continue;
      try {
        EXPECT_NE(read(changed), original) << place;
      } catch (SignedFileError const&) {
      }
    }
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(read(bytes.substr(0, size)), SignedFileError) << size;
  EXPECT_THROW(read(bytes + "\n"), SignedFileError);
}

TEST(SignedFile, fields_have_one_spelling) {
  for (auto const* field : {"\\", "\\x", "a\tb", "a\nb", "a\rb", "\xff"})
    EXPECT_EQ(unescaped(field), std::nullopt) << field;
  EXPECT_EQ(unescaped("\\\\t\\t"), "\\t\t");
}

}  // namespace
}  // namespace obereg::training
