// A worksheet of a package replaced by its rewritten self, read and written piece by piece.
#pragma once
#include <cstddef>

#include "platform/spreadsheets/package/package_copy.hpp"
#include "platform/spreadsheets/rewriting/sheet_rewriter.hpp"

namespace obereg::spreadsheets {

// `changes` refers to what must outlive package.close().
void rewrite_sheet(PackageCopy& package, std::size_t sheet, SheetChanges changes);

}  // namespace obereg::spreadsheets
