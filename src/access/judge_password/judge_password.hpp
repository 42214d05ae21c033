// What is told of a password while it is typed, on every page where one is chosen (ASVS 4.0, 2.1.8).
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

struct Verdict {
  enum class Grade { refused, fair, good } grade = Grade::refused;
  std::size_t length = 0;  // length_to_guess; of a refused one less than the shortest that is taken
  std::string words;       // Russian: why not, or how it could be better; may be empty
};
inline constexpr std::size_t good_password = 16;  // in letters of length_to_guess

// By the very rules that take or refuse the password afterwards.
Verdict judge(Account const& account, std::string const& typed);

inline constexpr int most_verdicts = 300;  // asked for by one, in one period of platform/attempts

// A piece of a page for the form field "password". `whose`: who asks, for the limit. Neither the password nor the
// verdict is kept or logged anywhere.
http::Response verdict_for(web::ActionContext const& context, Account const& account, std::string const& whose);

}  // namespace obereg::access
