#include "accreditation/import_rows/import_rows_http.hpp"

#include "accreditation/application/application.hpp"
#include "accreditation/application/sections.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/import_rows/read_rows.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/save_section/save_section.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct Asked {
  Application application;
  Input const* table = nullptr;
  std::string section;
};

Result<Asked> asked(web::PageContext const& context) {
  auto const found = context.read(
      [&](database::ReadTx& tx) { return own_draft(tx, context.actor, context.request.id("application")); });
  if (!found) return found.error();
  for (auto const& section : sections_of(*regulation().variant(found->variant)))
    for (auto const& field : section.fields)
      for (auto const* input : field.inputs)
        if (input->type == InputType::table && input->key == context.request.segment("table"))
          return Asked{*found, input, std::string(section.key)};
  return refuse(web::not_found);
}

std::string section_address(Asked const& asked) {
  return address_of(asked.application.id) + "/sections/" + asked.section;
}
std::string import_address(Asked const& asked) {
  return address_of(asked.application.id) + "/import/" + asked.table->key;
}

http::Response import_page(web::PageContext const& context, Asked const& asked, std::string const& replace,
                           std::vector<html::FieldError> const& errors) {
  auto const there = asked.application.answers.rows(asked.table->key).size();
  auto view = html::error_summary(errors);
  view.set("heading", asked.table->label + ": из файла Excel").set("address", import_address(asked));
  view.set("most", most_rows).set("has_rows", there > 0).set("csrf_token", context.csrf_token);
  view.set("there", html::counted(static_cast<long long>(there), "строка", "строки", "строк"));
  view.set("replace_field",
           html::choice_view("replace", "Строки, которые уже есть", "",
                             {{"no", "Оставить, добавить к ним строки файла"}, {"yes", "Заменить строками файла"}},
                             replace, html::error_of(errors, "replace")));
  auto file = html::field_view("file", "Файл .xlsx", "Не больше " + html::file_size(largest_workbook), "",
                               html::error_of(errors, "file"));
  view.set("file_field", std::move(file.set("accept", ".xlsx")));
  html::Page page;
  page.title = asked.table->label + ": из файла Excel";
  page.back_href = section_address(asked) + "#" + asked.table->key;
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/import_rows/import.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

// Of one file; "" where there is none.
std::string sent_path(http::Request const& request) {
  for (auto const& file : request.files)
    if (file.field == "file" && file.size > 0) return *file.path;
  return "";
}

}  // namespace

http::Response show_import_rows(web::PageContext const& context) {
  auto const found = asked(context);
  return found ? import_page(context, *found, "no", {}) : web::refused(context, found.error());
}

http::Response download_rows(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const path = context.files().temporary_path();
  write_rows(path, *found->table, found->application.answers.rows(found->table->key));
  return http::temporary_file(path, std::string(workbook_type), found->table->label + ".xlsx");
}

http::Response submit_import_rows(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& key = found->table->key;
  bool const replaces = context.request.form.get("replace") == "yes";
  auto const replace = replaces ? "yes" : "no";
  auto const path = sent_path(context.request);
  if (path.empty()) return import_page(context, *found, replace, {{"file", "Выберите файл."}});
  auto const there = replaces ? 0 : found->application.answers.rows(key).size();
  auto const read = read_rows(path, *found->table, most_rows - std::min(there, most_rows));
  if (!read.complaint.empty()) return import_page(context, *found, replace, {{"file", read.complaint}});
  auto const saved = context.write([&](database::Tx& tx) -> Result<std::size_t> {
    auto const draft = hold_draft(tx, context.actor, found->application.id, context.now);
    if (!draft) return draft.error();
    auto answers = draft->answers;
    auto& rows = answers.tables[key];
    if (replaces) rows.clear();
    // Another tab may have added rows meanwhile.
    if (rows.size() + read.rows.size() > most_rows) return refuse(refusals::table_full);
    rows.insert(rows.end(), read.rows.begin(), read.rows.end());
    // No page has seen these rows: one that was shown before must not write over them.
    auto const noted = note_save(tx, context.actor, *draft, {found->section, {}, {}}, context.now);
    if (!noted) return noted.error();
    save_answers(tx, draft->id, answers);
    return rows.size();
  });
  if (!saved) return web::refused(context, saved.error());
  return http::see_other(section_address(*found) + "?check=1&imported=1#" + key);
}

}  // namespace obereg::accreditation
