// Documents in .docx made from a template (ECMA-376). In a template's text:
//   {{name}}         a text
//   {{#list}}        anywhere in a table's row: the row is repeated for each item, whose texts are {{.name}}
//   {{image:name}}   a picture
// A placeholder that an editor has split over several runs is put together; the paragraph then looks as its first run.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::documents {

struct Picture {
  std::string png;
  double width_mm = 0, height_mm = 0;
};

struct DocxValues {
  using Texts = std::map<std::string, std::string, std::less<>>;
  Texts texts;
  std::map<std::string, std::vector<Texts>, std::less<>> lists;
  std::map<std::string, Picture, std::less<>> pictures;
};

// The bytes of the filled document. The same values give the same bytes. Throws std::runtime_error for a template that
// is no such package, std::logic_error for a placeholder that has no value.
std::string fill_docx(std::string_view template_bytes, DocxValues const& values);

}  // namespace obereg::documents
