// Bytes as a workbook: the package, its parts, every row of every sheet; and marking what could be read.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace {

std::string const& scratch_file() {
  static auto const path = [] {
    auto folder = std::string("/dev/shm/obereg-xlsx-fuzz-XXXXXX");
    if (mkdtemp(folder.data()) == nullptr) std::abort();
    return folder + "/book.xlsx";
  }();
  return path;
}

void mark_two_rows(std::string const& path, std::size_t sheet, obereg::spreadsheets::Limits const& limits) {
  obereg::spreadsheets::Marking marking;
  marking.sheet = sheet;
  marking.next = [row = 1u](obereg::spreadsheets::Mark& mark) mutable {
    mark = {row++, 1, "Проверка"};
    return row <= 3;
  };
  obereg::spreadsheets::marked_copy(path, path + ".marked", marking, limits);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::ofstream(scratch_file(), std::ios::binary | std::ios::trunc)
      .write(reinterpret_cast<char const*>(data), static_cast<std::streamsize>(size));
  obereg::spreadsheets::Limits limits;
  limits.part_bytes = 4u << 20;
  limits.total_bytes = 16u << 20;
  try {
    obereg::spreadsheets::Workbook workbook(scratch_file(), limits);
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i)
      workbook.read(i, [](obereg::spreadsheets::Row const&) { return true; });
    mark_two_rows(scratch_file(), 0, limits);
  } catch (obereg::spreadsheets::WorkbookError const&) {
    return 0;  // a refusal is an answer
  }
  return 0;
}
