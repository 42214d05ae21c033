#include <stdexcept>
#include <vector>

#include "accreditation/document_templates/kinds.hpp"
#include "platform/assets/assets.hpp"
#include "platform/docx/zip_writing.hpp"

namespace obereg::accreditation {

namespace {

struct PartSource {
  char const *name, *asset;
};
// What every document has beside its text.
constexpr PartSource shared_parts[] = {{"[Content_Types].xml", "templates/letter/content_types.xml"},
                                       {"_rels/.rels", "templates/letter/package.rels"},
                                       {"word/_rels/document.xml.rels", "templates/letter/document.rels"},
                                       {"word/header1.xml", "templates/letter/header1.xml"},
                                       {"word/media/arms.png", "templates/letter/arms.png"},
                                       {"word/settings.xml", "templates/letter/settings.xml"},
                                       {"word/styles.xml", "templates/letter/styles.xml"}};

std::string_view asset(std::string_view path) {
  auto const bytes = assets::find(path);
  if (bytes.data() == nullptr) throw std::logic_error("no part of a template: " + std::string(path));
  return bytes;
}

std::string document_of(TemplateKind const& kind) {
  constexpr std::string_view place = "<!--text-->";
  std::string document(asset(kind.sheet));
  if (kind.text.empty()) return document;
  auto const at = document.find(place);
  if (at == std::string::npos) throw std::logic_error("a sheet of letters without a place for the text");
  return document.replace(at, place.size(), asset(kind.text));
}

}  // namespace

std::string built_in_template(TemplateKind const& kind) {
  constexpr int thorough = 9;
  std::vector<docx::PackedPart> parts;
  for (auto const& part : shared_parts) parts.push_back(docx::packed(part.name, asset(part.asset), thorough));
  parts.push_back(docx::packed("word/document.xml", document_of(kind), thorough));
  std::vector<docx::PackedPart const*> pointers;
  for (auto const& part : parts) pointers.push_back(&part);
  return docx::write_zip(pointers);
}

}  // namespace obereg::accreditation
