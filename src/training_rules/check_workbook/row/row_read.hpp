// Inside of the row check: what is understood of the row so far, and small questions about text.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "training_rules/check_workbook/row/row_check.hpp"

namespace obereg::training {

struct RowCheck::Read {
  bool is_new = false;
  std::string_view number;  // given earlier; empty where it is new or not readable
  std::optional<Snils> snils;
  std::optional<Inn> employer_inn;
  Programme const* programme = nullptr;
  std::optional<LocalDate> checked_on, entered_on;
  Outcome outcome = Outcome::passed;
  KnowledgeCheck knowledge_check = KnowledgeCheck::not_stated;
};

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

inline bool has_latin_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) == 0xC3;
  });
}

// Quick, of the letters А–я, Ё, ё and A–z; others begin with what it does not know.
inline bool begins_with_letter(std::string_view text) {
  if (text.empty()) return false;
  auto const first = static_cast<unsigned char>(text.front()),
             second = static_cast<unsigned char>(text[text.size() > 1]);
  if (first == 0xD0) return second >= 0x90 || second == 0x81;
  if (first == 0xD1) return second <= 0x91;
  return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

inline bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

// A fixed value in any letter case. `folded` is its folded form.
inline bool is_value(std::string_view text, std::string_view folded) {
  return text.size() == folded.size() && text::fold(text) == folded;
}

}  // namespace obereg::training
