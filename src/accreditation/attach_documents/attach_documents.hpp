// Files of an application, by the documents of the regulation.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "accreditation/application/application.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

inline constexpr std::uint64_t largest_file = 20u << 20;     // bytes
inline constexpr std::size_t most_files = 200;               // of an application
inline constexpr std::uint64_t largest_upload = 100u << 20;  // of one form: several files

// Why the file can't be taken, in Russian; "" where it can. It is looked at itself, not at its name.
std::string wrong_with(http::UploadedFile const& file);

// Of the variant's list for the portal, those that a file may be attached to; null for no such document.
std::vector<Document const*> attachable(Variant const& variant, Answers const& answers);

// "Устав организации"; the key where the variant has no such document.
std::string document_title(Variant const& variant, std::string const& key);

}  // namespace obereg::accreditation
