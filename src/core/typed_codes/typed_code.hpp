// Secret codes that people read from paper or a letter and type in.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace obereg::text {

// Random, `length` letters and digits without look-alikes, 5 bits each (Crockford's base 32: no I, L, O, U).
std::string random_code(std::size_t length);
// The same of bytes that nobody can guess: a letter or digit of each.
std::string code_of(std::string_view secret_bytes);

std::string shown_code(std::string_view code);  // "7K2M-…": in fours
// As random_code made it, from what was typed in any letter case, with dashes and spaces anywhere; "" where it is no
// code of that length.
std::string typed_code(std::string_view typed, std::size_t length);

}  // namespace obereg::text
