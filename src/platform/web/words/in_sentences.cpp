#include "platform/web/words/in_sentences.hpp"

namespace obereg::web {

std::string in_sentences(std::initializer_list<std::string_view> parts) {
  std::string words;
  for (auto const part : parts) {
    if (part.empty()) continue;
    words += (words.empty() ? "" : " ") + std::string(part);
    if (words.find_last_of(".!?:") != words.size() - 1) words += '.';
  }
  return words;
}

std::string in_words(Refusal const& refusal) {
  return in_sentences({refusal.kind->title, refusal.detail, refusal.kind->advice});
}

}  // namespace obereg::web
