// Mends of a value that are certain to be right. Nothing where there is no such mend.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace obereg::training {

// Excel drops leading zeros of numbers: the ИНН whose check digits hold once they are put back.
std::optional<std::string> inn_with_zeros(std::string_view text);
std::optional<std::string> snils_with_zeros(std::string_view text);

// A year before it is a slip of the keyboard (0026, 1026), not a date of a check of knowledge.
inline constexpr int earliest_year = 1900;

// 25/02/2026, 25-02-2026, 2026/02/25, 5.2.2026, 25.2.26, 20260225, 25 февраля 2026, 25.02.2026 г.,
// 2026-02-25T00:00:00 as 25.02.2026. Not certain: a day with slashes that may be a month, and a year of two digits
// where the year meant would come after `today`.
std::optional<std::string> date_respelled(std::string_view text, LocalDate today);

// Why `text` is certainly the fixed value `value`, in Russian: look-alike letters, a final dot, or both. Empty where it
// is not, and where it is that value in some letter case.
std::string_view slip_in_fixed_value(std::string_view text, std::string_view value);

// What tells a title from the one meant, which has the same letters once look-alikes are mended, in Russian:
// «Отличаются только прописные и строчные буквы».
std::string difference_of_titles(std::string_view text, std::string_view title);

// A letter of any alphabet.
bool has_letter(std::string_view text);

}  // namespace obereg::training
