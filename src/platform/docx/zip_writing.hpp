// A zip archive in memory whose bytes depend on nothing but what is put in: no times, no order but the caller's.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::docx {

struct PackedPart {
  std::string name, bytes;
  std::uint32_t size = 0, sum = 0;  // unpacked
  bool is_deflated = false;
};

// Pictures are packed already and stored as they are. `level` is that of zlib.
PackedPart packed(std::string name, std::string_view bytes, int level);

std::string write_zip(std::vector<PackedPart const*> const& parts);

}  // namespace obereg::docx
