#include "platform/ledger/leaf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace obereg::ledger {

std::string_view to_text(EventKind kind) {
  switch (kind) {
    case EventKind::entered:
      return "entered";
    case EventKind::corrected:
      return "corrected";
    case EventKind::annulled:
      return "annulled";
  }
  throw std::logic_error("No such kind of event");
}

std::optional<EventKind> event_kind(std::string_view text) {
  for (auto const kind : {EventKind::entered, EventKind::corrected, EventKind::annulled})
    if (to_text(kind) == text) return kind;
  return std::nullopt;
}

bool is_registry_number(std::string_view number) {
  auto const control = [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; };
  return !number.empty() && number.size() <= longest_number && std::none_of(number.begin(), number.end(), control);
}

std::string leaf_bytes(Leaf const& leaf) {
  if (!is_registry_number(leaf.number)) throw std::invalid_argument("A leaf needs a registry number of one line");
  if (leaf.position == 0) throw std::invalid_argument("Positions of records begin with 1");
  return fmt::format("obereg-leaf-v1\nkind {}\nnumber {}\nfile {}\nposition {}\n", to_text(leaf.kind), leaf.number,
                     to_hex(leaf.file_hash), leaf.position);
}

Hash leaf_hash(Leaf const& leaf) {
  return leaf_hash(leaf_bytes(leaf));
}

}  // namespace obereg::ledger
