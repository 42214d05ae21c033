// Marks {{…}} of a paragraph, found though an editor has split them over several runs.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "platform/docx/program/program.hpp"

namespace obereg::docx {

inline constexpr std::size_t most_marks = 5'000;  // of a part

struct Mark {
  FieldName field;
  bool is_qr = false;
  int qr_mm = 0;  // width on paper
};

// A piece of a run's text: words, or a mark.
struct Piece {
  std::string words;
  std::vector<Mark> mark;  // one or none
};

// The pieces of each w:t of the paragraph in their order; a mark belongs to the text that it begins in. Empty for a
// paragraph without marks. Throws Unfit for a mark that has no end.
using MarkedTexts = std::vector<std::pair<pugi::xml_node, std::vector<Piece>>>;
MarkedTexts marked_texts(pugi::xml_node paragraph);

// The marks of all paragraphs below; of those in rows of tables below only `with_rows`.
std::vector<Mark> marks_below(pugi::xml_node node, bool with_rows);

}  // namespace obereg::docx
