// A workbook of training records for measuring: 18 columns, all people synthetic, every row right.
#pragma once
#include <cstdint>
#include <string>

namespace obereg::bench {

enum class Texts { in_the_cells, shared };

void write_sample_workbook(std::string const& path, std::uint32_t rows, Texts texts);

}  // namespace obereg::bench
