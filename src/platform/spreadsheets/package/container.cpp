#include "platform/spreadsheets/package/container.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {
namespace {

using namespace std::string_view_literals;

constexpr auto ole_signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr auto zip_signature = "PK\x03\x04"sv;

std::string_view kind_of(std::string_view beginning) {
  if (beginning.empty()) return "файл пустой";
  if (beginning.starts_with("%PDF")) return "это документ PDF";
  if (beginning.starts_with("MZ")) return "это программа";
  if (beginning.starts_with("Rar!") || beginning.starts_with("7z\xBC\xAF")) return "это архив RAR или 7z";
  auto const first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first != std::string_view::npos && beginning[first] == '<') return "это веб-страница или файл XML";
  if (std::none_of(beginning.begin(), beginning.end(), [](char c) { return c >= 0 && c < 9; }))
    return "это текст, возможно таблица CSV";
  return "формат файла неизвестен";
}

}  // namespace

void require_zip(std::string const& path, std::uint64_t most_bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw WorkbookError("no-file", "Файл не открывается. Загрузите его ещё раз.");
  std::string beginning(512, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  if (beginning.starts_with(ole_signature))
    throw WorkbookError("old-or-encrypted",
                        "Это книга старого формата .xls или книга с паролем. Откройте её в Excel, снимите пароль, "
                        "если он есть, и сохраните как «Книга Excel (.xlsx)».");
  if (!beginning.starts_with(zip_signature))
    throw WorkbookError("not-a-zip", fmt::format("Это не книга Excel: {}. Откройте файл в Excel и сохраните как "
                                                 "«Книга Excel (.xlsx)»: переименовать его мало.",
                                                 kind_of(beginning)));
  if (std::filesystem::file_size(path) > most_bytes)
    throw WorkbookError("too-large",
                        fmt::format("Файл больше {} МБ. Разделите его на несколько книг.", most_bytes >> 20));
}

}  // namespace obereg::spreadsheets
