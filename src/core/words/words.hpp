// Words by whose beginnings organisations and cases are found.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace obereg::text {

// Folded words of letters and digits, each once, in the order of the text; quotation marks, hyphens and the like part
// words. "ООО «Центр-ОТ»" -> "ооо", "центр", "от"
std::vector<std::string> words_of(std::string_view text);

}  // namespace obereg::text
