// An application of annex 2 as a document: the same labels and answers as on its pages and in what is signed (ACR-02).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"
#include "accreditation/document_templates/templates.hpp"
#include "casework/case.hpp"
#include "platform/docx/docx.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

// All that the document shows, read at one moment.
struct PrintedApplication {
  Application application;
  std::vector<AttachedFile> files;
  std::optional<casework::Case> filed;  // nothing: a draft
  std::string signed_by{};              // signature_words
};

// Of the actor's organisation, a draft or filed.
Result<PrintedApplication> own_printed(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
// Of any applicant, filed.
Result<PrintedApplication> filed_printed(database::ReadTx& tx, std::optional<std::int64_t> case_id);

// For the template application_form.
docx::Fields application_fields(PrintedApplication const& printed, std::string const& authority,
                                std::chrono::minutes zone);

// The .docx of the template in use.
Result<MadeDocument> application_document(database::ReadTx& tx, files::Store const& files,
                                          web::Settings const& settings, PrintedApplication const& printed);

// «АК-15/2026» or «черновик 7», for titles; with dashes for names of files.
std::string number_of(PrintedApplication const& printed);
std::string file_name_of(PrintedApplication const& printed);  // "Заявление АК-15-2026", without what kind of file it is

}  // namespace obereg::accreditation
