#include "platform/docx/first_line.hpp"

#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>

#include "platform/docx/reading/package.hpp"
#include "platform/docx/zip_writing.hpp"

namespace obereg::docx {

namespace {

// Names with the prefix that the document itself has for WordprocessingML.
class Paragraph {
 public:
  Paragraph(pugi::xml_node body, std::string prefix) : prefix_(std::move(prefix)) {
    node_ = body.prepend_child(named("p").c_str());
  }
  void fill(std::string const& words) {
    node_.append_child(named("pPr").c_str()).append_child(named("jc").c_str()).append_attribute(named("val").c_str()) =
        "right";
    auto run = node_.append_child(named("r").c_str());
    run.append_child(named("rPr").c_str()).append_child(named("b").c_str());
    run.append_child(named("t").c_str()).text() = words.c_str();
  }

 private:
  std::string named(char const* name) const { return prefix_ + name; }
  std::string prefix_;
  pugi::xml_node node_;
};

std::string with_paragraph(std::string const& xml, std::string const& words) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata))
    throw std::logic_error("a document whose text is no XML");
  auto const root = document.document_element();
  std::string const name = root.name();
  auto const prefix = name.substr(0, name.find(':') + 1);
  auto const body = root.child((prefix + "body").c_str());
  if (!body) throw std::logic_error("a document without a body");
  Paragraph(body, prefix).fill(words);
  std::ostringstream written;
  document.save(written, "", pugi::format_raw | pugi::format_no_declaration);
  return written.str();
}

}  // namespace

std::string with_first_line(std::string_view document, std::string_view words) {
  constexpr int usual = 6;
  auto package = read_package(document);
  bool found = false;
  std::vector<PackedPart> parts;
  for (auto& part : package) {
    if (part.name == "word/document.xml") {
      part.bytes = with_paragraph(part.bytes, std::string(words));
      found = true;
    }
    parts.push_back(packed(part.name, part.bytes, usual));
  }
  if (!found) throw std::logic_error("a document without its text");
  std::vector<PackedPart const*> pointers;
  for (auto const& part : parts) pointers.push_back(&part);
  return write_zip(pointers);
}

}  // namespace obereg::docx
