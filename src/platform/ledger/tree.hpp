// The Merkle tree of RFC 6962, section 2.1, with SHA-256: hashes of leaves and nodes, and the growing right edge.
// A node is named by its level (leaves have level 0) and its index on that level; node (l, i) covers the leaves
// [i·2^l, (i+1)·2^l). Only complete subtrees are nodes: they never change once they exist.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::ledger {

using Hash = std::array<std::uint8_t, 32>;

Hash sha256(std::string_view bytes);
Hash leaf_hash(std::string_view bytes);               // SHA-256(0x00 || bytes)
Hash node_hash(Hash const& left, Hash const& right);  // SHA-256(0x01 || left || right)

std::string to_hex(Hash const& hash);                        // 64 lower-case digits
std::optional<Hash> hash_from_hex(std::string_view digits);  // nothing for anything but 64 lower-case digits

// Told of every complete node once, the leaves included, so that a store may keep them.
using NodeSink = std::function<void(unsigned level, std::uint64_t index, Hash const& hash)>;

// The roots of the complete subtrees that a tree consists of, from left to right: one for each bit of its size. All
// that is needed to append and to know the root.
class Peaks {
 public:
  Peaks() = default;
  // Of a stored tree. Throws std::invalid_argument where their number does not fit the size.
  Peaks(std::uint64_t size, std::vector<Hash> hashes);

  void append(Hash const& leaf, NodeSink const& sink = {});
  void append(std::span<Hash const> leaves, NodeSink const& sink = {});

  std::uint64_t size() const { return size_; }
  std::vector<Hash> const& hashes() const { return hashes_; }
  Hash root() const;  // of the empty tree: SHA-256 of nothing

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> hashes_;
};

}  // namespace obereg::ledger
