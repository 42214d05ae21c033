#include <algorithm>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation/save_section/save_section.hpp"

namespace obereg::accreditation {

namespace {

ShownPart const* part_of(std::vector<ShownPart> const& parts, std::string const& title) {
  auto const found = std::find_if(parts.begin(), parts.end(), [&](auto const& part) { return part.title == title; });
  return found == parts.end() ? nullptr : &*found;
}

ShownLine const* line_of(ShownPart const* part, std::string const& label) {
  if (!part) return nullptr;
  auto const found =
      std::find_if(part->lines.begin(), part->lines.end(), [&](auto const& line) { return line.label == label; });
  return found == part->lines.end() ? nullptr : &*found;
}

std::string joined(ShownPart const& row) {
  std::string values;
  for (auto const& line : row.lines)
    if (!line.value.empty()) values += (values.empty() ? "" : "; ") + line.value;
  return values;
}

// What `theirs` has there, where it is not what `ours` has.
void add_differing(std::vector<html::View>& rows, ShownPart const& theirs, ShownPart const* ours) {
  if (theirs.is_row) {
    if (!ours || joined(*ours) != joined(theirs)) rows.push_back(summary_row(theirs.title, joined(theirs)));
    return;
  }
  for (auto const& line : theirs.lines) {
    auto const* const our = line_of(ours, line.label);
    if ((our ? our->value : "") != line.value) rows.push_back(summary_row(line.label, line.value));
  }
}

// What stands in `ours` alone.
void add_lacking(std::vector<html::View>& rows, ShownPart const& ours, ShownPart const* theirs) {
  if (ours.is_row) {
    if (!theirs) rows.push_back(summary_row(ours.title, "такой строки нет"));
    return;
  }
  for (auto const& line : ours.lines)
    if (!line.value.empty() && !line_of(theirs, line.label)) rows.push_back(summary_row(line.label, ""));
}

}  // namespace

std::vector<html::View> difference_views(Variant const& variant, Answers const& there, Answers const& typed) {
  std::vector<html::View> rows;
  auto const theirs = shown_application(variant, there), ours = shown_application(variant, typed);
  for (auto const& part : theirs) add_differing(rows, part, part_of(ours, part.title));
  for (auto const& part : ours) add_lacking(rows, part, part_of(theirs, part.title));
  return rows;
}

}  // namespace obereg::accreditation
