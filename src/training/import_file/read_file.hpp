// Reads a kept upload of any kind through the rules, row by row.
#pragma once
#include <boost/json/value.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "platform/web/services.hpp"
#include "training/imports/import.hpp"
#include "training/sets/record_set.hpp"
#include "training_rules/exchange/read.hpp"
#include "training_rules/model/record.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

// The file is not what it should be; what() is Russian for the user: what it is and what to do.
struct UnreadableFile : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct RowSink {
  std::function<void(std::uint32_t row, TrainingRecord&& record)> record;
  std::function<void(CellError const&)> error;
  std::function<void(Repair const&)> repair;
  std::function<void(std::vector<RecordLines>)> places;  // of an xml file, before anything else
  std::function<void(std::int64_t rows)> progress;       // between two rows; may throw to stop
};

struct FileReading {
  std::int64_t rows = 0;
  bool refused = false;  // faults of the form: nothing may be taken, not even its right rows
  // For the page: "layout" of a workbook {sheet, heading_row, columns: {title: place}}, "ignored_columns",
  // "other_sheets", "has_merged_cells", "faults", "fault_count", "faults_file" (the hash of all of them), "signature".
  std::map<std::string, boost::json::value> notes;
};

// Throws UnreadableFile, where rows handed over before must not be acted upon.
FileReading read_upload(web::Services const& services, Import const& import, Provider const& provider, Instant now,
                        RowSink const& sink);

}  // namespace obereg::training
