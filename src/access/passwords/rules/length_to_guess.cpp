#include "access/passwords/rules/length_to_guess.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "access/passwords/rules/common_passwords.hpp"
#include "platform/assets/assets.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t shortest_piece = length_of_tried_first + 1;  // one that is shorter gains nothing
constexpr std::size_t longest_common = 64;                         // as good as all of the list

constexpr std::u32string_view russian = U"йцукенгшщзхъфывапролджэячсмитьбюё";
constexpr std::u32string_view latin = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.t";  // ё as е

// Rows of keys and alphabets, on Latin keys.
std::vector<std::u32string> const& rows() {
  static std::vector<std::u32string> const all = [] {
    std::vector<std::u32string> made;
    for (auto const* row : {"1234567890", "0123456789", "qwertyuiopasdfghjklzxcvbnm",
                            "йцукенгшщзхъфывапролджэячсмитьбю", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p",
                            "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя"}) {
      auto const once = keys_of(row);
      auto const thrice = once + once + once;  // whoever runs a finger along one goes on from its beginning
      made.push_back(thrice);
      made.emplace_back(thrice.rbegin(), thrice.rend());
    }
    return made;
  }();
  return all;
}

// What the list has, or a word of ours, as bytes: nothing where a sign is not on a key.
std::string bytes_of(std::u32string_view keys) {
  std::string bytes;
  for (auto const key : keys) bytes += key < 0x80 ? static_cast<char>(key) : '\0';
  return bytes;
}

// Words that no list of breaches has whole: Russian ones, and those of this program. Sorted.
std::vector<std::string> const& common_words() {
  static std::vector<std::string> const words = [] {
    std::vector<std::string> read;
    auto rest = assets::find("src/access/passwords/rules/common_words.txt");
    if (!rest.data()) throw std::logic_error("the list of common words is not there");
    while (!rest.empty()) {
      auto const end = std::min(rest.find('\n'), rest.size());
      if (end > 0) read.push_back(bytes_of(keys_of(rest.substr(0, end))));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::sort(read.begin(), read.end());
    return read;
  }();
  return words;
}

bool is_common(std::string_view piece) {
  auto const& words = common_words();
  return std::binary_search(words.begin(), words.end(), piece, std::less<>()) ||
         (piece.size() >= shortest_common_password && is_common_password(piece));
}

// How far the keys go along one row; 0 where it is no run to speak of.
std::size_t run_at(std::u32string_view keys) {
  auto const& all = rows();
  auto const goes_on = [&](std::size_t length) {
    return std::any_of(all.begin(), all.end(), [&](std::u32string const& row) {
      return row.find(keys.substr(0, length)) != std::u32string::npos;
    });
  };
  std::size_t length = 0;
  for (auto tried = shortest_piece; tried <= keys.size() && goes_on(tried); ++tried) length = tried;
  return length;
}

// How far a piece of four letters or fewer is repeated, at least twice; 0 where none is.
std::size_t repeated_at(std::u32string_view keys) {
  std::size_t longest = 0;
  for (std::size_t piece = 1; piece <= length_of_tried_first; ++piece) {
    auto end = piece;
    while (end < keys.size() && keys[end] == keys[end - piece]) ++end;
    if (end >= std::max(shortest_piece, 2 * piece)) longest = std::max(longest, end);
  }
  return longest;
}

}  // namespace

std::u32string keys_of(std::string_view password) {
  auto const small =
      icu::UnicodeString::fromUTF8({password.data(), static_cast<std::int32_t>(password.size())}).toLower();
  std::u32string keys;
  for (std::int32_t at = 0; at < small.length(); at = small.moveIndex32(at, 1)) {
    auto const letter = static_cast<char32_t>(small.char32At(at));
    auto const found = russian.find(letter);
    keys += found == std::u32string_view::npos ? letter : latin[found];
  }
  return keys;
}

std::size_t length_to_guess(std::string_view password) {
  auto const keys = keys_of(password);
  auto const bytes = bytes_of(keys);
  std::vector<std::size_t> least(keys.size() + 1);  // of what begins there
  for (auto at = keys.size(); at-- > 0;) {
    least[at] = least[at + 1] + 1;
    auto const take = [&](std::size_t length) {
      least[at] = std::min(least[at], length_of_tried_first + least[at + length]);
    };
    auto const rest = std::u32string_view(keys).substr(at);
    if (auto const length = run_at(rest); length > 0) take(length);
    if (auto const length = repeated_at(rest); length > 0) take(length);
    auto const longest = std::min(rest.size(), longest_common);
    for (auto length = shortest_piece; length <= longest; ++length)
      if (is_common(std::string_view(bytes).substr(at, length))) take(length);
  }
  return least[0];
}

}  // namespace obereg::access
