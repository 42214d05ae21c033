// Mends of a value that are certain to be right. Nothing where there is no such mend.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace obereg::training {

// Excel drops leading zeros of numbers: the ИНН whose check digits hold once they are put back.
std::optional<std::string> inn_with_zeros(std::string_view text);
std::optional<std::string> snils_with_zeros(std::string_view text);

// 25/02/2026, 25-02-2026, 2026/02/25, 5.2.2026, 2026-02-25T00:00:00 as 25.02.2026. A year of two digits is not certain,
// nor is a day with slashes that may be a month.
std::optional<std::string> date_respelled(std::string_view text);

}  // namespace obereg::training
