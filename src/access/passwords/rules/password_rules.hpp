// Which passwords may be chosen.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace obereg::access {

inline constexpr std::size_t shortest_password = 12;  // code points (OWASP ASVS 4.0, 2.1.1)
inline constexpr std::size_t longest_password = 128;  // 2.1.2: more than this may be refused

// The bytes that are hashed: NFKC, so that one password typed on two keyboards is one (NIST SP 800-63B, 5.1.1.2).
std::string normalised_password(std::string_view typed);

// Russian: why the password, normalised, can't be taken and what to do; "" where it can. `own`: names and address of
// its owner.
std::string password_fault(std::string const& password, std::vector<std::string> const& own);

}  // namespace obereg::access
