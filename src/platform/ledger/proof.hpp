// Proofs about a tree of RFC 6962: made from a store of nodes, checked without any.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "platform/ledger/tree.hpp"

namespace obereg::ledger {

using Proof = std::vector<Hash>;

// The hash of a complete node (tree.hpp); throws where the store lacks it. Makers of proofs throw std::out_of_range
// where the leaves or sizes asked for are not in the tree.
using HashSource = std::function<Hash(unsigned level, std::uint64_t index)>;

// The root of the first `size` leaves.
Hash root_of(HashSource const& source, std::uint64_t size);

// That a leaf stands at `index` in a tree of `size` leaves: RFC 6962, 2.1.1 (PATH), from the leaf up.
Proof inclusion_proof(HashSource const& source, std::uint64_t index, std::uint64_t size);
bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Hash const& root);

// That a tree of `size` leaves begins with the tree of its first `earlier` leaves: RFC 6962, 2.1.2 (PROOF). Empty
// where earlier is 0 or equals size.
Proof consistency_proof(HashSource const& source, std::uint64_t earlier, std::uint64_t size);
bool verify_consistency(std::uint64_t earlier, Hash const& earlier_root, std::uint64_t size, Hash const& root,
                        Proof const& proof);

// That leaves stand side by side from `first` on in a tree of `size` leaves. Walking the tree from its root, left
// before right, a subtree that holds none of the leaves gives its hash, one that holds them only gives nothing, any
// other is split as RFC 6962 splits it. A run of one leaf gives the hashes of its inclusion proof, ordered left to
// right.
Proof range_proof(HashSource const& source, std::uint64_t first, std::uint64_t count, std::uint64_t size);
bool verify_range(std::span<Hash const> leaves, std::uint64_t first, std::uint64_t size, Proof const& proof,
                  Hash const& root);

}  // namespace obereg::ledger
