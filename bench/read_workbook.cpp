// Reading of workbooks of 18 columns, beside openpyxl and expat in the same run:
//   read_workbook [ROWS [FOLDER]]     1,000,000 rows and /tmp unless said otherwise
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>

#include "core/requisites.hpp"
#include "core/time.hpp"
#include "measured.hpp"
#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "sample_workbook.hpp"
#include "training_rules/check_command/command.hpp"

namespace {

using namespace obereg;

void read(std::string const& path) {
  spreadsheets::Workbook workbook(path);
  std::uint64_t cells = 0;
  workbook.read(0, [&](spreadsheets::Row const& row) {
    cells += row.cells.size();
    return true;
  });
  if (cells == 0) throw std::runtime_error("nothing was read");
}

void check(std::string const& path) {
  training::CheckRequest request{training::ImportKind::reimport, "АНО ДПО «Учебный центр Образец»",
                                 *Inn::parse("7710474375"), *LocalDate::of(2026, 1, 15)};
  std::ostringstream out, err;
  training::check_command({path, request, false}, out, err);
  std::cout << "  (check: " << out.str().substr(0, out.str().find('\n')) << ")" << std::endl;
}

// One wrong cell in every tenth row.
void mark(std::string const& path, std::uint32_t rows) {
  spreadsheets::Marking marking;
  marking.next = [row = 2u, rows](spreadsheets::Mark& found) mutable {
    if (row > rows) return false;
    found = {row, 5, "Контрольное число СНИЛС не сходится"};
    row += 10;
    return true;
  };
  spreadsheets::marked_copy(path, path + ".marked.xlsx", marking);
  std::filesystem::remove(path + ".marked.xlsx");
}

void print(std::string const& what, bench::Cost const& cost, std::uint32_t rows) {
  std::cout << fmt::format("{:<44} {:>7.2f} {:>7.2f} {:>8.2f} {:>7}", what, cost.seconds, cost.cpu_seconds,
                           cost.cpu_seconds * 1e6 / rows, cost.peak_mib)
            << std::endl;
}

void measure(std::string const& path, std::uint32_t rows) {
  print("read", bench::measured([&] { read(path); }), rows);
  print("check by the rules", bench::measured([&] { check(path); }), rows);
  print("copy with every tenth row marked", bench::measured([&] { mark(path, rows); }), rows);
  print("unzip -p | xmlwf", bench::measured_command("unzip -p '" + path + "' xl/sheet.xml | xmlwf"), rows);
  print("openpyxl, read-only",
        bench::measured_command("/usr/bin/python3 -c \"import openpyxl; b = openpyxl.load_workbook('" + path +
                                "', read_only=True); [None for _ in b.worksheets[0].iter_rows(values_only=True)]\""),
        rows);
}

}  // namespace

int main(int argc, char** argv) {
  auto const rows = argc > 1 ? static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 1'000'000u;
  auto const folder = std::string(argc > 2 ? argv[2] : "/tmp");
  for (auto const texts : {bench::Texts::in_the_cells, bench::Texts::shared}) {
    auto const path = folder + "/obereg-bench.xlsx";
    std::filesystem::remove(path);
    bench::write_sample_workbook(path, rows, texts);
    std::cout << fmt::format("\n{} rows, texts {}, {:.0f} MiB\n{:<44} {:>7} {:>7} {:>8} {:>7}", rows,
                             texts == bench::Texts::shared ? "shared" : "in the cells",
                             static_cast<double>(std::filesystem::file_size(path)) / (1 << 20), "", "wall s", "CPU s",
                             "us/row", "MiB")
              << std::endl;
    measure(path, rows);
    std::filesystem::remove(path);
  }
}
