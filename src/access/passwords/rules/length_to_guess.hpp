// How long a password is for somebody who knows what people choose.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace obereg::access {

// The password's letters as small ones on Latin keys, one for each code point: "Пароль" -> "gfhjkm". What is forgotten
// in one layout is then found in the other. Signs that no key has stay as they are.
std::u32string keys_of(std::string_view password);

// Code points, but what is tried first counts as four, however long: a common password or word, letters or keys in a
// row ("12345678"), a short piece repeated ("абвабвабв"). Of the ways to take the password to pieces the least counts.
// So "password" with eight more letters is twelve long.
inline constexpr std::size_t length_of_tried_first = 4;
std::size_t length_to_guess(std::string_view password);

}  // namespace obereg::access
