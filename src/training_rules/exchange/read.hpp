// Reads the official exchange format into records (TRN-19).
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "training_rules/check_workbook/row/row_check.hpp"
#include "training_rules/exchange/fault.hpp"

namespace obereg::training {

// The lines of a record's elements by the column that means the same, 0 where there is none; its own line at the end.
using RecordLines = std::array<std::size_t, column_count + 1>;

struct RegistrySetReading {
  struct Entry {
    std::uint32_t number = 0;  // of the record in the file, from 1
    std::size_t line = 0;
    TrainingRecord record;
  };
  std::vector<Entry> entries;         // the records where every rule holds
  std::size_t records = 0;            // of the file
  std::vector<ExchangeFault> faults;  // of the form; not empty: nothing of the file may be taken
  std::vector<CellError> errors;      // of the rules; `row` is the number of the record
  std::vector<RecordLines> lines;     // of every record
};

// The line of a value of a record; of the record where it is not in the file.
std::size_t line_of(std::span<RecordLines const> lines, std::uint32_t record, std::string_view column_title);

// Where a value of a record stands, by the column of the workbook that means the same:
// RegistrySet/RegistryRecord[3]/Worker/Snils. The path of the record for another column.
std::string path_of(std::uint32_t record, std::string_view column_title);

// The rules of a first import hold (the format has neither numbers nor the knowledge check), whatever `request.kind`
// is.
RegistrySetReading read_registry_set(std::string_view xml, CheckRequest request);

// What a file sent in holds: the XML itself, or an archive (.olot, .zip) with Data.xml and perhaps Data.xml.sig.
struct ExchangeFile {
  std::string xml;
  std::string signature;  // empty: none
  std::string complaint;  // Russian; not empty: the file can't be read
};
ExchangeFile open_exchange_file(std::string_view bytes);

}  // namespace obereg::training
