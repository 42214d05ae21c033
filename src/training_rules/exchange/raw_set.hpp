// A RegistrySet taken apart by its elements, before any rule of the registry is asked.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "training_rules/exchange/fault.hpp"
#include "training_rules/exchange/schema.hpp"

namespace obereg::training {

struct RawRecord {
  std::size_t line = 0;
  std::string outer_id;
  std::optional<bool> passed;
  std::optional<std::uint64_t> programme_id;
  std::array<std::optional<std::string>, field_count> texts;
  std::array<std::size_t, field_count> lines{};
  std::size_t line_of(Field field) const {
    auto const own = lines[static_cast<std::size_t>(field)];
    return own != 0 ? own : line;
  }
  std::optional<std::string> const& operator[](Field field) const { return texts[static_cast<std::size_t>(field)]; }
};

struct RawSet {
  std::vector<RawRecord> records;
  std::vector<ExchangeFault> faults;  // all of them, up to `most_faults`
};

inline constexpr std::size_t most_faults = 10'000;

// UTF-8 (with or without BOM), UTF-16 and windows-1251. A DOCTYPE is refused: no entity is ever expanded.
RawSet parse_registry_set(std::string_view xml);

}  // namespace obereg::training
