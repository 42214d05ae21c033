// Numbers as pages show them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace obereg::html {

// Thousands apart by a narrow no-break space: 1213 -> "1 213". Four digits too: the columns of a table stay in line.
std::string number(long long value);

// counted(21, "строка", "строки", "строк") -> "21 строка", with a no-break space.
std::string counted(long long count, std::string_view one, std::string_view few, std::string_view many);

// A file's size, 1 МБ = 1024 × 1024 bytes as file managers count: "0 байт", "1,4 КБ", "12 МБ".
std::string file_size(std::uint64_t bytes);

}  // namespace obereg::html
