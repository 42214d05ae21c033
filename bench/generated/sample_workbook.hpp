// A workbook of training records for measuring: 18 columns, all people synthetic.
#pragma once
#include <cstdint>
#include <string>

namespace obereg::bench {

enum class Texts { in_the_cells, shared };
enum class Rows { right, wrong };  // wrong: two mistakes in every row

inline constexpr char const* sample_provider_name = "АНО ДПО «Учебный центр Образец»";
inline constexpr char const* sample_provider_inn = "7710474375";

void write_sample_workbook(std::string const& path, std::uint32_t rows, Texts texts, Rows kind = Rows::right);

}  // namespace obereg::bench
