// Which row of the file had the same record before. At most 24 bytes a row.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace obereg::training {

class DuplicateIndex {
 public:
  DuplicateIndex();
  // The earlier row with the same key; where there is none, remembers this one.
  std::optional<std::uint32_t> earlier(std::string_view key, std::uint32_t row);
  std::size_t bytes() const;

 private:
  // 96 bits of a hash keyed at random: two different keys of a million rows meet with a chance below 10⁻¹⁶.
  struct Slot {
    std::array<std::uint32_t, 3> hash;
    std::uint32_t row;  // 0: free
  };
  // The table is split so that growing copies a small part only, and no peak of twice its size arises.
  struct Part {
    std::vector<Slot> slots;
    std::size_t used = 0;
  };
  static Slot& place_of(std::vector<Slot>& slots, std::array<std::uint32_t, 3> const& hash);
  static void grow(Part& part);

  std::array<unsigned char, 16> secret_;
  std::array<Part, 256> parts_;
};

}  // namespace obereg::training
