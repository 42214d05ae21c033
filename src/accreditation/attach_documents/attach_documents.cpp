#include "accreditation/attach_documents/attach_documents.hpp"

#include "platform/files/document_type.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

std::string wrong_with(http::UploadedFile const& file) {
  auto const name = "Файл «" + file.name + "»: ";
  if (file.size == 0) return name + "пустой, в нём 0 байт. Сохраните документ заново и приложите.";
  if (file.size > largest_file)
    return name + html::file_size(file.size) + ", а можно не больше " + html::file_size(largest_file) +
           ". Сканируйте с меньшим разрешением или разделите на части.";
  if (!files::document_type_of_file(*file.path))
    return name + "это не PDF и не изображение PNG, JPEG или TIFF, как бы он ни назывался. Приложите скан документа.";
  if (files::is_encrypted_pdf(*file.path))
    return name + "он защищён паролем, и прочитать его не смогут. Сохраните документ без пароля.";
  return "";
}

std::vector<casework::CaseDocument> kept_files(web::Services const& services,
                                               std::vector<http::UploadedFile> const& files) {
  std::vector<casework::CaseDocument> kept;
  for (auto const& file : files) {
    auto const type = files::document_type_of_file(*file.path).value();
    auto const stored = services.files.put_file(*file.path);
    kept.push_back(
        {0, "", "", file.name, std::string(type.media_type), stored.hash, static_cast<std::int64_t>(stored.size)});
  }
  return kept;
}

std::vector<http::UploadedFile> sent_files(http::Request const& request, std::string_view field) {
  std::vector<http::UploadedFile> sent;
  for (auto const& file : request.files)
    if (file.field == field && (file.size > 0 || !file.name.empty())) sent.push_back(file);
  return sent;
}

std::vector<Document> attachable(Variant const& variant, Answers const& answers, Channel channel) {
  std::vector<Document> documents;
  auto const facts = facts_of(variant, answers);
  // What may be needed later can be attached at once: the answer of the authorities comes after filing.
  auto worst = facts;
  worst.employment = worst.education = Confirmation::not_confirmed;
  if (auto const* const list = variant.documents_for(channel))
    for (auto const& document : list->documents)
      if (!document.made_here && (document.own_initiative || holds(document.condition, worst)))
        documents.push_back(document);
  if (facts.by_representative) documents.push_back(power_of_attorney_of(variant));
  return documents;
}

bool has_documents(Variant const& variant, Answers const& answers) {
  return variant.documents_for(Channel::portal) || facts_of(variant, answers).by_representative;
}

std::string document_title(Variant const& variant, std::string const& key) {
  if (key == regulation().power_of_attorney.key) return regulation().power_of_attorney.title;
  for (auto const& list : variant.documents)
    for (auto const& document : list.documents)
      if (document.key == key) return document.title;
  return key;
}

}  // namespace obereg::accreditation
