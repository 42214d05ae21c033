#include "access/passwords/rules/password_rules.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "access/passwords/rules/length_to_guess.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t shortest_own_word = 3;  // of a name or an address that a password may not lean on
constexpr std::size_t least_besides = 8;      // code points that must remain beside them

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// Code points that are left, spaces not counted.
std::size_t left_of(icu::UnicodeString password) {
  password.findAndReplace(icu::UnicodeString(" "), icu::UnicodeString());
  return static_cast<std::size_t>(password.countChar32());
}

// All of one's names and the address taken away together.
bool leans_on_own(icu::UnicodeString password, std::vector<std::string> const& own) {
  bool has_own = false;
  for (auto const& one : own) {
    auto const whole = text::fold(one);
    auto const word = whole.substr(0, whole.find('@'));
    if (text::length(word) < shortest_own_word || password.indexOf(wide(word)) < 0) continue;
    has_own = true;
    password.findAndReplace(wide(word), icu::UnicodeString());
  }
  return has_own && left_of(password) < least_besides;
}

}  // namespace

std::string normalised_password(std::string_view typed) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* form = icu::Normalizer2::getNFKCInstance(status);
  auto const normalised = form->normalize(wide(typed), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU does not normalise");
  std::string bytes;
  normalised.toUTF8String(bytes);
  return bytes;
}

std::string password_fault(std::string const& password, std::vector<std::string> const& own) {
  auto const length = text::length(password);
  if (length < shortest_password)
    return "Пароль короче 12 знаков. Возьмите длиннее: подойдут, например, несколько слов подряд.";
  if (length > longest_password) return "Пароль длиннее 128 знаков. Возьмите короче.";
  if (leans_on_own(wide(text::fold(password)), own))
    return "В пароле почти всё — ваше имя или адрес почты. Возьмите слова, которые с вами не связаны.";
  if (length_to_guess(password) < shortest_password)
    return "Такой пароль подбирают одним из первых: в нём почти всё — из частых паролей, рядов клавиш или повторов. "
           "Добавьте слова, которые не связаны между собой.";
  return "";
}

}  // namespace obereg::access
