// What a leaf of the log says: one event of one registry record.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/ledger/tree.hpp"

namespace obereg::ledger {

enum class EventKind : std::uint8_t { entered, corrected, annulled };

std::string_view to_text(EventKind kind);  // "entered"
std::optional<EventKind> event_kind(std::string_view text);

struct Leaf {
  EventKind kind = EventKind::entered;
  std::string number;          // of the record in its registry
  Hash file_hash{};            // SHA-256 of the signed file of the act
  std::uint64_t position = 0;  // of the record in that file, from 1
};

// The longest registry number in bytes; it is not empty and holds no control characters, so that a leaf's lines can't
// be forged by a number with a line break.
inline constexpr std::size_t longest_number = 200;
bool is_registry_number(std::string_view number);

// The canonical bytes, docs/formats.md, "Leaf". Throws std::invalid_argument for a bad number or position 0.
std::string leaf_bytes(Leaf const& leaf);
Hash leaf_hash(Leaf const& leaf);

}  // namespace obereg::ledger
