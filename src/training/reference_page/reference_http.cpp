#include "training/reference_page/reference_http.hpp"

#include "platform/html/render.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"
#include "training/reference_page/column_guide.hpp"
#include "training/validity/validity.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A first import has no numbers, no dates of entry and nothing annulled.
bool in_template(Column column, ImportKind kind) {
  if (kind == ImportKind::reimport) return true;
  return column != Column::registry_number && column != Column::entered_on && column != Column::annulled &&
         column != Column::annulled_on;
}

std::vector<spreadsheets::TableColumn> headings_of(ImportKind kind) {
  std::vector<spreadsheets::TableColumn> headings;
  for (auto const& guide : column_guide()) {
    if (!in_template(guide.column, kind)) continue;
    auto const duty = is_mandatory(guide.column, kind) ? "Обязательно. " : "";
    auto const rule = kind == ImportKind::import && !guide.import_rule.empty() ? guide.import_rule : guide.rule;
    headings.push_back({.title = std::string(title(guide.column)),
                        .width = 24,
                        .note = duty + std::string(rule),
                        .choices = choices_of(guide.column, kind)});
  }
  return headings;
}

void write_programmes(spreadsheets::TableWriter& writer) {
  writer.start_sheet("Программы", {{.title = "№", .width = 6, .note = {}, .choices = {}},
                                   {.title = "Код", .width = 12, .note = {}, .choices = {}},
                                   {.title = "Название", .width = 120, .note = {}, .choices = {}}});
  for (auto const& programme : programmes())
    writer.row({static_cast<double>(programme.id), std::string(programme.code), std::string(programme.title)});
}

http::Response download_template(web::PageContext const& context, ImportKind kind, std::string_view name) {
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Записи", headings_of(kind));
  write_programmes(writer);
  writer.close();
  return http::temporary_file(path, std::string(xlsx), name);
}

std::string_view duty_at_import(Column column) {
  if (!in_template(column, ImportKind::import)) return "столбца нет или он пуст";
  if (column == Column::knowledge_check) return "если столбец есть";
  return is_mandatory(column, ImportKind::import) ? "да" : "нет";
}

html::View column_view(ColumnGuide const& guide) {
  return {{"title", title(guide.column)},
          {"meaning", guide.meaning},
          {"for_reimport", is_mandatory(guide.column, ImportKind::reimport) ? "да" : "нет"},
          {"for_import", duty_at_import(guide.column)},
          {"rule", guide.rule},
          {"example", guide.example}};
}

}  // namespace

http::Response show_training_reference(web::PageContext const& context) {
  std::vector<html::View> columns_shown, programmes_shown;
  for (auto const& guide : column_guide()) columns_shown.push_back(column_view(guide));
  auto const validities = context.read([&](database::ReadTx& tx) { return validities_at(tx, context.now); });
  for (auto const& programme : programmes())
    programmes_shown.push_back({{"id", programme.id},
                                {"code", programme.code},
                                {"title", programme.title},
                                {"months", validities.at(programme.id).months},
                                {"source", validities.at(programme.id).source}});
  html::Page page;
  page.title = "Обучение по охране труда";
  page.back_href = "/reference";
  page.main = html::render(
      "src/training/reference_page/training_reference.html",
      {{"heading", page.title}, {"actions", ""}, {"columns", columns_shown}, {"programmes", programmes_shown}});
  return web::show(context, std::move(page));
}

http::Response download_reimport_template(web::PageContext const& context) {
  return download_template(context, ImportKind::reimport, "Шаблон повторного импорта.xlsx");
}

http::Response download_import_template(web::PageContext const& context) {
  return download_template(context, ImportKind::import, "Шаблон импорта.xlsx");
}

}  // namespace obereg::training
