#include "training/import_page/imports_http.hpp"

#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/import_page/import_view.hpp"
#include "training/imports/start_import.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 20;

struct Shown {
  Import import;
  std::optional<RecordSet> set;
  std::optional<jobs::Job> job;
};

Result<Shown> shown_import(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<Shown> {
    auto const import = own_import(tx, context.actor, context.request.id("import"));
    if (!import) return import.error();
    Shown shown{*import, {}, {}};
    if (import->set) shown.set = find_set(tx, {*import->set});
    if (import->job) shown.job = jobs::find(tx, {*import->job});
    return shown;
  });
}

http::Response submit_choice(web::ActionContext const& context, Choice choice) {
  auto const chosen = context.write(
      [&](database::Tx& tx) { return choose(tx, context.actor, context.request.id("import"), choice, context.now); });
  if (!chosen) return web::refused(context, chosen.error());
  return http::see_other("/training/imports/" + std::to_string(chosen->value));
}

html::View row_of(Import const& import) {
  return {{"id", import.id.value},
          {"file_name", import.file_name},
          {"kind", russian_name(import.kind)},
          {"created", russian_moment(import.created_at)},
          {"total", import.state == ImportState::checking ? "" : html::number(import.rows_total)},
          {"colour", colour_of(import.state)},
          {"state", russian_name(import.state)}};
}

}  // namespace

http::Response show_imports(web::PageContext const& context) {
  auto const before = std::atoll(context.request.query.get("before").c_str());
  auto imports = context.read(
      [&](database::ReadTx& tx) { return list_imports(tx, context.actor.organisation, before, page_size + 1); });
  bool const more = imports.size() > page_size;
  if (more) imports.pop_back();
  std::vector<html::View> rows;
  for (auto const& import : imports) rows.push_back(row_of(import));
  auto const next = more ? "/training/imports?before=" + std::to_string(imports.back().id.value) : std::string();
  html::Page page;
  page.title = "Загрузки файлов";
  page.main = html::render("src/training/import_page/imports.html",
                           html::pagination_view(before > 0 ? "/training/imports" : "", next, "")
                               .set("heading", page.title)
                               .set("actions", "")
                               .set("imports", rows)
                               .set("has_imports", !rows.empty())
                               .set("is_empty", rows.empty())
                               .set("empty_title", "Файлов ещё не загружали")
                               .set("empty_text", "Загрузите файл на странице «Записи, ожидающие добавления».")
                               .set("empty_href", "/training/pending")
                               .set("empty_action", "К записям"));
  return web::show(context, std::move(page));
}

http::Response show_import(web::PageContext const& context) {
  auto const shown = shown_import(context);
  if (!shown) return web::refused(context, shown.error());
  auto view = import_view(shown->import, shown->set, shown->job);
  view.set("csrf_token", context.csrf_token);
  if (context.request.is_partial()) return http::page(html::render("src/training/import_page/import_state.html", view));
  html::Page page;
  page.title = "Файл «" + shown->import.file_name + "»";
  page.back_href = "/training/imports";
  page.main = html::render("src/training/import_page/import.html", view.set("heading", page.title).set("actions", ""));
  return web::show(context, std::move(page));
}

http::Response show_right_rows(web::PageContext const& context) {
  auto const shown = shown_import(context);
  if (!shown) return web::refused(context, shown.error());
  if (!may_choose(shown->import, shown->set, Choice::right_rows))
    return http::see_other("/training/imports/" + std::to_string(shown->import.id.value));
  html::Page page;
  page.title = shown->import.kind == UploadKind::xml ? "Внести только верные записи?" : "Внести только верные строки?";
  page.back_href = "/training/imports/" + std::to_string(shown->import.id.value);
  page.main =
      html::render("src/training/import_page/right_rows.html", import_view(shown->import, shown->set, shown->job)
                                                                   .set("heading", page.title)
                                                                   .set("actions", "")
                                                                   .set("csrf_token", context.csrf_token));
  return web::show(context, std::move(page));
}

http::Response submit_right_rows(web::ActionContext const& context) {
  return submit_choice(context, Choice::right_rows);
}

http::Response submit_repairs(web::ActionContext const& context) {
  return submit_choice(context, Choice::repairs);
}

}  // namespace obereg::training
