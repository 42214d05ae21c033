// Reads the official exchange format into records (TRN-19).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "training_rules/check_workbook/row/row_check.hpp"
#include "training_rules/exchange/fault.hpp"

namespace obereg::training {

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
};

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
