#include "platform/docx/program/compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <sstream>

#include "platform/docx/program/part_compiler.hpp"
#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

constexpr int thorough = 9;  // done once for the parts that no field changes
constexpr std::string_view word_folder = "word/";

// The words of the document: its text, headers, footers and notes.
bool is_filled(std::string_view name) {
  constexpr std::array beginnings = {"word/document.", "word/header", "word/footer", "word/footnotes", "word/endnotes"};
  return name.ends_with(".xml") &&
         std::any_of(beginnings.begin(), beginnings.end(), [&](auto const* each) { return name.starts_with(each); });
}

std::string saved(pugi::xml_document const& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

void load(pugi::xml_document& document, Part const& part) {
  // Spaces between words may be a text of their own: parse_ws_pcdata keeps them.
  if (!document.load_buffer(part.bytes.data(), part.bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata))
    fail(refusals::broken, "Ошибка XML в файле " + part.name + ".");
}

Part& part_named(Package& package, std::string const& name, std::string_view if_none) {
  auto const found = std::find_if(package.begin(), package.end(), [&](Part const& part) { return part.name == name; });
  if (found != package.end()) return *found;
  package.push_back({name, std::string(if_none)});
  return package.back();
}

void relate(Package& package, std::string const& part, std::string const& id, std::string const& target) {
  auto& relationships =
      part_named(package, fmt::format("word/_rels/{}.rels", part.substr(word_folder.size())),
                 R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>)");
  pugi::xml_document document;
  load(document, relationships);
  auto relation = document.document_element().append_child("Relationship");
  relation.append_attribute("Id") = id.c_str();
  relation.append_attribute("Type") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
  relation.append_attribute("Target") = target.c_str();
  relationships.bytes = saved(document);
}

void name_png(Package& package) {
  auto& types = part_named(package, "[Content_Types].xml", "");
  pugi::xml_document document;
  load(document, types);
  auto root = document.document_element();
  for (auto const each : root.children("Default"))
    if (std::string_view(each.attribute("Extension").value()) == "png") return;
  auto node = root.prepend_child("Default");
  node.append_attribute("Extension") = "png";
  node.append_attribute("ContentType") = "image/png";
  types.bytes = saved(document);
}

void add_pictures(Compiled& compiled, Package& package, std::string const& part, std::vector<QrUse> const& uses) {
  if (!uses.empty()) name_png(package);
  for (auto const& use : uses) {
    // The name of the part keeps apart those of the text and of a header.
    auto const name = fmt::format("media/{}_{}.png", part.substr(word_folder.size()), use.relationship);
    relate(package, part, use.relationship, name);
    auto& made = compiled.parts.emplace_back();
    made.packed.name = "word/" + name;
    made.qr = use.field;
  }
}

void compile_part(Compiled& compiled, Package& package, Part const& part) {
  pugi::xml_document document;
  load(document, part);
  if (part.name == "word/document.xml" && std::string_view(document.document_element().name()) != "w:document")
    fail(refusals::broken, "Текст документа записан непривычно: пересохраните его в Word.");
  PartCompiler compiler;
  auto steps = compiler.compile(document.document_element());
  compiled.fields.insert(compiler.fields().begin(), compiler.fields().end());
  auto& made = compiled.parts.emplace_back();
  made.packed.name = part.name;
  // A part without marks is the same in every document.
  if (compiler.fields().empty())
    made.packed = packed(part.name, part.bytes, thorough);
  else
    made.steps = std::move(steps);
  add_pictures(compiled, package, part.name, compiler.qr_uses());
}

}  // namespace

Compiled compile(Package package) {
  Compiled compiled;
  auto const given = package;
  for (auto const& part : given)
    if (is_filled(part.name)) compile_part(compiled, package, part);
  std::vector<CompiledPart> still;
  for (auto const& part : package)
    if (!is_filled(part.name)) still.emplace_back().packed = packed(part.name, part.bytes, thorough);
  // Programs that read on from the beginning look for the list of types first.
  std::stable_partition(still.begin(), still.end(),
                        [](CompiledPart const& part) { return part.packed.name == "[Content_Types].xml"; });
  compiled.parts.insert(compiled.parts.begin(), std::make_move_iterator(still.begin()),
                        std::make_move_iterator(still.end()));
  return compiled;
}

}  // namespace obereg::docx
