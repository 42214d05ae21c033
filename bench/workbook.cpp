// Reading and checking a workbook of 18 columns by `obereg training check --json`, beside openpyxl, which merely reads
// it, and a well-formedness check of its sheet:
//   bench_workbook OBEREG [ROWS [ROWS_FOR_OPENPYXL [FOLDER]]]
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "generated/sample_workbook.hpp"
#include "measuring/figures.hpp"
#include "measuring/measured.hpp"

namespace {

using namespace obereg::bench;

constexpr int rounds = 3;
constexpr double most_times_xmlwf = 1.5, least_times_openpyxl = 12;
constexpr double most_mib_inline = 32, most_mib_shared = 160;
constexpr double index_bytes_a_row = 24;

struct Options {
  std::string program, folder;
  std::uint32_t rows, rows_for_openpyxl;
};

// What a side needed, run by run, for each row of its file.
struct Side {
  std::vector<double> wall, cpu, peak;
  void add(Cost const& cost, std::uint32_t rows) {
    wall.push_back(cost.seconds * 1e6 / rows);
    cpu.push_back(cost.cpu_seconds * 1e6 / rows);
    peak.push_back(static_cast<double>(cost.peak_mib));
  }
};

// In a process of its own: what it needs must not count as the measured programs' least memory.
std::string made_workbook(Options const& options, std::uint32_t rows, Texts texts, Rows kind) {
  auto const path = options.folder + "/workbook.xlsx";
  std::filesystem::remove(path);
  measured([&] { write_sample_workbook(path, rows, texts, kind); });
  return path;
}

Cost check(Options const& options, std::string const& path) {
  return measured_command(fmt::format("exec '{}' training check '{}' --kind reimport --provider-inn {} --provider-name "
                                      "'{}' --today 2026-01-15 --json >/dev/null",
                                      options.program, path, sample_provider_inn, sample_provider_name),
                          1);
}

Cost openpyxl(std::string const& path) {
  return measured_command("exec /usr/bin/python3 -c \"import openpyxl; b = openpyxl.load_workbook('" + path +
                          "', read_only=True); [None for _ in b.worksheets[0].iter_rows(values_only=True)]\"");
}

void print_side(std::string const& name, Side const& side) {
  print_note(fmt::format("{:<28} {:>8.2f} us of wall time and {:>8.2f} us of processor a row, peak {:>5.0f} MiB", name,
                         median(side.wall), median(side.cpu), median(side.peak)));
}

void compare(Options const& options, std::string const& what, Texts texts, Rows kind) {
  std::cout << "\n" << options.rows << " rows, " << what << std::endl;
  auto path = made_workbook(options, 1, texts, kind);
  auto const idle = static_cast<double>(check(options, path).peak_mib);
  path = made_workbook(options, options.rows, texts, kind);
  Side ours, xmlwf, reader;
  for (int round = 0; round < rounds; ++round) {
    ours.add(check(options, path), options.rows);
    xmlwf.add(measured_command("unzip -p '" + path + "' xl/sheet.xml | xmlwf"), options.rows);
  }
  print_side("obereg training check", ours);
  print_side("unzip -p | xmlwf", xmlwf);
  auto const index = index_bytes_a_row * options.rows / (1 << 20);
  print_figure("peak over idle, less the index of duplicates", median(ours.peak) - idle - index, "MiB", Goal::at_most,
               texts == Texts::shared ? most_mib_shared : most_mib_inline);
  print_figure("wall time, times that of xmlwf", median(ours.wall) / median(xmlwf.wall), "", Goal::at_most,
               most_times_xmlwf);
  print_figure("processor time, times that of xmlwf", median(ours.cpu) / median(xmlwf.cpu), "", Goal::at_most,
               most_times_xmlwf);
  if (kind == Rows::wrong) return;
  path = made_workbook(options, options.rows_for_openpyxl, texts, kind);
  reader.add(openpyxl(path), options.rows_for_openpyxl);
  ours.add(check(options, path), options.rows_for_openpyxl);
  print_side(fmt::format("openpyxl, {} rows", options.rows_for_openpyxl), reader);
  print_figure("times faster than openpyxl a row, wall time", median(reader.wall) / median(ours.wall), "",
               Goal::at_least, least_times_openpyxl);
  print_figure("times faster than openpyxl a row, processor time", median(reader.cpu) / median(ours.cpu), "",
               Goal::at_least, least_times_openpyxl);
}

std::uint32_t number(int argc, char** argv, int place, std::uint32_t usual) {
  return argc > place ? static_cast<std::uint32_t>(std::strtoul(argv[place], nullptr, 10)) : usual;
}

}  // namespace

int main(int argc, char** argv) try {
  Options const options{argc > 1 ? argv[1] : "build/release/obereg", argc > 4 ? argv[4] : "/tmp",
                        number(argc, argv, 2, 1'000'000), number(argc, argv, 3, 100'000)};
  compare(options, "texts in the cells", Texts::in_the_cells, Rows::right);
  compare(options, "texts shared", Texts::shared, Rows::right);
  compare(options, "texts in the cells, every row wrong", Texts::in_the_cells, Rows::wrong);
  std::filesystem::remove(options.folder + "/workbook.xlsx");
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
