#include "accreditation/keep_scans/scans_form.hpp"

#include <fmt/format.h>

#include "accreditation/attach_documents/attach_documents.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

std::vector<casework::CaseDocument> right_files(web::ActionContext const& context) {
  auto sent = sent_files(context.request);
  if (sent.size() > most_files) return {};
  std::erase_if(sent, [](http::UploadedFile const& file) { return !wrong_with(file).empty(); });
  return kept_files(context.services(), sent);
}

}  // namespace

html::View scans_field(std::string_view label, std::string_view more, std::vector<html::FieldError> const& errors) {
  auto const hint = "PDF, PNG, JPEG или TIFF, каждый до 20 МБ. " + std::string(more);
  auto field = html::field_view("files", label, hint, "", html::error_of(errors, "files"));
  field.set("accept", ".pdf,.png,.jpg,.jpeg,.tif,.tiff").set("is_multiple", true);
  return field;
}

std::vector<html::View> kept_scans_views(std::vector<KeptScan> const& kept) {
  if (kept.empty()) return {};
  std::vector<html::Choice> choices;
  std::vector<std::string> ticked;
  for (auto const& scan : kept) {
    auto const size = html::file_size(static_cast<std::uint64_t>(scan.file.size));
    ticked.push_back(std::to_string(scan.id));
    choices.push_back({ticked.back(), scan.file.file_name + ", " + size});
  }
  return {
      {{"field", html::checkboxes_view("kept_scans", "Сканы уже загружены",
                                       "Выбирать их заново не нужно. Лишний — снимите отметку", choices, ticked, "")}}};
}

void check_scans(http::Request const& request, std::vector<html::FieldError>& errors) {
  auto const sent = sent_files(request);
  if (sent.size() > most_files) errors.push_back(too_many_files());
  for (auto const& file : sent)
    if (auto const wrong = wrong_with(file); !wrong.empty()) errors.push_back({"files", wrong});
}

html::FieldError too_many_files() {
  return {"files", fmt::format("Можно приложить не больше {} файлов.", most_files)};
}

std::vector<casework::CaseDocument> all_scans(web::ActionContext const& context, std::string const& form_key) {
  auto const sent = right_files(context);
  auto const wanted = context.request.form.every("kept_scans");
  return context.write([&](database::Tx& tx) {
    keep_scans(tx, context.actor.account, form_key, wanted, sent, context.now);
    std::vector<casework::CaseDocument> all;
    for (auto& scan : kept_scans(tx, context.actor.account, form_key)) all.push_back(std::move(scan.file));
    return all;
  });
}

}  // namespace obereg::accreditation
