#include "platform/files/document_type.hpp"

#include <array>
#include <fstream>

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

}  // namespace obereg::files
