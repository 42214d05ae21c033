#include "generated/sample_workbook.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace obereg::bench {
namespace {

constexpr std::array<std::string_view, 18> headings = {"Номер в реестре",
                                                       "Дата внесения в реестр",
                                                       "Фамилия",
                                                       "Имя",
                                                       "Отчество",
                                                       "СНИЛС",
                                                       "Наименование работодателя",
                                                       "ИНН работодателя",
                                                       "Должность",
                                                       "Наименование организации, проводившей обучение",
                                                       "ИНН организации, проводившей обучение",
                                                       "Номер протокола",
                                                       "Программа обучения",
                                                       "Дата проверки знаний",
                                                       "Результат",
                                                       "Проверка знания требований охраны труда",
                                                       "Аннулировано",
                                                       "Дата аннулирования"};

// The last two digits check the first nine.
std::string snils(std::uint32_t number) {
  auto const digits = fmt::format("{:09}", 100'000'000 + number);
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  return fmt::format("{}-{}-{} {:02}", digits.substr(0, 3), digits.substr(3, 3), digits.substr(6), sum % 101 % 100);
}

std::array<std::string, 18> record(std::uint32_t row, Rows kind) {
  bool const wrong = kind == Rows::wrong;
  static constexpr std::array<std::string_view, 5> last_names = {"Смирнов", "Петров", "Кузнецов", "Соколов", "Ёлкин"};
  static constexpr std::array<std::string_view, 4> first_names = {"Виктор", "Егор", "Юрий", "Артём"};
  return {"Новый",
          "",
          std::string(last_names[row % 5]),
          std::string(first_names[row % 4]),
          "Борисович",
          wrong ? "100-000-000 00" : snils(row),
          "АО «Завод Образцовый»",
          "7736207543",
          "Слесарь-ремонтник",
          sample_provider_name,
          sample_provider_inn,
          fmt::format("{}/23-ОТ", row / 30 + 1),
          "Оказание первой помощи пострадавшим",
          "27.08.2023",
          wrong ? "Сдал" : "Успешно",
          "Да",
          "Нет",
          ""};
}

class SheetText {
 public:
  SheetText(std::uint32_t rows, Texts texts, Rows kind) : rows_(rows), texts_(texts), kind_(kind) {
    text_ = R"(<?xml version="1.0" encoding="UTF-8"?><worksheet )"
            R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)";
  }

  std::size_t read(char* out, std::size_t most) {
    while (given_ == text_.size() && next_ <= rows_ + 1) {
      text_.clear();
      given_ = 0;
      if (next_ == 0)
        append_row(headings);
      else if (next_ <= rows_)
        append_row(record(next_, kind_));
      else
        text_ = "</sheetData></worksheet>";
      ++next_;
    }
    auto const count = std::min(most, text_.size() - given_);
    std::memcpy(out, text_.data() + given_, count);
    given_ += count;
    return count;
  }

  std::string shared_strings() const {
    std::string text = R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
    for (auto const& each : in_order_) text += "<si><t>" + *each + "</t></si>";
    return text + "</sst>";
  }

 private:
  template <class Values>
  void append_row(Values const& values) {
    fmt::format_to(std::back_inserter(text_), R"(<row r="{}" spans="1:18">)", next_ + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].empty()) continue;
      auto const column = static_cast<char>('A' + i);
      if (texts_ == Texts::in_the_cells)
        fmt::format_to(std::back_inserter(text_), R"(<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>)", column,
                       next_ + 1, values[i]);
      else
        fmt::format_to(std::back_inserter(text_), R"(<c r="{}{}" t="s"><v>{}</v></c>)", column, next_ + 1,
                       shared(std::string(values[i])));
    }
    text_ += "</row>";
  }

  std::size_t shared(std::string value) {
    auto const [found, is_new] = numbers_.try_emplace(std::move(value), in_order_.size());
    if (is_new) in_order_.push_back(&found->first);
    return found->second;
  }

  std::uint32_t rows_;
  Texts texts_;
  Rows kind_;
  std::uint32_t next_ = 0;  // 0: the headings
  std::string text_;
  std::size_t given_ = 0;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string const*> in_order_;
};

zip_int64_t answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_READ:
      return static_cast<zip_int64_t>(static_cast<SheetText*>(self)->read(static_cast<char*>(data), length));
    case ZIP_SOURCE_STAT: {
      auto* const stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = 1u << 30;
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    default:
      return 0;
  }
}

class Package {
 public:
  explicit Package(std::string const& path) : zip_(zip_open(path.c_str(), ZIP_CREATE, nullptr)) {
    if (zip_ == nullptr) throw std::runtime_error("package not opened");
  }
  void add(char const* name, std::string const& content) {
    texts_.push_back(std::make_unique<std::string>(content));
    add(name, zip_source_buffer(zip_, texts_.back()->data(), texts_.back()->size(), 0));
  }
  void add(char const* name, SheetText& sheet) { add(name, zip_source_function(zip_, &answer, &sheet)); }
  void close() {
    if (zip_close(zip_) != 0) throw std::runtime_error(zip_strerror(zip_));
  }

 private:
  void add(char const* name, zip_source_t* source) {
    auto const index = zip_file_add(zip_, name, source, 0);
    if (index < 0) throw std::runtime_error(zip_strerror(zip_));
    zip_set_file_compression(zip_, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 6);
  }

  zip_t* zip_;
  std::vector<std::unique_ptr<std::string>> texts_;
};

}  // namespace

void write_sample_workbook(std::string const& path, std::uint32_t rows, Texts texts, Rows kind) {
  std::string const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string const relationships =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  std::string const content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  {
    Package package(path);
    package.add(
        "[Content_Types].xml",
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" )"
        R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Override PartName="/xl/workbook.xml" ContentType=")" +
            content +
            R"(sheet.main+xml"/>)"
            R"(<Override PartName="/xl/sheet.xml" ContentType=")" +
            content + R"(worksheet+xml"/>)" +
            (texts == Texts::shared
                 ? R"(<Override PartName="/xl/sharedStrings.xml" ContentType=")" + content + R"(sharedStrings+xml"/>)"
                 : "") +
            "</Types>");
    package.add("_rels/.rels", relationships + R"(<Relationship Id="r1" Type=")" + types +
                                   R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
    package.add("xl/workbook.xml",
                R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r=")" + types +
                    R"("><sheets><sheet name="Реестр" sheetId="1" r:id="r1"/></sheets></workbook>)");
    package.add("xl/_rels/workbook.xml.rels",
                relationships + R"(<Relationship Id="r1" Type=")" + types + R"(/worksheet" Target="sheet.xml"/>)" +
                    (texts == Texts::shared
                         ? R"(<Relationship Id="r2" Type=")" + types + R"(/sharedStrings" Target="sharedStrings.xml"/>)"
                         : "") +
                    "</Relationships>");
    SheetText sheet(rows, texts, kind);
    package.add("xl/sheet.xml", sheet);
    package.close();
    if (texts == Texts::in_the_cells) return;
    Package again(path);  // the shared texts are known only now
    again.add("xl/sharedStrings.xml", sheet.shared_strings());
    again.close();
  }
}

}  // namespace obereg::bench
