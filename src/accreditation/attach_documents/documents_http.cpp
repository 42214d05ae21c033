#include "accreditation/attach_documents/documents_http.hpp"

#include <algorithm>

#include "accreditation/application/sections.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/refusals.hpp"
#include "platform/files/document_type.hpp"
#include "platform/html/format.hpp"
#include "platform/web/files/kept_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

Result<Application> draft_of(web::PageContext const& context) {
  return context.read(
      [&](database::ReadTx& tx) { return own_draft(tx, context.actor, context.request.id("application")); });
}

html::View file_view(AttachedFile const& file) {
  return {{"file_id", file.id},
          {"file_name", file.name},
          {"file_size", html::file_size(static_cast<std::uint64_t>(file.size))},
          {"shows", web::browsers_show(file.media_type)}};
}

html::View document_view(Document const& document, bool is_due, std::vector<AttachedFile> const& files,
                         std::vector<html::FieldError> const& errors) {
  std::vector<html::View> attached;
  for (auto const& file : files)
    if (file.document == document.key) attached.push_back(file_view(file));
  bool const has_files = !attached.empty();
  auto const id = "document-" + document.key;
  return {{"key", document.key},
          {"id", id},
          {"title", document.title},
          {"clause", document.clause},
          {"document_hint", document.hint},
          {"condition", document.own_initiative ? std::string() : document.condition_words},
          {"state", has_files ? "Приложено"
                    : is_due  ? "Нужно приложить"
                              : "По желанию"},
          {"colour", has_files ? "green"
                     : is_due  ? "yellow"
                               : "grey"},
          {"has_files", has_files},
          {"attached", std::move(attached)},
          {"error", html::error_of(errors, id)}};
}

std::vector<html::View> documents_of(Variant const& variant, Answers const& answers,
                                     std::vector<AttachedFile> const& files,
                                     std::vector<html::FieldError> const& errors) {
  auto const due = documents_due(variant, Channel::portal, facts_of(variant, answers));
  std::vector<html::View> views;
  for (auto const& document : attachable(variant, answers)) {
    bool const is_due =
        std::any_of(due.begin(), due.end(), [&](Document const& each) { return each.key == document.key; });
    views.push_back(document_view(document, is_due, files, errors));
  }
  return views;
}

html::View question(std::string_view key, char const* about, char const* words, Answers const& answers) {
  auto const value = answers.value(key);
  return html::checkboxes_view(key, about, "", {{"yes", words}}, {value}, "");
}

std::vector<html::View> questions_of(Variant const& variant, Answers const& answers) {
  if (variant.purpose != Purpose::registration) return {};
  std::vector<html::View> questions;
  if (variant.applicant == ApplicantKind::legal_entity)
    questions.push_back(
        question(no_charter, "Устав", "Устава у организации нет: она работает по иному документу", answers));
  if (facts_of(variant, answers).trains)
    questions.push_back(
        question(distance_learning, "Дистанционное обучение", "Мы собираемся обучать дистанционно", answers));
  return questions;
}

http::Response documents_page(web::PageContext const& context, Application const& application,
                              std::vector<html::FieldError> const& errors) {
  auto const& variant = *regulation().variant(application.variant);
  if (!has_documents(variant, application.answers)) return web::refused(context, refuse(web::not_found));
  auto const* const list = variant.documents_for(Channel::portal);
  auto const files = context.read([&](database::ReadTx& tx) { return files_of(tx, application.id); });
  auto questions = questions_of(variant, application.answers);
  bool const has_questions = !questions.empty();
  auto view = html::error_summary(errors);
  view.set("form_title", variant.form.title).set("form", list ? "Каждый документ — " + list->form : "");
  view.set("form_clause", list ? list->form_clause : "").set("largest", html::file_size(largest_file));
  view.set("has_questions", has_questions).set("questions", std::move(questions));
  view.set("documents", documents_of(variant, application.answers, files, errors));
  view.set("address", address_of(application.id)).set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Документы";
  page.back_href = address_of(application.id);
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/attach_documents/documents.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::string too_many(std::size_t sent, std::size_t there) {
  auto const counted = [](std::size_t count) {
    return html::counted(static_cast<long long>(count), "файл", "файла", "файлов");
  };
  return "К заявлению можно приложить не больше " + std::to_string(most_files) + " файлов. Вы прислали " +
         counted(sent) + (there > 0 ? ", а приложено уже " + counted(there) : "") +
         ". Ничего из присланного не приложено. Соедините страницы одного документа в один PDF.";
}

// Of several files the right ones stay; what is said of the wrong ones is left in `errors`.
std::vector<http::UploadedFile> right_ones(std::vector<http::UploadedFile> sent, std::size_t there,
                                           std::string const& id, std::vector<html::FieldError>& errors) {
  if (sent.empty()) errors.push_back({id, "Выберите файл."});
  if (sent.size() + there > most_files) {
    errors.push_back({id, too_many(sent.size(), there)});
    return {};
  }
  std::erase_if(sent, [&](http::UploadedFile const& file) {
    auto const wrong = wrong_with(file);
    if (!wrong.empty()) errors.push_back({id, wrong});
    return !wrong.empty();
  });
  return sent;
}

AttachedFile kept(web::PageContext const& context, http::UploadedFile const& file, std::string const& document) {
  auto const type = files::document_type_of_file(*file.path).value();
  auto const stored = context.files().put_file(*file.path);
  return {0, document, file.name, std::string(type.media_type), stored.hash, static_cast<std::int64_t>(stored.size)};
}

// Chosen once more, as when a wrong file among several is put right.
bool is_among(std::vector<AttachedFile> const& attached, AttachedFile const& file) {
  return std::any_of(attached.begin(), attached.end(), [&](AttachedFile const& each) {
    return each.document == file.document && each.name == file.name && each.hash == file.hash;
  });
}

}  // namespace

http::Response show_documents(web::PageContext const& context) {
  auto const draft = draft_of(context);
  return draft ? documents_page(context, *draft, {}) : web::refused(context, draft.error());
}

http::Response submit_document_facts(web::ActionContext const& context) {
  auto const done = context.write([&](database::Tx& tx) -> Result<ApplicationId> {
    auto const found = own_draft(tx, context.actor, context.request.id("application"));
    if (!found) return found.error();
    auto draft = hold_draft(tx, context.actor, found->id, context.now);
    if (!draft) return draft.error();
    for (auto const key : {no_charter, distance_learning})
      draft->answers.values[std::string(key)] = context.request.form.get(key) == "yes" ? "yes" : "";
    save_answers(tx, draft->id, draft->answers);
    return draft->id;
  });
  return done ? http::see_other(address_of(*done) + "/documents") : web::refused(context, done.error());
}

http::Response submit_files(web::ActionContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  auto const document = context.request.segment("document");
  auto const open = attachable(*regulation().variant(draft->variant), draft->answers);
  if (std::none_of(open.begin(), open.end(), [&](Document const& each) { return each.key == document; }))
    return web::refused(context, refuse(web::not_found));
  auto const sent = sent_files(context.request, "file");
  auto const there = context.read([&](database::ReadTx& tx) { return files_of(tx, draft->id).size(); });
  auto const id = "document-" + document;
  std::vector<html::FieldError> errors;
  std::vector<AttachedFile> files;
  for (auto const& file : right_ones(sent, there, id, errors)) files.push_back(kept(context, file, document));
  if (files.empty()) return documents_page(context, *draft, errors);
  auto const done = context.write([&](database::Tx& tx) -> Result<Application> {
    auto held = hold_draft(tx, context.actor, draft->id, context.now);
    if (!held) return held;
    auto const attached = files_of(tx, draft->id);
    for (auto const& file : files)
      if (!is_among(attached, file)) add_file(tx, draft->id, file, context.now);
    return held;
  });
  if (!done) return web::refused(context, done.error());
  if (errors.empty()) return http::see_other(address_of(draft->id) + "/documents#" + id);
  errors.back().text +=
      " Остальное приложено: " + html::counted(static_cast<long long>(files.size()), "файл", "файла", "файлов") + ".";
  return documents_page(context, *done, errors);
}

http::Response remove_attached(web::ActionContext const& context) {
  auto const done = context.write([&](database::Tx& tx) -> Result<ApplicationId> {
    auto const found = own_draft(tx, context.actor, context.request.id("application"));
    if (!found) return found.error();
    auto const held = hold_draft(tx, context.actor, found->id, context.now);
    if (!held) return held.error();
    remove_file(tx, held->id, context.request.id("file").value_or(0));
    return held->id;
  });
  return done ? http::see_other(address_of(*done) + "/documents") : web::refused(context, done.error());
}

http::Response download_attached(web::PageContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  for (auto const& file : context.read([&](database::ReadTx& tx) { return files_of(tx, draft->id); })) {
    if (file.id != context.request.id("file")) continue;
    return web::send_kept_file(context, {file.hash, file.media_type, file.name});
  }
  return web::refused(context, refuse(web::not_found));
}

}  // namespace obereg::accreditation
