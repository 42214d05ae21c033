#include "platform/files/document_type.hpp"

#include <array>
#include <fstream>
#include <iterator>

namespace obereg::files {

namespace {

using namespace std::string_view_literals;

struct Beginning {
  std::string_view bytes;
  DocumentType type;
};
constexpr std::array<Beginning, 5> beginnings{{{"%PDF-"sv, {".pdf", "application/pdf"}},
                                               {"\x89PNG\r\n\x1a\n"sv, {".png", "image/png"}},
                                               {"\xff\xd8\xff"sv, {".jpg", "image/jpeg"}},
                                               {"II*\0"sv, {".tiff", "image/tiff"}},
                                               {"MM\0*"sv, {".tiff", "image/tiff"}}}};

}  // namespace

std::optional<DocumentType> document_type(std::string_view content) {
  for (auto const& [bytes, type] : beginnings)
    if (content.starts_with(bytes)) return type;
  return std::nullopt;
}

std::optional<DocumentType> document_type_of_file(std::string const& path) {
  std::array<char, 8> first{};
  std::ifstream file(path, std::ios::binary);
  file.read(first.data(), first.size());
  return document_type({first.data(), static_cast<std::size_t>(file.gcount())});
}

bool is_encrypted_pdf(std::string const& path) {
  auto const type = document_type_of_file(path);
  if (!type || type->extension != ".pdf") return false;
  std::ifstream file(path, std::ios::binary);
  std::string const content{std::istreambuf_iterator<char>(file), {}};
  // In a trailer, or in the dictionary of a cross-reference stream, the key stands as plain text before a reference or
  // the dictionary itself.
  constexpr std::string_view key = "/Encrypt";
  for (auto at = content.find(key); at != std::string::npos; at = content.find(key, at + 1)) {
    auto const value = content.find_first_not_of(" \t\r\n\f", at + key.size());
    if (value == std::string::npos) return false;
    bool const is_whole_key = value > at + key.size() || content[value] == '<';
    if (is_whole_key && (content[value] == '<' || (content[value] >= '0' && content[value] <= '9'))) return true;
  }
  return false;
}

}  // namespace obereg::files
