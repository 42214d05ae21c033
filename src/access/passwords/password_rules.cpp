#include "access/passwords/password_rules.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "core/text.hpp"
#include "platform/assets/assets.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t shortest_own_word = 3;  // of a name or an address that a password may not lean on
constexpr std::size_t least_besides = 8;      // code points that must remain beside a word anybody would try

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

icu::UnicodeString backwards(icu::UnicodeString text) {
  return text.reverse();
}

std::vector<icu::UnicodeString> const& common_words() {
  static std::vector<icu::UnicodeString> const words = [] {
    std::vector<icu::UnicodeString> read;
    auto rest = assets::find("src/access/passwords/common_words.txt");
    if (!rest.data()) throw std::logic_error("the list of common words is not there");
    while (!rest.empty()) {
      auto const end = std::min(rest.find('\n'), rest.size());
      if (end > 0) read.push_back(wide(text::fold(rest.substr(0, end))));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return read;
  }();
  return words;
}

// Rows of keys and alphabets, twice: whoever runs a finger along one goes on from its beginning.
std::vector<icu::UnicodeString> const& runs() {
  static std::vector<icu::UnicodeString> const all = [] {
    std::vector<icu::UnicodeString> made;
    for (auto const* row : {"1234567890", "0123456789", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
                            "1q2w3e4r5t6y7u8i9o0p", "abcdefghijklmnopqrstuvwxyz", "йцукенгшщзхъфывапролджэячсмитьбю",
                            "1й2ц3у4к5е6н7г8ш9щ0з", "абвгдежзийклмнопрстуфхцчшщъыьэюя"}) {
      auto const once = wide(row);
      made.push_back(once + once + once);
      made.push_back(backwards(once + once + once));
    }
    return made;
  }();
  return all;
}

bool is_run(icu::UnicodeString const& password) {
  auto const& all = runs();
  return std::any_of(all.begin(), all.end(), [&](auto const& run) { return run.indexOf(password) >= 0; });
}

// "абвабвабвабв": four letters or fewer, again and again.
bool is_repeated_piece(icu::UnicodeString const& password) {
  for (std::int32_t piece = 1; piece <= 4; ++piece) {
    bool same = true;
    for (std::int32_t at = piece; same && at < password.length(); ++at) same = password[at] == password[at - piece];
    if (same) return true;
  }
  return false;
}

// Code points that are left, spaces not counted.
std::size_t left_of(icu::UnicodeString password) {
  password.findAndReplace(icu::UnicodeString(" "), icu::UnicodeString());
  return static_cast<std::size_t>(password.countChar32());
}

bool leans_on(icu::UnicodeString password, icu::UnicodeString const& word) {
  if (password.indexOf(word) < 0) return false;
  return left_of(password.findAndReplace(word, icu::UnicodeString())) < least_besides;
}

bool leans_on_common_word(icu::UnicodeString const& password) {
  auto const& words = common_words();
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return leans_on(password, word); });
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
  auto const folded = wide(text::fold(password));
  if (is_repeated_piece(folded) || is_run(folded) || leans_on_common_word(folded))
    return "Такой пароль подбирают одним из первых. Возьмите слова, которые не стоят рядом ни на клавиатуре, ни в "
           "словах о пароле.";
  if (leans_on_own(folded, own))
    return "В пароле почти всё — ваше имя или адрес почты. Возьмите слова, которые с вами не связаны.";
  return "";
}

}  // namespace obereg::access
