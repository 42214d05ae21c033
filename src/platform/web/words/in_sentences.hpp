// Russian sentences made of parts that may be missing.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/refusal.hpp"

namespace obereg::web {

// "Подпись не принята", "Подписаны другие данные." -> "Подпись не принята. Подписаны другие данные."
std::string in_sentences(std::initializer_list<std::string_view> parts);

// What happened, what is special about this case, what to do: beside a field, or in a letter.
std::string in_words(Refusal const& refusal);

}  // namespace obereg::web
