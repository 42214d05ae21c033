// What kind of file was given under the name of a workbook, by its first bytes.
#pragma once
#include <cstdint>
#include <string>

namespace obereg::spreadsheets {

// Throws WorkbookError saying what the file is and what to do, unless it is a zip archive of at most `most_bytes`.
void require_zip(std::string const& path, std::uint64_t most_bytes);

}  // namespace obereg::spreadsheets
