#include "platform/spreadsheets/workbook.hpp"

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/package/archive.hpp"
#include "platform/spreadsheets/package/structure.hpp"
#include "platform/spreadsheets/reading/sheet_rows.hpp"

namespace obereg::spreadsheets {

struct Workbook::State {
  State(std::string const& path, Limits const& limits_)
      : limits(limits_), archive(path, limits_), structure(read_structure(archive)), formats(limits_.styles) {
    if (!structure.styles.empty()) archive.parse_with_expat(structure.styles, formats);
  }

  void load_strings() {
    if (strings_loaded) return;
    strings.prepare(archive.declared_size(structure.shared_strings), limits.shared_string_bytes);
    if (!structure.shared_strings.empty()) archive.parse(structure.shared_strings, strings);
    strings_loaded = true;
  }

  Limits limits;
  Archive archive;
  Structure structure;
  NumberFormats formats;
  SharedStrings strings;
  bool strings_loaded = false;
  bool has_merged_cells = false;
};

Workbook::Workbook(std::string const& path, Limits limits) : state_(std::make_unique<State>(path, limits)) {}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&&) noexcept = default;

std::vector<Sheet> const& Workbook::sheets() const {
  return state_->structure.sheets;
}
bool Workbook::date_1904() const {
  return state_->structure.date_1904;
}
bool Workbook::has_merged_cells() const {
  return state_->has_merged_cells;
}

void Workbook::read(std::size_t sheet, std::function<bool(Row const&)> const& row) {
  auto const& part = sheets().at(sheet).part;
  state_->load_strings();
  SheetRows rows(state_->strings, state_->formats, state_->limits, row);
  if (!state_->archive.parse(part, rows)) throw broken("в архиве нет одного из листов");
  state_->has_merged_cells = rows.has_merged_cells();
}

}  // namespace obereg::spreadsheets
