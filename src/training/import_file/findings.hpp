// What the check of a file found: counted, the beginning kept for the page, all of it spilled to a file, so that memory
// does not grow with the number of mistakes.
#pragma once
#include <boost/json/object.hpp>

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "platform/files/files.hpp"
#include "training_rules/exchange/read.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

inline constexpr std::size_t shown_errors = 100;
inline constexpr std::size_t shown_repairs = 100;
inline constexpr std::size_t shown_warnings = 100;

// Kept as training_imports.summary:
// {"counts": {rule: n}, "errors": [{row, column, rule, value, message; of an xml file also line, path}],
//   "repairs": [{row, column, from, to, why}],
//  "repair_count": n, "warnings": as errors, "warning_count": n, and what else add() was given}.
class Findings {
 public:
  explicit Findings(files::Store const& store);
  ~Findings();
  Findings(Findings const&) = delete;

  void error(CellError const& error);  // in order of rows
  void repair(Repair const& repair);
  void warning(CellError const& warning);  // hinders nothing
  // Of an xml file, before its errors are told: what stands where (RegistrySetReading::lines).
  void places(std::vector<RecordLines> lines) { lines_ = std::move(lines); }
  void add(std::string_view name, boost::json::value value) { more_[name] = std::move(value); }

  bool any_error() const { return error_count_ != 0; }
  std::int64_t wrong_rows() const { return wrong_rows_; }
  std::string summary() const;  // JSON
  // Keeps the file of all errors, one JSON object a line, and gives its hash; "" where there is no error.
  std::string keep_errors();

 private:
  files::Store const& store_;
  std::string path_;
  boost::json::object line_of_file(CellError const& error) const;

  std::ofstream spill_;
  std::int64_t error_count_ = 0, wrong_rows_ = 0, repair_count_ = 0, warning_count_ = 0;
  std::uint32_t last_row_ = 0;
  std::map<std::string_view, std::int64_t> counts_;
  boost::json::array errors_, repairs_, warnings_;
  boost::json::object more_;
  std::vector<RecordLines> lines_;
};

}  // namespace obereg::training
