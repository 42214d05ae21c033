#include "platform/spreadsheets/marked_copy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "core/text.hpp"
#include "platform/spreadsheets/marking/comments.hpp"
#include "platform/spreadsheets/marking/mark_edits.hpp"
#include "platform/spreadsheets/marking/summary_sheet.hpp"
#include "platform/spreadsheets/package/workbook_parts.hpp"
#include "platform/spreadsheets/rewriting/rewritten_sheet.hpp"
#include "platform/spreadsheets/rewriting/sheet_survey.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr auto empty_styles =
    R"(<styleSheet xmlns="{}"><fonts count="1"><font/></fonts><borders count="1"><border/></borders>)"
    R"(<cellStyleXfs count="1"><xf/></cellStyleXfs></styleSheet>)";

MarkStyles mark_styles(PackageCopy& package, WorkbookParts& parts) {
  auto part = package.structure().styles;
  pugi::xml_document document;
  if (!part.empty()) package.load(part, document);
  if (!document.document_element()) {
    part = parts.free_name("xl/styles", "xml");
    auto const text = fmt::format(empty_styles, parts.main_namespace());
    document.load_buffer(text.data(), text.size());
    parts.relate(package.structure().workbook, "styles", part);
    parts.set_content_type(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
  }
  MarkStyles styles(document);
  package.write(part, document);
  return styles;
}

// Relationships of the sheet to its comments and to their shapes.
std::vector<Relationship> comment_relationships(PackageCopy& package, std::string const& sheet) {
  auto found = read_relationships(package.original(), sheet);
  std::erase_if(found, [](Relationship const& each) {
    return !each.type.ends_with("/comments") && !each.type.ends_with("/vmlDrawing") &&
           !each.type.ends_with("/threadedComment");
  });
  return found;
}

bool is_ours(PackageCopy& package, Relationship const& relationship) {
  auto& archive = package.original();
  if (relationship.type.ends_with("/comments")) return has_only_our_comments(archive, relationship.target);
  return relationship.type.ends_with("/vmlDrawing") && has_only_comment_shapes(archive, relationship.target);
}

// Returns the id of the relationship to the shapes.
std::string add_comments(PackageCopy& package, WorkbookParts& parts, std::string const& sheet,
                         std::vector<CellComment> const& comments) {
  auto const texts = parts.free_name("xl/comments_obereg", "xml");
  auto const shapes = parts.free_name("xl/drawings/vmlDrawing_obereg", "vml");
  package.write(texts, comments_part(comments, parts.main_namespace()));
  package.write(shapes, comment_shapes_part(comments));
  parts.set_content_type(texts, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
  parts.set_content_type(shapes, "application/vnd.openxmlformats-officedocument.vmlDrawing");
  parts.relate(sheet, "comments", texts);
  return parts.relate(sheet, "vmlDrawing", shapes);
}

// Takes our earlier comments out and puts the new ones in, unless the sheet has comments of the user's own.
void replace_comments(PackageCopy& package, WorkbookParts& parts, std::string const& sheet, MarkEdits& edits,
                      SheetChanges& changes) {
  auto const existing = comment_relationships(package, sheet);
  if (!std::all_of(existing.begin(), existing.end(), [&](auto const& each) { return is_ours(package, each); })) return;
  for (auto const& each : existing) parts.remove(sheet, each);
  changes.drop_legacy_drawing = !existing.empty();
  auto const comments = edits.first_comments(most_comments);
  if (!comments.empty()) changes.legacy_drawing = add_comments(package, parts, sheet, comments);
}

}  // namespace

void marked_copy(std::string const& source, std::string const& target, Marking const& marking, Limits limits) {
  Workbook workbook(source, limits);
  auto const found = survey(workbook, marking.sheet, marking.heading_row);
  auto const earlier = found.headings.find(text::fold(message_heading));
  bool const replaces = earlier != found.headings.end();
  auto const message_column = replaces ? earlier->second : std::min(found.columns, limits.columns - 1);

  PackageCopy package(source, target, limits);
  WorkbookParts parts(package);
  MarkEdits edits(marking, message_column, replaces);
  auto const styles = mark_styles(package, parts);
  SheetChanges changes{edits, styles, message_column, {}, parts.relationships_namespace()};
  replace_comments(package, parts, package.structure().sheets.at(marking.sheet).part, edits, changes);
  rewrite_sheet(package, marking.sheet, std::move(changes));
  write_summary(package, parts, workbook, marking.summary);
  parts.save();
  package.close();
}

}  // namespace obereg::spreadsheets
