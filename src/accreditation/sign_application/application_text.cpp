#include "accreditation/sign_application/application_text.hpp"

#include "accreditation/application/shown_application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {

namespace {

std::string in_one_piece(std::string const& value) {
  std::string text;
  for (char const letter : value) {
    text += letter;
    if (letter == '\n') text += "    ";
  }
  return text.empty() ? "(не указано)" : text;
}

}  // namespace

std::string application_text(Application const& application, std::vector<AttachedFile> const& files) {
  auto const& variant = *regulation().variant(application.variant);
  std::string text = variant.form.title + "\n" + regulation().service.act + ", " + variant.form.clause + "\nВариант " +
                     std::to_string(variant.number) + ": " + std::string(words_of(variant.applicant)) +
                     "\nНомер черновика: " + std::to_string(application.id.value) +
                     "\nРедакция: " + std::to_string(application.version) + "\n";
  for (auto const& part : shown_application(variant, application.answers)) {
    text += "\n" + part.title + "\n";
    for (auto const& line : part.lines) text += line.label + ": " + in_one_piece(line.value) + "\n";
  }
  text += "\nПеречень прилагаемых документов\n";
  if (files.empty()) text += "(нет)\n";
  for (auto const& file : files)
    text += document_title(variant, file.document) + ": " + in_one_piece(file.name) +
            ", байт: " + std::to_string(file.size) + ", SHA-256: " + file.hash + "\n";
  return text;
}

std::string text_name_of(ApplicationId id) {
  return "application-" + std::to_string(id.value) + ".txt";
}

}  // namespace obereg::accreditation
