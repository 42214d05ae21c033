#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/web/pages.hpp"
#include "training/import_page/imports_http.hpp"
#include "training/imports/import.hpp"
#include "training/refusals.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

namespace {

namespace json = boost::json;

constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// The kept errors, one JSON object a line, as marks of the cells of this workbook.
class KeptMarks {
 public:
  KeptMarks(std::string const& path, json::object const& columns) : lines_(path), columns_(columns) {}

  bool next(spreadsheets::Mark& mark) {
    if (!std::getline(lines_, line_)) return false;
    auto const error = json::parse(line_).as_object();
    mark.row = error.at("row").to_number<std::uint32_t>();
    auto const column = std::string(error.at("column").as_string());
    mark.text = (column.empty() ? "" : column + ": ") + std::string(error.at("message").as_string());
    auto const* place = columns_.if_contains(column);
    mark.column = place ? std::optional(place->to_number<std::uint32_t>()) : std::nullopt;
    return true;
  }

 private:
  std::ifstream lines_;
  std::string line_;
  json::object const& columns_;
};

std::vector<spreadsheets::SummaryRow> totals_of(Import const& import, json::object const& summary) {
  std::vector<spreadsheets::SummaryRow> rows = {{"Файл", import.file_name},
                                                {"Строк всего", import.rows_total},
                                                {"Верных строк", import.rows_valid},
                                                {"Строк с ошибками", import.rows_wrong},
                                                {"Ошибка", "Сколько раз"}};
  auto const& counts = summary.at("counts").as_object();
  for (std::size_t i = 0; i < rule_count; ++i) {
    auto const rule = static_cast<Rule>(i);
    if (auto const* count = counts.if_contains(name(rule)))
      rows.push_back({std::string(russian_name(rule)), count->to_number<std::int64_t>()});
  }
  return rows;
}

std::string marked_name(std::string const& file_name) {
  return std::filesystem::path(file_name).stem().string() + " с ошибками.xlsx";
}

}  // namespace

http::Response download_marked_copy(web::PageContext const& context) {
  auto const import =
      context.read([&](database::ReadTx& tx) { return own_import(tx, context.actor, context.request.id("import")); });
  if (!import) return web::refused(context, import.error());
  auto const summary = json::parse(import->summary).as_object();
  auto const* layout = summary.if_contains("layout");
  if (import->errors_hash.empty() || !layout) return web::refused(context, refuse(refusals::import_not_choosable));
  auto const& place = layout->as_object();
  KeptMarks marks(context.files().path(import->errors_hash), place.at("columns").as_object());
  auto const target = context.files().temporary_path();
  spreadsheets::marked_copy(
      context.files().path(import->file_hash), target,
      {place.at("sheet").to_number<std::size_t>(), place.at("heading_row").to_number<std::uint32_t>(),
       [&marks](spreadsheets::Mark& mark) { return marks.next(mark); }, totals_of(*import, summary)});
  return http::temporary_file(target, std::string(xlsx), marked_name(import->file_name));
}

http::Response download_faults(web::PageContext const& context) {
  auto const import =
      context.read([&](database::ReadTx& tx) { return own_import(tx, context.actor, context.request.id("import")); });
  if (!import) return web::refused(context, import.error());
  auto const summary = json::parse(import->summary).as_object();
  auto const* kept = summary.if_contains("faults_file");
  if (!kept) return web::refused(context, refuse(refusals::import_not_choosable));
  auto const stem = std::filesystem::path(import->file_name).stem().string();
  return http::bytes(context.files().read(std::string(kept->as_string())), "text/plain; charset=utf-8")
      .download_as(stem + " нарушения.txt");
}

}  // namespace obereg::training
