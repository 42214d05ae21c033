#include "core/words/words.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/text.hpp"

namespace obereg::text {

std::vector<std::string> words_of(std::string_view text) {
  auto const folded = fold(text);
  auto const wide = icu::UnicodeString::fromUTF8({folded.data(), static_cast<std::int32_t>(folded.size())});
  std::vector<std::string> words;
  icu::UnicodeString word;
  auto const end_word = [&] {
    std::string made;
    word.toUTF8String(made);
    word.remove();
    if (!made.empty() && std::find(words.begin(), words.end(), made) == words.end()) words.push_back(std::move(made));
  };
  for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    auto const letter = wide.char32At(at);
    if (u_isalnum(letter))
      word.append(letter);
    else
      end_word();
  }
  end_word();
  return words;
}

}  // namespace obereg::text
