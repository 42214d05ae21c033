// What was found in the audit log, as a file. Read in batches, each in a short transaction of its own: memory does not
// grow with the number of records.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/audit_log/audit_entries.hpp"

namespace obereg::app {

// A sheet of .xlsx has 1,048,576 rows: the heading is one, and what did not fit is told of in the last.
inline constexpr std::int64_t most_in_sheet = 1'048'574;

struct FoundRecords {
  AuditFilter filter;
  std::function<std::vector<AuditEntry>(AuditFilter const& filter, int size)> read;  // see audit_entries()
};
struct WrittenRecords {
  std::int64_t count = 0;
  bool is_all = true;
};

// The newest first. Throws where the file can't be written.
WrittenRecords write_csv(FoundRecords const& found, std::string const& path);
WrittenRecords write_xlsx(FoundRecords const& found, std::string const& path, std::int64_t most = most_in_sheet);

}  // namespace obereg::app
