// Files of an application, by the documents of the regulation.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::uint64_t largest_file = 20u << 20;     // bytes
inline constexpr std::size_t most_files = 200;               // of an application
inline constexpr std::uint64_t largest_upload = 100u << 20;  // of one form: several files

// Why the file can't be taken, in Russian; "" where it can. It is looked at itself, not at its name.
std::string wrong_with(http::UploadedFile const& file);

// Files of a form under this field; a field left empty is none.
std::vector<http::UploadedFile> sent_files(http::Request const& request, std::string_view field = "files");
// Kept by platform/files; without item and title. Of files with which nothing is wrong.
std::vector<casework::CaseDocument> kept_files(web::Services const& services,
                                               std::vector<http::UploadedFile> const& files);

// Of the variant's list for this channel, those that a file may be attached to; where a representative files, the power
// of attorney too.
std::vector<Document> attachable(Variant const& variant, Answers const& answers, Channel channel = Channel::portal);

// False where this application needs no documents at all: variants 7 and 8 without a representative.
bool has_documents(Variant const& variant, Answers const& answers);

// "Устав организации"; the key where the variant has no such document.
std::string document_title(Variant const& variant, std::string const& key);

}  // namespace obereg::accreditation
