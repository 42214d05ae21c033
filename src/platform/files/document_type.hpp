// A document that somebody hands in: a PDF or a picture of the paper.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace obereg::files {

struct DocumentType {
  std::string_view extension, media_type;  // ".pdf", "application/pdf"
};
// By how the content begins, whatever the file is called: PDF, PNG, JPEG and TIFF; nothing for all else.
std::optional<DocumentType> document_type(std::string_view content);
std::optional<DocumentType> document_type_of_file(std::string const& path);

// A PDF that opens with a password alone, or forbids things without one: its trailer names an encryption dictionary
// (ISO 32000-1, 7.6.1). False for all else. Reads the whole file.
bool is_encrypted_pdf(std::string const& path);

}  // namespace obereg::files
