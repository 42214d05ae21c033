// Templates for tests, put together from the XML of their text.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "platform/docx/docx.hpp"
#include "platform/docx/reading/package.hpp"
#include "platform/docx/zip_writing.hpp"

namespace obereg::docx {

inline std::string zipped(Package const& package) {
  std::vector<PackedPart> parts;
  for (auto const& part : package) parts.push_back(packed(part.name, part.bytes, 1));
  std::vector<PackedPart const*> pointers;
  for (auto const& part : parts) pointers.push_back(&part);
  return write_zip(pointers);
}

inline std::string const content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" )"
    R"(ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType=)"
    R"("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
inline std::string const relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="word/document.xml"/></Relationships>)";

inline std::string word_xml(std::string const& root, std::string const& inside) {
  return "<w:" + root + " xmlns:w=\"urn:w\" xmlns:w14=\"urn:w14\" xmlns:wp=\"urn:wp\">" + inside + "</w:" + root + ">";
}

inline Package package_of(std::string const& body) {
  return {{"[Content_Types].xml", content_types},
          {"_rels/.rels", relationships},
          {"word/document.xml", word_xml("document", "<w:body>" + body + "</w:body>")}};
}

inline Package with(Package package, std::string name, std::string bytes) {
  package.push_back({std::move(name), std::move(bytes)});
  return package;
}

inline std::string run(std::string const& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}
inline std::string paragraph(std::string const& text) {
  return "<w:p>" + run(text) + "</w:p>";
}
inline std::string cell(std::string const& text) {
  return "<w:tc>" + paragraph(text) + "</w:tc>";
}
inline std::string table(std::string const& rows) {
  return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}

// What stands between the tags of the body of the filled document.
inline std::string filled(std::string const& body, Fields const& fields) {
  auto const bytes = fill(zipped(package_of(body)), fields);
  if (!bytes) return std::string(bytes.error().kind->code) + ": " + bytes.error().detail;
  auto const package = read_package(*bytes);
  auto const& xml = find_part(package, "word/document.xml")->bytes;
  auto const from = xml.find("<w:body>") + 8;
  return xml.substr(from, xml.find("</w:body>") - from);
}

inline std::string code_of(std::string_view bytes) {
  auto const read = Template::read(bytes);
  return read ? "" : std::string(read.error().kind->code);
}

}  // namespace obereg::docx
