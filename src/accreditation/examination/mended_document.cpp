#include "accreditation/examination/mended_document.hpp"

#include <charconv>

#include "accreditation/examination/findings.hpp"

namespace obereg::accreditation {

namespace {

constexpr char const name_key[] = "mended_name", type_key[] = "mended_type", hash_key[] = "mended_hash",
                     size_key[] = "mended_size";

}  // namespace

std::optional<MendedDocument> mended_document_of(Answers const& typed) {
  auto const hash = typed.value(hash_key), size = typed.value(size_key);
  if (hash.empty()) return std::nullopt;
  MendedDocument document{typed.value(name_key), typed.value(type_key), hash, 0};
  std::from_chars(size.data(), size.data() + size.size(), document.size);
  return document;
}

Answers with_mended_document(Answers typed, MendedDocument const& document) {
  typed.values[name_key] = document.name;
  typed.values[type_key] = document.media_type;
  typed.values[hash_key] = document.hash;
  typed.values[size_key] = std::to_string(document.size);
  return typed;
}

Answers without_mended_document(Answers typed) {
  for (auto const* const key : {name_key, type_key, hash_key, size_key}) typed.values.erase(key);
  return typed;
}

bool asks_for_mended_document(Variant const& variant, Answers const& typed) {
  return variant.purpose == Purpose::correction && outcome_of(typed) == Outcome::granted;
}

}  // namespace obereg::accreditation
