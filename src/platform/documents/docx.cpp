#include "platform/documents/docx.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>

#include "platform/documents/package.hpp"

namespace obereg::documents {

namespace {

constexpr std::string_view document_part = "word/document.xml", relations_part = "word/_rels/document.xml.rels";

std::string saved(pugi::xml_document const& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return std::move(out).str();
}

// XML 1.0 has no control characters; pugixml would write them.
std::string without_controls(std::string_view text) {
  std::string kept;
  for (char const c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') kept += c;
  return kept;
}

std::string text_below(pugi::xml_node node) {
  std::string all;
  for (auto const& found : node.select_nodes(".//w:t")) all += found.node().text().get();
  return all;
}

bool has_whole_placeholders(std::string_view text) {
  auto const open = text.rfind("{{"), close = text.rfind("}}");
  return open == std::string_view::npos || (close != std::string_view::npos && close > open);
}

class Filler {
 public:
  Filler(Package& package, DocxValues const& values) : package_(package), values_(values) {}

  void fill() {
    pugi::xml_document document;
    auto const& bytes = package_[std::string(document_part)];
    // Spaces between words may be a text of their own: parse_ws_pcdata keeps them.
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      throw std::runtime_error("docx: the template's text is no XML");
    fill_below(document.document_element(), nullptr);
    package_[std::string(document_part)] = saved(document);
    if (!relations_.empty()) add_relations();
  }

 private:
  using Texts = DocxValues::Texts;

  void fill_below(pugi::xml_node node, Texts const* item) {
    for (auto child = node.first_child(); child;) {
      auto const next = child.next_sibling();
      std::string_view const name = child.name();
      if (name == "w:tr" && !item)
        fill_row(child);
      else if (name == "w:p")
        fill_paragraph(child, item);
      else
        fill_below(child, item);
      child = next;
    }
  }

  void fill_row(pugi::xml_node row) {
    auto const text = text_below(row);
    auto const mark = text.find("{{#");
    if (mark == std::string::npos) return fill_below_row(row, nullptr);
    auto const name = text.substr(mark + 3, text.find("}}", mark) - mark - 3);
    auto const list = values_.lists.find(name);
    if (list == values_.lists.end()) throw std::logic_error("docx: no list " + name);
    auto parent = row.parent();
    for (auto const& item : list->second) fill_below_row(parent.insert_copy_before(row, row), &item);
    parent.remove_child(row);
  }
  void fill_below_row(pugi::xml_node row, Texts const* item) {
    for (auto cell = row.first_child(); cell; cell = cell.next_sibling()) fill_below(cell, item);
  }

  void fill_paragraph(pugi::xml_node paragraph, Texts const* item) {
    if (text_below(paragraph).find("{{") == std::string::npos) return;
    auto const texts = paragraph.select_nodes(".//w:t");
    bool split = false;
    for (auto const& text : texts) split |= !has_whole_placeholders(text.node().text().get());
    if (split) {
      auto const all = text_below(paragraph);
      for (auto const& text : texts) text.node().text().set("");
      texts.first().node().text().set(all.c_str());
    }
    for (auto const& text : paragraph.select_nodes(".//w:t")) fill_text(text.node(), item);
  }

  // Values are not looked through for placeholders again.
  void fill_text(pugi::xml_node node, Texts const* item) {
    std::string const source = node.text().get();
    std::string filled;
    std::size_t at = 0;
    for (auto open = source.find("{{"); open != std::string::npos; open = source.find("{{", at)) {
      auto const close = source.find("}}", open);
      if (close == std::string::npos) break;
      filled += source.substr(at, open - at);
      auto const name = source.substr(open + 2, close - open - 2);
      if (name.rfind("image:", 0) == 0)
        insert_picture(node, name.substr(6));
      else if (name.front() != '#')
        filled += without_controls(value_of(name, item));
      at = close + 2;
    }
    filled += source.substr(at);
    node.text().set(filled.c_str());
  }

  std::string const& value_of(std::string const& name, Texts const* item) const {
    bool const of_item = name.rfind('.', 0) == 0;
    auto const& texts = of_item && item ? *item : values_.texts;
    auto const found = texts.find(of_item ? name.substr(1) : name);
    if (found == texts.end()) throw std::logic_error("docx: no value for " + name);
    return found->second;
  }

  void insert_picture(pugi::xml_node before, std::string const& name) {
    auto const picture = values_.pictures.find(name);
    if (picture == values_.pictures.end()) throw std::logic_error("docx: no picture " + name);
    auto const number = relations_.size() + 1;
    auto const file = fmt::format("media/filled_{}.png", number);
    package_["word/" + file] = picture->second.png;
    relations_.push_back(file);
    constexpr double emu_per_mm = 36'000;
    auto const drawing = fmt::format(
        R"(<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
        R"(<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">)"
        R"(<wp:extent cx="{0}" cy="{1}"/><wp:docPr id="{2}" name="{3}"/>)"
        R"(<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">)"
        R"(<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">)"
        R"(<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>)"
        R"(<pic:cNvPr id="{2}" name="{3}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="filled{2}" )"
        R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/>)"
        R"(</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{1}"/></a:xfrm>)"
        R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>)"
        R"(</wp:inline></w:drawing>)",
        static_cast<long>(picture->second.width_mm * emu_per_mm),
        static_cast<long>(picture->second.height_mm * emu_per_mm), number, name);
    pugi::xml_document part;
    part.load_string(drawing.c_str());
    before.parent().insert_copy_before(part.first_child(), before);
  }

  void add_relations() {
    pugi::xml_document document;
    auto const& bytes = package_[std::string(relations_part)];
    if (!document.load_buffer(bytes.data(), bytes.size())) throw std::runtime_error("docx: no relationships");
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      auto relation = document.document_element().append_child("Relationship");
      relation.append_attribute("Id") = fmt::format("filled{}", i + 1).c_str();
      relation.append_attribute("Type") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
      relation.append_attribute("Target") = relations_[i].c_str();
    }
    package_[std::string(relations_part)] = saved(document);
  }

  Package& package_;
  DocxValues const& values_;
  std::vector<std::string> relations_;  // targets of the pictures put in
};

}  // namespace

std::string fill_docx(std::string_view template_bytes, DocxValues const& values) {
  auto package = read_package(template_bytes);
  if (!package.contains(std::string(document_part))) throw std::runtime_error("docx: the template has no text");
  Filler(package, values).fill();
  return write_package(package);
}

}  // namespace obereg::documents
