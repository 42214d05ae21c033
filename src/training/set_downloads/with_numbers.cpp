#include "training/set_downloads/with_numbers.hpp"

#include <algorithm>

#include "platform/spreadsheets/cells/cell_value.hpp"
#include "platform/spreadsheets/filled_copy.hpp"
#include "platform/web/pages.hpp"
#include "training/records/registry_rows.hpp"
#include "training/refusals.hpp"
#include "training/set_downloads/entered_set.hpp"
#include "training/set_downloads/queries.hpp"
#include "training_rules/check_workbook/headings.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::set_downloads;

namespace {

constexpr std::int64_t batch = 5'000;

// What the workbook says by itself, of every row: what a record came with it keeps, so such a cell is right as it is.
struct Layout {
  std::size_t sheet = 0;
  std::uint32_t heading_row = 0;
  std::vector<bool> has_number, has_date;  // by row

  static bool of(std::vector<bool> const& rows, std::uint32_t row) { return row < rows.size() && rows[row]; }
};

// A number given earlier has a digit (TRN-04), «Новый» in any spelling has none.
bool says_number(spreadsheets::CellValue const& value) {
  return value.present() &&
         std::any_of(value.text.begin(), value.text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

void note(std::vector<bool>& rows, std::uint32_t row) {
  if (rows.size() <= row) rows.resize(row + 1);
  rows[row] = true;
}

// Where the headings stood when the file was imported: the first visible sheet that has them.
std::optional<Layout> layout_in(std::string const& path, ImportKind kind) {
  spreadsheets::Workbook workbook(path);
  std::string buffer;
  for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
    if (workbook.sheets()[sheet].hidden) continue;
    std::optional<Layout> found;
    std::vector<std::optional<Column>> columns;
    workbook.read(sheet, [&](spreadsheets::Row const& row) {
      if (!found) {
        if (row.number > last_heading_row) return false;
        if (auto headings = headings_of(row, kind)) {
          found = Layout{sheet, row.number, {}, {}};
          columns = std::move(headings->column_of_sheet);
        }
        return true;
      }
      for (auto const& cell : row.cells) {
        auto const column = cell.column < columns.size() ? columns[cell.column] : std::nullopt;
        if (column == Column::registry_number && says_number(value_of(cell, workbook.date_1904(), buffer)))
          note(found->has_number, row.number);
        if (column == Column::entered_on && date_of(value_of(cell, workbook.date_1904(), buffer)))
          note(found->has_date, row.number);
      }
      return true;
    });
    if (found) return found;
  }
  return std::nullopt;
}

// Numbers by row of the workbook. Rows are asked for in order, and records lie in that order, so few are held at once.
class NumbersByRow {
 public:
  explicit NumbersByRow(EnteredRows rows) : entered_(std::move(rows)) {}

  bool operator()(std::uint32_t row, std::vector<std::string>& values) {
    while (next_ < rows_.size() && rows_[next_].source_row < row) advance();
    if (next_ == rows_.size() && !fetch()) return false;
    auto const& record = rows_[next_];
    if (record.source_row != row) return false;
    values = {record.record.registry_number, record.record.entered_on->russian()};
    return true;
  }

 private:
  void advance() {
    if (++next_ == rows_.size()) fetch();
  }
  bool fetch() {
    auto const place = rows_.empty() ? 0 : rows_.back().place + 1;
    rows_ = entered_(place);
    next_ = 0;
    return !rows_.empty();
  }

  EnteredRows entered_;
  std::vector<RegistryRow> rows_;
  std::size_t next_ = 0;
};

struct Upload {
  std::string name, hash, kind;
};

}  // namespace

void write_with_numbers(EnteredRows rows, std::string const& source, std::string const& target, ImportKind kind) {
  auto const layout = layout_in(source, kind);
  if (!layout) throw std::runtime_error("the imported workbook has no headings");
  NumbersByRow numbers(std::move(rows));
  spreadsheets::filled_copy(
      source, target,
      {.sheet = layout->sheet,
       .heading_row = layout->heading_row,
       .headings = {std::string(title(Column::registry_number)), std::string(title(Column::entered_on))},
       .values = [&](std::uint32_t row, std::vector<std::string>& values) {
         if (!numbers(row, values)) return false;
         if (Layout::of(layout->has_number, row)) values[0].clear();
         if (Layout::of(layout->has_date, row)) values[1].clear();
         return true;
       }});
}

http::Response download_with_numbers(web::PageContext const& context) {
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  auto const& set = entered->set;
  if (!set.import_id || (set.origin != "import" && set.origin != "reimport"))
    return web::refused(context, refuse(web::not_found));
  auto const upload = context.read([&](database::ReadTx& tx) {
    return tx.get_one(sql::uploaded_file, {{"import", *set.import_id}}, [](database::Row const& row) {
      return Upload{row.string(0), row.string(1), row.string(2)};
    });
  });
  auto const target = context.files().temporary_path();
  auto const rows = [&](std::int64_t from) {
    return context.read([&](database::ReadTx& tx) { return rows_of_act(tx, entered->act.id, from, batch); });
  };
  write_with_numbers(rows, context.files().path(upload.hash), target,
                     upload.kind == "import" ? ImportKind::import : ImportKind::reimport);
  return http::temporary_file(target, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "s-nomerami-" + upload.name);
}

}  // namespace obereg::training
