// The sheet «Итоги» of a marked workbook.
#pragma once
#include <string>
#include <vector>

#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/spreadsheets/package/package_copy.hpp"
#include "platform/spreadsheets/package/workbook_parts.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

// In place of the one from an earlier copy, otherwise as the last sheet. A sheet «Итоги» of the user's own stays.
void write_summary(PackageCopy& package, WorkbookParts& parts, Workbook& workbook, std::vector<SummaryRow> const& rows);

}  // namespace obereg::spreadsheets
