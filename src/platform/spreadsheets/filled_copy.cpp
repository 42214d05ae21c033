#include "platform/spreadsheets/filled_copy.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/spreadsheets/package/workbook_parts.hpp"
#include "platform/spreadsheets/rewriting/rewritten_sheet.hpp"
#include "platform/spreadsheets/rewriting/sheet_survey.hpp"

namespace obereg::spreadsheets {
namespace {

class FillingEdits final : public SheetEdits {
 public:
  FillingEdits(Filling const& filling, SheetSurvey const& survey) : filling_(filling) {
    auto next = survey.columns;
    for (auto const& heading : filling.headings) {
      auto const found = survey.headings.find(text::fold(heading));
      is_new_.push_back(found == survey.headings.end());
      columns_.push_back(is_new_.back() ? next++ : found->second);
    }
  }

  void of_row(std::uint32_t row, std::vector<CellEdit>& edits) override {
    if (row < filling_.heading_row) return;
    if (row == filling_.heading_row) {
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (is_new_[i]) edits.push_back({columns_[i], CellEdit::Kind::set_heading, filling_.headings[i]});
    } else {
      values_.assign(columns_.size(), {});
      if (!filling_.values(row, values_)) return;
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (!values_[i].empty()) edits.push_back({columns_[i], CellEdit::Kind::set_text, values_[i]});
    }
    std::sort(edits.begin(), edits.end(), [](auto const& a, auto const& b) { return a.column < b.column; });
  }

 private:
  Filling const& filling_;
  std::vector<std::uint32_t> columns_;
  std::vector<bool> is_new_;
  std::vector<std::string> values_;
};

// The order of calculation names every formula; one that is replaced by a text must not stay there. Excel makes the
// list anew.
void drop_calculation_order(PackageCopy& package, WorkbookParts& parts) {
  auto const& workbook = package.structure().workbook;
  for (auto const& each : read_relationships(package.original(), workbook))
    if (each.type.ends_with("/calcChain")) parts.remove(workbook, each);
}

}  // namespace

void filled_copy(std::string const& source, std::string const& target, Filling const& filling, Limits limits) {
  Workbook workbook(source, limits);
  auto const found = survey(workbook, filling.sheet, filling.heading_row);
  PackageCopy package(source, target, limits);
  WorkbookParts parts(package);
  FillingEdits edits(filling, found);
  MarkStyles const as_they_are;
  rewrite_sheet(package, filling.sheet, {edits, as_they_are, std::nullopt, {}, {}});
  drop_calculation_order(package, parts);
  parts.save();
  package.close();
}

}  // namespace obereg::spreadsheets
