#include "training/import_file/findings.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <stdexcept>

namespace obereg::training {

Findings::Findings(files::Store const& store) : store_(store), path_(store.temporary_path()) {}

Findings::~Findings() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

boost::json::object Findings::line_of_file(CellError const& error) const {
  boost::json::object line{{"row", error.row},
                           {"column", error.column},
                           {"rule", name(error.rule)},
                           {"value", error.value},
                           {"message", error.message}};
  if (!lines_.empty()) {
    line["line"] = line_of(lines_, error.row, error.column);
    line["path"] = path_of(error.row, error.column);
  }
  return line;
}

void Findings::error(CellError const& error) {
  ++error_count_;
  ++counts_[name(error.rule)];
  if (error.row != last_row_) ++wrong_rows_;
  last_row_ = error.row;
  auto const line = line_of_file(error);
  if (errors_.size() < shown_errors) errors_.push_back(line);
  if (!spill_.is_open()) spill_.open(path_, std::ios::binary);
  spill_ << boost::json::serialize(line) << '\n';
}

void Findings::repair(Repair const& repair) {
  ++repair_count_;
  if (repairs_.size() == shown_repairs) return;
  repairs_.push_back(boost::json::object{{"row", repair.row},
                                         {"column", repair.column},
                                         {"from", shown(repair.from)},
                                         {"to", shown(repair.to)},
                                         {"why", repair.why}});
}

void Findings::warning(CellError const& warning) {
  ++warning_count_;
  if (warnings_.size() < shown_warnings) warnings_.push_back(line_of_file(warning));
}

std::string Findings::summary() const {
  auto summary = more_;
  boost::json::object counts;
  for (auto const& [rule, count] : counts_) counts[rule] = count;
  summary["counts"] = std::move(counts);
  summary["errors"] = errors_;
  summary["repairs"] = repairs_;
  summary["repair_count"] = repair_count_;
  summary["warnings"] = warnings_;
  summary["warning_count"] = warning_count_;
  return boost::json::serialize(summary);
}

std::string Findings::keep_errors() {
  if (!any_error()) return "";
  spill_.close();
  if (!spill_) throw std::runtime_error("the file of errors could not be written");
  return store_.put_file(path_).hash;
}

}  // namespace obereg::training
