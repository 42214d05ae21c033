// The operator's own scanner, asked about each uploaded file before anything else sees it (PLT-06).
#pragma once
#include <string>
#include <vector>

namespace obereg::files {

enum class Scan { clean, infected, unknown };

struct ScanResult {
  Scan scan = Scan::unknown;
  std::string words;  // what the scanner said, its first line
};

// Runs `command`, a program by its path and its arguments, with `path` as one more argument. Exit status 0 is clean, 1
// infected (as clamscan and clamdscan have it); anything else, and no end within two minutes, is unknown.
ScanResult scan(std::vector<std::string> const& command, std::string const& path);

}  // namespace obereg::files
