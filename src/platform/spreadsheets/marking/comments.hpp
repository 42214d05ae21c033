// Comments of cells: the texts (ECMA-376 part 1, 18.7) and the shapes that show them (VML, part 4, 19.4).
#pragma once
#include <string>
#include <vector>

#include "platform/spreadsheets/marking/mark_edits.hpp"
#include "platform/spreadsheets/package/archive.hpp"

namespace obereg::spreadsheets {

std::string comments_part(std::vector<CellComment> const& comments, std::string const& main_namespace);
std::string comment_shapes_part(std::vector<CellComment> const& comments);

// True when every comment of the part was put there by comments_part(), whoever has saved the workbook since.
bool has_only_our_comments(Archive& archive, std::string_view part);
// True when the part shows nothing but comments: buttons of a form are kept in such parts, too.
bool has_only_comment_shapes(Archive& archive, std::string_view part);

}  // namespace obereg::spreadsheets
