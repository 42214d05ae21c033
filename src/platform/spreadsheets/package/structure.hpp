// How a workbook's parts refer to each other: relationships (ECMA-376 part 2, 6.5) and workbook.xml.
#pragma once
#include <string>
#include <vector>

#include "platform/spreadsheets/package/archive.hpp"

namespace obereg::spreadsheets {

struct Relationship {
  std::string id, type, target;  // the target resolved to a part's name
};

// "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels"; "" -> "_rels/.rels"
std::string relationships_part(std::string_view part);
std::string folder_of(std::string_view part);  // with the closing '/', or empty
std::vector<Relationship> read_relationships(Archive& archive, std::string_view of_part);

struct Structure {
  std::string workbook, styles, shared_strings;  // part names; the last two may be empty
  std::vector<Sheet> sheets;                     // worksheets only, in the order of tabs
  bool date_1904 = false;
};

Structure read_structure(Archive& archive);  // throws WorkbookError for what is not a workbook

}  // namespace obereg::spreadsheets
