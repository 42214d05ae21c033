// The document that a correction mends (п. 220, 240: «документ, в который внесены изменения либо которым подтверждается
// изменение сведений»): a part of the draft until the letter is signed, then a document of the case.
#pragma once
#include <optional>
#include <string>

#include "accreditation/application/answers.hpp"
#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view mended_item = "mended";  // of the case's document, and the input of the draft's form
inline constexpr std::string_view mended_title = "Исправленный документ";

struct MendedDocument {
  std::string name, media_type, hash;  // hash: SHA-256, by which platform/files keeps it
  std::int64_t size = 0;               // bytes
};

// It stands beside what was typed, so the version of the draft guards it; no form can name its hash.
std::optional<MendedDocument> mended_document_of(Answers const& typed);
Answers with_mended_document(Answers typed, MendedDocument const& document);
Answers without_mended_document(Answers typed);

// П. 203, 220: a correction that is granted has it; no other decision does.
bool asks_for_mended_document(Variant const& variant, Answers const& typed);

}  // namespace obereg::accreditation
