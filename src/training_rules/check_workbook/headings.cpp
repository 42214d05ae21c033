#include "training_rules/check_workbook/headings.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/text.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {
namespace {

// The column «Ошибки» is our own, of the workbook given back with the mistakes marked: nothing to warn of.
constexpr std::string_view column_of_mistakes = "ошибки";

// A longer text is no heading: a row may have 16,384 cells of 32,767 characters each.
constexpr std::size_t longest_heading = 1'000;

// How many columns that we do not know are named; of the others it is said that there are more.
constexpr std::size_t most_named = 50;

std::string key_of(std::string_view heading) {
  return text::fold(text::tidy_title(heading));
}

std::optional<Column> column_titled(std::string const& key) {
  static auto const by_title = [] {
    std::unordered_map<std::string, Column> found;
    for (auto const& each : columns()) found.emplace(key_of(each.title), each.column);
    return found;
  }();
  auto const found = by_title.find(key);
  return found == by_title.end() ? std::nullopt : std::optional(found->second);
}

std::string listed(std::vector<Column> const& list) {
  std::string out;
  for (auto const column : list) {
    if (!out.empty()) out += ", ";
    out.append("«").append(title(column)).append("»");
  }
  return out;
}

void add_unknown(Headings& headings, std::string const& heading) {
  if (headings.unknown.size() < most_named)
    headings.unknown.push_back(heading);
  else if (headings.unknown.size() == most_named)
    headings.unknown.emplace_back("и другие");
}

void add_heading(Headings& headings, spreadsheets::Cell const& cell) {
  bool const is_long = cell.text.size() > longest_heading;
  auto const heading = text::tidy_spaces(is_long ? shown(cell.text) : cell.text);
  if (!text::is_clean(heading)) return;
  auto const key = key_of(heading);
  if (key.empty() || key == column_of_mistakes) return;
  auto const column = column_titled(key);
  if (!column || is_long) return add_unknown(headings, shown(heading));
  auto& repeated = headings.repeated;
  if (headings.has(*column) && std::find(repeated.begin(), repeated.end(), *column) == repeated.end())
    repeated.push_back(*column);
  if (headings.column_of_sheet.size() <= cell.column) headings.column_of_sheet.resize(cell.column + 1);
  headings.column_of_sheet[cell.column] = column;
}

}  // namespace

bool Headings::has(Column column) const {
  return std::find(column_of_sheet.begin(), column_of_sheet.end(), column) != column_of_sheet.end();
}

std::vector<Column> Headings::missing(ImportKind kind) const {
  std::vector<Column> out;
  for (auto const& each : columns()) {
    if (is_mandatory(each.column, kind) && !has(each.column)) out.push_back(each.column);
  }
  return out;
}

std::optional<Headings> headings_of(spreadsheets::Row const& row, ImportKind kind) {
  Headings headings;
  headings.row = row.number;
  for (auto const& cell : row.cells) {
    if (cell.type == spreadsheets::CellType::text) add_heading(headings, cell);
  }
  auto const mandatory = static_cast<std::size_t>(std::count_if(
      columns().begin(), columns().end(), [kind](auto const& each) { return is_mandatory(each.column, kind); }));
  if (headings.missing(kind).size() * 2 > mandatory) return {};
  return headings;
}

std::string complaint(Headings const& headings, ImportKind kind) {
  std::string out;
  if (auto const missing = headings.missing(kind); !missing.empty()) {
    out = "В строке " + std::to_string(headings.row) + " не хватает заголовков: " + listed(missing) +
          ". Добавьте эти столбцы или возьмите шаблон на странице «Справочная информация».";
  }
  if (!headings.repeated.empty()) {
    if (!out.empty()) out += ' ';
    out += "Один и тот же заголовок стоит дважды: " + listed(headings.repeated) +
           ". Оставьте один столбец: из двух нельзя выбрать верный.";
  }
  return out;
}

}  // namespace obereg::training
