#include "platform/docx/reading/safety.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "core/text.hpp"
#include "platform/docx/reading/xml_check.hpp"
#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void require_known_kind(Part const& part) {
  constexpr std::array kinds = {".xml", ".rels", ".vml", ".png", ".jpg", ".jpeg",  ".gif",    ".bmp",
                                ".tif", ".tiff", ".emf", ".wmf", ".svg", ".odttf", ".fntdata"};
  auto const name = text::lower(part.name);
  if (has(name, "vbaproject") || has(name, "vbadata")) fail(refusals::unsafe, "В документе есть макросы.");
  if (has(name, "/embeddings/") || has(name, "/activex/"))
    fail(refusals::unsafe, "В документ вставлен другой файл или элемент управления: " + part.name + ".");
  if (std::none_of(kinds.begin(), kinds.end(), [&](auto const* kind) { return name.ends_with(kind); }))
    fail(refusals::unsafe, "В документе есть файл незнакомого вида: " + part.name + ".");
}

void require_content_types(Package const& package) {
  auto const* const types = find_part(package, "[Content_Types].xml");
  if (types == nullptr || find_part(package, "_rels/.rels") == nullptr ||
      find_part(package, "word/document.xml") == nullptr)
    fail(refusals::not_a_document, "В архиве нет документа Word.");
  pugi::xml_document document;
  document.load_buffer(types->bytes.data(), types->bytes.size());
  bool is_document = false;
  for (auto const each : document.document_element().children()) {
    auto const type = text::lower(each.attribute("ContentType").value());
    if (has(type, "macroenabled") || has(type, "vba")) fail(refusals::unsafe, "В документе есть макросы.");
    is_document |= std::string_view(each.attribute("PartName").value()) == "/word/document.xml" &&
                   has(type, "wordprocessingml.document.main+xml");
  }
  if (!is_document) fail(refusals::not_a_document, "В архиве нет документа Word.");
}

// A link to a site or to a mailbox is made by Word itself where an address is typed, and only a click follows it.
bool is_plain_link(std::string_view type, std::string_view target) {
  return type.ends_with("/hyperlink") &&
         (target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:"));
}

void require_safe_relationships(Part const& part) {
  constexpr std::array forbidden = {"/oleObject",
                                    "/package",
                                    "/control",
                                    "/attachedTemplate",
                                    "/aFChunk",
                                    "/subDocument",
                                    "/frame",
                                    "/vbaProject",
                                    "/wordVbaData",
                                    "/keyMapCustomizations",
                                    "/attachedToolbars",
                                    "/mailMergeSource",
                                    "/mailMergeHeaderSource"};
  pugi::xml_document document;
  document.load_buffer(part.bytes.data(), part.bytes.size());
  for (auto const each : document.document_element().children()) {
    std::string_view const type = each.attribute("Type").value(), target = each.attribute("Target").value();
    std::string_view const mode = each.attribute("TargetMode").value();
    if (!mode.empty() && mode != "Internal" && !is_plain_link(type, target))
      fail(refusals::unsafe, "В документе есть ссылка на внешний файл: " + std::string(target.substr(0, 200)) + ".");
    if (std::any_of(forbidden.begin(), forbidden.end(), [&](auto const* kind) { return type.ends_with(kind); }))
      fail(refusals::unsafe, "В документ вставлен другой файл: " + std::string(target.substr(0, 200)) + ".");
  }
}

// Fields of Word that fetch or run something, or put other fields together; page numbers, dates and links are fine.
void require_safe_instruction(std::string const& word) {
  constexpr std::array forbidden = {"DDE",   "DDEAUTO",    "INCLUDETEXT",  "INCLUDEPICTURE", "INCLUDE",  "IMPORT",
                                    "LINK",  "RD",         "EMBED",        "MACROBUTTON",    "DATABASE", "AUTOTEXT",
                                    "QUOTE", "GOTOBUTTON", "AUTOTEXTLIST", "PRINT"};
  if (std::find(forbidden.begin(), forbidden.end(), word) != forbidden.end())
    fail(refusals::unsafe, "В документе есть поле Word «" + word + "».");
}

// One field's instruction ends where its line does; what it quotes, such as an address, is no instruction.
void require_safe_instructions(std::string const& instructions) {
  std::string word;
  bool is_quoted = false;
  for (char const c : instructions + '\n') {
    if (c == '"') is_quoted = !is_quoted;
    if (c == '\n') is_quoted = false;
    if (!is_quoted && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
      word += static_cast<char>(c & ~0x20);
      continue;
    }
    require_safe_instruction(word);
    word.clear();
  }
}

}  // namespace

void require_safe(Package const& package) {
  for (auto const& part : package) require_known_kind(part);
  for (auto const& part : package)
    if (part.name.ends_with(".xml") || part.name.ends_with(".rels") || part.name.ends_with(".vml"))
      require_safe_instructions(instructions_of(part));
  require_content_types(package);
  for (auto const& part : package)
    if (part.name.ends_with(".rels")) require_safe_relationships(part);
}

}  // namespace obereg::docx
