// Reading of .xlsx workbooks of any size as a stream of rows (ECMA-376, transitional and strict).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::spreadsheets {

enum class CellType : std::uint8_t { empty, number, text, boolean, error, iso_date };

struct Cell {
  std::uint32_t column = 0;  // from 0: A
  CellType type = CellType::empty;
  bool is_date = false;        // a number with a date format
  bool formula = false;        // the value is a formula's
  bool without_value = false;  // a formula whose value was never computed
  double number = 0;           // of a number; of a boolean 0 or 1
  std::string_view text;       // of a number its spelling in the file; valid during the call only
};

struct Row {
  std::uint32_t number = 0;  // from 1, as Excel shows it
  std::vector<Cell> const& cells;
};

struct Sheet {
  std::string name;
  std::string part;
  bool hidden = false;
};

// Applied to declared and to real sizes. The defaults suit a web upload.
struct Limits {
  std::uint64_t file_bytes = 512ull << 20;
  std::uint64_t part_bytes = 4ull << 30;
  std::uint64_t total_bytes = 6ull << 30;
  std::uint64_t shared_string_bytes = 256ull << 20;
  std::uint32_t entries = 2000;
  std::uint32_t ratio = 200;  // unpacked to packed, once over 16 MiB
  std::uint32_t rows = 1'048'576;
  std::uint32_t columns = 16'384;
  std::uint32_t cell_bytes = 32'767 * 4;
  std::uint32_t depth = 64;
  std::uint32_t styles = 65'535;
  std::uint32_t sheets = 1'000;
};

// Why a file can't be read. `code` is stable ("not-a-zip", "old-or-encrypted", "not-a-workbook", "bomb", "broken", …);
// what() is Russian for the user: what the file is and what to do.
struct WorkbookError : std::runtime_error {
  WorkbookError(std::string code_, std::string const& message) : std::runtime_error(message), code(std::move(code_)) {}
  std::string code;
};

// Calendar date of a serial number in the 1900 or 1904 system.
struct SerialDate {
  int year = 0;
  unsigned month = 0, day = 0;
  int seconds = 0;     // of the day
  bool valid = false;  // false out of range and for 29.02.1900, which never was
};
SerialDate date_of_serial(double serial, bool date_1904);

class Workbook {
 public:
  explicit Workbook(std::string const& path, Limits limits = {});
  ~Workbook();
  Workbook(Workbook&&) noexcept;

  std::vector<Sheet> const& sheets() const;
  bool date_1904() const;
  // Hands every row that has a cell element to `row`, in order; `row` returns false to stop. Throws WorkbookError.
  // A defect near the end of the file is found only there: rows handed over before must not be acted on until read()
  // returns.
  void read(std::size_t sheet, std::function<bool(Row const&)> const& row);
  bool has_merged_cells() const;  // known after read(): merged ranges stand behind the rows

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace obereg::spreadsheets
