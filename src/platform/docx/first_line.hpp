// A line above everything else in a document, whatever template it was made from: «Проект».
#pragma once
#include <string>
#include <string_view>

namespace obereg::docx {

// Bold, at the right. Throws std::logic_error for what is no document of ours.
std::string with_first_line(std::string_view document, std::string_view words);

}  // namespace obereg::docx
