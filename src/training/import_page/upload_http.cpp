#include "training/import_page/upload_http.hpp"

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/imports/start_import.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace {

constexpr std::string_view file_field = "file";
constexpr std::size_t longest_name = 255;

std::string_view hint_of(UploadKind kind) {
  switch (kind) {
    case UploadKind::reimport:
      return "Книга Excel (.xlsx) по шаблону, до 512 МБ. В столбце «Номер в реестре» — прежний номер или «Новый».";
    case UploadKind::import:
      return "Книга Excel (.xlsx) по шаблону, до 512 МБ. Номера в реестре даст система, столбец с ними не нужен.";
    case UploadKind::xml:
      return "Файл .xml официального формата RegistrySet или архив .olot, .zip с файлом Data.xml, до 5000 записей.";
  }
  return "";
}

http::Response upload_page(web::PageContext const& context, UploadKind kind, std::string const& error) {
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({std::string(file_field), error});
  auto field = html::field_view(file_field, "Файл", hint_of(kind), "", error);
  field.set("accept", kind == UploadKind::xml ? ".xml,.olot,.zip" : ".xlsx");
  html::Page page;
  page.title = std::string(russian_name(kind));
  page.has_errors = !error.empty();
  page.back_href = "/training/pending";
  page.main = html::render("src/training/import_page/upload.html",
                           html::error_summary(errors)
                               .set("heading", page.title)
                               .set("actions", "")
                               .set("csrf_token", context.csrf_token)
                               .set("post_to", "/training/import?kind=" + std::string(stored(kind)))
                               .set("is_workbook", kind != UploadKind::xml)
                               .set("is_xml", kind == UploadKind::xml)
                               .set("file_field", field));
  return web::show(context, std::move(page), error.empty() ? 200 : 422);
}

// «Загрузить ещё раз»: the file itself is here already, so it is not sent again.
http::Response known_file_page(web::PageContext const& context, Import const& known, Refusal const& refusal) {
  html::Page page;
  page.title = std::string(refusal.kind->title);
  page.back_href = "/training/import?kind=" + std::string(stored(known.kind));
  page.main =
      html::render("src/training/import_page/known_file.html", {{"csrf_token", context.csrf_token},
                                                                {"heading", page.title},
                                                                {"actions", ""},
                                                                {"detail", refusal.detail},
                                                                {"advice", refusal.kind->advice},
                                                                {"known", known.id.value},
                                                                {"set", known.set ? std::to_string(*known.set) : ""},
                                                                {"post_to", page.back_href}});
  return web::show(context, std::move(page), refusal.kind->status);
}

http::Response answer(web::ActionContext const& context, NewImport const& file, bool again) {
  auto const started =
      context.write([&](database::Tx& tx) { return start_import(tx, context.actor, file, again, context.now); });
  if (started) return http::see_other("/training/imports/" + std::to_string(started->value));
  if (started.error().kind == &refusals::file_known) {
    auto const known =
        context.read([&](database::ReadTx& tx) { return same_file(tx, context.actor.organisation, file); });
    if (known) return known_file_page(context, *known, started.error());
  }
  return web::refused(context, started.error());
}

http::Response submit_again(web::ActionContext const& context) {
  auto const typed = context.request.form.get("again_of");
  auto const known =
      context.read([&](database::ReadTx& tx) { return own_import(tx, context.actor, std::atoll(typed.c_str())); });
  if (!known) return web::refused(context, known.error());
  auto const size = static_cast<std::uint64_t>(known->file_size);
  return answer(context, {known->kind, known->file_name, {known->file_hash, size}}, true);
}

}  // namespace

http::Response show_upload(web::PageContext const& context) {
  auto const kind = upload_kind(context.request.query.get("kind"));
  if (!kind) return web::refused(context, refuse(web::not_found));
  auto const provider = context.read([&](database::ReadTx& tx) { return acting_provider(tx, context.actor); });
  if (!provider) return web::refused(context, provider.error());
  return upload_page(context, *kind, "");
}

http::Response submit_upload(web::ActionContext const& context) {
  auto const kind = upload_kind(context.request.query.get("kind"));
  if (!kind) return web::refused(context, refuse(web::not_found));
  if (context.request.form.has("again_of")) return submit_again(context);
  auto const* file = context.request.file(file_field);
  if (!file || (file->size == 0 && file->name.empty())) return upload_page(context, *kind, "Выберите файл.");
  if (text::length(file->name) > longest_name)
    return upload_page(context, *kind, "Имя файла слишком длинное. Переименуйте файл и загрузите его снова.");
  auto const provider = context.read([&](database::ReadTx& tx) { return acting_provider(tx, context.actor); });
  if (!provider) return web::refused(context, provider.error());
  if (auto const complaint = complaint_about(*file->path, *kind); !complaint.empty())
    return upload_page(context, *kind, "Файл «" + file->name + "» не принят. " + complaint);
  return answer(context, {*kind, file->name, context.files().put_file(*file->path)}, false);
}

}  // namespace obereg::training
