#include "accreditation/mend_document/mended_file.hpp"

#include "accreditation/attach_documents/attach_documents.hpp"
#include "platform/audit/audit.hpp"
#include "platform/docx/docx.hpp"
#include "platform/docx/refusals.hpp"
#include "platform/files/document_type.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view zip_beginning = "PK\x03\x04";

bool is_pdf(http::UploadedFile const& file) {
  auto const type = files::document_type_of_file(*file.path);
  return type && type->extension == ".pdf";
}

std::string wrong_with_docx(std::string const& bytes) {
  if (!std::string_view(bytes).starts_with(zip_beginning))
    return "это не PDF и не документ Word .docx, как бы он ни назывался. Сохраните исправленный документ как PDF.";
  auto const checked = docx::check_document(bytes);
  if (checked) return "";
  if (checked.error().kind == &docx::refusals::unsafe)
    return checked.error().detail + " Уберите это из документа или сохраните его как PDF.";
  if (checked.error().kind == &docx::refusals::too_big)
    return "документ Word бывает до 5 МБ. Уменьшите рисунки или сохраните его как PDF.";
  return "документ Word не открылся. " + checked.error().detail + " Сохраните его заново или как PDF.";
}

std::vector<http::UploadedFile> sent_mended(Variant const& variant, http::Request const& request) {
  if (variant.purpose != Purpose::correction) return {};
  return sent_files(request, mended_item);
}

}  // namespace

std::string wrong_with_mended(http::UploadedFile const& file) {
  if (file.size == 0 || file.size > largest_file || is_pdf(file)) return wrong_with(file);
  auto const wrong = wrong_with_docx(file.bytes());
  return wrong.empty() ? wrong : "Файл «" + file.name + "»: " + wrong;
}

Answers MendedChange::made_in(Answers typed) const {
  if (attached) return with_mended_document(std::move(typed), *attached);
  return is_removed ? without_mended_document(std::move(typed)) : typed;
}

MendedChange mended_change(web::Services const& services, Variant const& variant, http::Request const& request) {
  MendedChange change;
  change.is_removed = request.form.get("do") == "remove-mended";
  auto const sent = sent_mended(variant, request);
  if (sent.empty() || change.is_removed) return change;
  if (auto const wrong = wrong_with_mended(sent.front()); !wrong.empty()) {
    change.errors.push_back({std::string(mended_item), wrong});
    return change;
  }
  auto const& file = sent.front();
  auto const stored = services.files.put_file(*file.path);
  change.attached = MendedDocument{file.name, std::string(is_pdf(file) ? "application/pdf" : docx::content_type),
                                   stored.hash, static_cast<std::int64_t>(stored.size)};
  return change;
}

void note_mended(database::Tx& tx, Actor const& actor, casework::Case const& held, MendedChange const& change,
                 Instant now) {
  if (!change.is_any()) return;
  auto const what = change.attached ? "; файл «" + change.attached->name + "», SHA-256 " + change.attached->hash : "";
  audit::record(
      tx, actor, change.attached ? "accreditation.mended-document-attached" : "accreditation.mended-document-removed",
      "accreditation-case:" + std::to_string(held.id.value), "входящий номер " + held.incoming_number + what, now);
}

std::vector<html::View> attached_mended_views(Variant const& variant, Answers const& typed,
                                              std::string const& address) {
  auto const there = mended_document_of(typed);
  if (!there || !asks_for_mended_document(variant, typed)) return {};
  return {{{"href", address},
           {"name", there->name},
           {"size", html::file_size(static_cast<std::uint64_t>(there->size))},
           {"hash", there->hash}}};
}

std::vector<html::View> mended_views(Variant const& variant, Answers const& typed, std::string const& address,
                                     std::vector<html::FieldError> const& errors) {
  if (!asks_for_mended_document(variant, typed)) return {};
  auto attached = attached_mended_views(variant, typed, address);
  bool const is_there = !attached.empty();
  html::View view;
  view.set("attached", std::move(attached));
  auto field = html::field_view(mended_item, is_there ? "Заменить другим файлом" : "Файл исправленного документа",
                                "PDF или .docx, не больше " + html::file_size(largest_file), "",
                                html::error_of(errors, mended_item));
  view.set("upload_field", std::vector{std::move(field.set("accept", ".pdf,.docx"))});
  return {std::move(view)};
}

}  // namespace obereg::accreditation
