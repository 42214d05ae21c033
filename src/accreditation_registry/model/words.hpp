// How the registry is searched: by the beginnings of words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace obereg::accreditation {

// Folded words of letters and digits, each once, in the order of the text; quotation marks, hyphens and the like part
// words. "ООО «Центр-ОТ»" -> "ооо", "центр", "от"
std::vector<std::string> words_of(std::string_view text);

}  // namespace obereg::accreditation
