// Writing of .xlsx tables as a stream of rows: memory does not grow with their number.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace obereg::spreadsheets {

struct TableColumn {
  std::string title;
  double width = 20;                      // in characters
  std::string note = {};                  // of the heading cell
  std::vector<std::string> choices = {};  // a drop-down list in every row; empty: none
};

// Text stays text: «0123456789» keeps its zero and «=1+1» is no formula. Empty: no cell.
using TableValue = std::variant<std::monostate, std::string, double, std::chrono::year_month_day>;

class TableWriter {
 public:
  explicit TableWriter(std::string const& path);
  ~TableWriter();  // without close() the file is not written

  // A new sheet with a bold frozen heading row and a filter. Rows go to the sheet started last.
  void start_sheet(std::string const& name, std::vector<TableColumn> const& columns);
  void row(std::vector<TableValue> const& values);  // throws std::length_error after 1,048,576 rows
  void close();                                     // throws std::runtime_error where the file can't be written

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace obereg::spreadsheets
