#include "accreditation/replace_templates/templates_http.hpp"

#include <charconv>

#include "accreditation/document_templates/templates.hpp"
#include "accreditation/replace_templates/uploaded_template.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

TemplateKind const* asked_kind(web::PageContext const& context) {
  return find_template_kind(context.request.segment("template"));
}

std::string address_of(TemplateKind const& kind) {
  return "/admin/templates/" + std::string(kind.key);
}

std::string state_of(std::optional<TemplateVersion> const& version) {
  return version && !version->is_built_in() ? "Заменён" : "Встроенный";
}

html::View version_view(TemplateVersion const& version, std::string const& address, std::chrono::minutes zone) {
  auto const number = std::to_string(version.version);
  return {{"version", number},
          {"what", version.is_built_in() ? "возвращён встроенный шаблон" : version.file_name},
          {"file_size", version.is_built_in() ? "" : html::file_size(static_cast<std::uint64_t>(version.size))},
          {"version_href", version.is_built_in() ? "" : address + "/versions/" + number},
          {"at", russian_moment(version.made_at, zone)},
          {"who", version.made_by}};
}

std::vector<html::View> field_views(TemplateKind const& kind) {
  std::vector<html::View> views;
  for (auto const& field : kind.fields)
    views.push_back({{"mark", mark_of(field.name)},
                     {"meaning", field.meaning},
                     {"is_required", kind.required.contains(field.name)}});
  return views;
}

http::Response template_page(web::PageContext const& context, TemplateKind const& kind,
                             std::vector<html::FieldError> const& errors) {
  auto const versions = context.read([&](database::ReadTx& tx) { return template_versions(tx, kind.key); });
  auto const in_use = versions.empty() ? std::nullopt : std::optional(versions.front());
  auto const address = address_of(kind);
  std::vector<html::View> history;
  for (auto const& version : versions) history.push_back(version_view(version, address, context.settings().zone));
  auto field = html::field_view("template", "Новый шаблон", "Документ Word .docx до 5 МБ", "",
                                html::error_of(errors, "template"));
  html::View view{{"title", kind.title},
                  {"state", state_of(in_use)},
                  {"is_replaced", in_use && !in_use->is_built_in()},
                  {"seen", in_use ? in_use->version : 0},
                  {"address", address},
                  {"summary", html::error_summary(errors, "Шаблон не заменён")},
                  {"template_field", field.set("accept", ".docx")},
                  {"fields", field_views(kind)},
                  {"qr_mark", mark_of("qr:check_address 25")},
                  {"has_history", !history.empty()},
                  {"history", std::move(history)},
                  {"csrf_token", context.csrf_token}};
  html::Page page;
  page.title = std::string(kind.title);
  page.back_href = "/admin/templates";
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/replace_templates/template.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

http::Response send(TemplateKind const& kind, std::string bytes, std::string const& suffix) {
  auto response = http::bytes(std::move(bytes), std::string(docx::content_type));
  return response.download_as(std::string(kind.key) + suffix + ".docx");
}

http::Response sample_of(web::PageContext const& context, TemplateKind const& kind, std::string const& bytes) {
  auto filled = docx::fill(bytes, sample_fields(kind));
  return filled ? send(kind, std::move(*filled), "-sample") : web::refused(context, filled.error());
}

std::string bytes_in_use(web::PageContext const& context, TemplateKind const& kind) {
  return context.read(
      [&](database::ReadTx& tx) { return bytes_of(context.files(), kind, template_in_use(tx, kind.key)); });
}

std::int64_t seen_version(web::ActionContext const& context) {
  auto const typed = context.request.form.get("seen");
  std::int64_t seen = -1;  // no version has it
  std::from_chars(typed.data(), typed.data() + typed.size(), seen);
  return seen;
}

http::Response put(web::ActionContext const& context, TemplateKind const& kind, NewTemplate const& made) {
  auto const seen = seen_version(context);
  auto const version =
      context.write([&](database::Tx& tx) { return put_template(tx, context.actor, kind, seen, made, context.now); });
  return version ? http::see_other(address_of(kind)) : web::refused(context, version.error());
}

}  // namespace

http::Response show_templates(web::PageContext const& context) {
  std::vector<html::View> rows;
  context.read([&](database::ReadTx& tx) {
    for (auto const& kind : template_kinds()) {
      auto const version = template_in_use(tx, kind.key);
      bool const is_replaced = version && !version->is_built_in();
      rows.push_back({{"href", address_of(kind)},
                      {"title", kind.title},
                      {"state", state_of(version)},
                      {"colour", is_replaced ? "blue" : "grey"},
                      {"changed", version ? russian_moment(version->made_at, context.settings().zone) : "не менялся"}});
    }
  });
  return web::show(context, "Шаблоны документов", "src/accreditation/replace_templates/templates.html",
                   {{"templates", std::move(rows)}});
}

http::Response show_template(web::PageContext const& context) {
  auto const* const kind = asked_kind(context);
  return kind != nullptr ? template_page(context, *kind, {}) : web::refused(context, refuse(web::not_found));
}

http::Response download_template(web::PageContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  return send(*kind, bytes_in_use(context, *kind), "");
}

http::Response download_built_in(web::PageContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  return send(*kind, built_in_template(*kind), "-built-in");
}

http::Response download_template_version(web::PageContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  auto const wanted = context.request.id("version");
  auto const versions = context.read([&](database::ReadTx& tx) { return template_versions(tx, kind->key); });
  for (auto const& version : versions)
    if (version.version == wanted && !version.is_built_in())
      return send(*kind, context.files().read(version.hash), "-" + std::to_string(version.version));
  return web::refused(context, refuse(web::not_found));
}

http::Response preview_template(web::PageContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  return sample_of(context, *kind, bytes_in_use(context, *kind));
}

http::Response preview_upload(web::ActionContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  auto const uploaded = uploaded_template(context.request, *kind);
  if (!uploaded.errors.empty()) return template_page(context, *kind, uploaded.errors);
  return sample_of(context, *kind, uploaded.bytes);
}

http::Response replace_template(web::ActionContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  auto const uploaded = uploaded_template(context.request, *kind);
  if (!uploaded.errors.empty()) return template_page(context, *kind, uploaded.errors);
  auto const stored = context.files().put(uploaded.bytes);
  return put(context, *kind, {stored.hash, uploaded.name, static_cast<std::int64_t>(stored.size)});
}

http::Response return_to_built_in(web::ActionContext const& context) {
  auto const* const kind = asked_kind(context);
  if (kind == nullptr) return web::refused(context, refuse(web::not_found));
  return put(context, *kind, {});
}

}  // namespace obereg::accreditation
