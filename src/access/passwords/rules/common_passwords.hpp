// Passwords that were seen in breaches, most used first to be tried (ASVS 4.0, 2.1.7). The list comes with the build:
// web/common_passwords.mjs.
#pragma once
#include <cstddef>
#include <string_view>

namespace obereg::access {

inline constexpr std::size_t shortest_common_password = 6;  // shorter ones are not in the list

// `keys`: small letters as they stand on Latin keys (keys_of). The list lies sorted in the program and is searched as
// it is: some microseconds, no memory of its own.
bool is_common_password(std::string_view keys);
// The whole of it: a line each.
std::string_view common_passwords();

}  // namespace obereg::access
