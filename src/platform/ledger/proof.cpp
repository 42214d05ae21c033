#include "platform/ledger/proof.hpp"

#include <bit>
#include <optional>
#include <stdexcept>

namespace obereg::ledger {

namespace {

// The leaves [begin, end), a subtree that RFC 6962 comes to when it splits a tree.
struct Subtree {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
  // After k leaves, k being the largest power of two smaller than the size.
  std::uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
  Subtree left() const { return {begin, middle()}; }
  Subtree right() const { return {middle(), end}; }
  bool within(Subtree const& other) const { return other.begin <= begin && end <= other.end; }
  bool apart_from(Subtree const& other) const { return end <= other.begin || other.end <= begin; }
};

Hash root_of(HashSource const& source, Subtree const& tree) {
  if (std::has_single_bit(tree.size())) {
    auto const level = static_cast<unsigned>(std::countr_zero(tree.size()));
    return source(level, tree.begin >> level);
  }
  return node_hash(root_of(source, tree.left()), root_of(source, tree.right()));
}

void add_path(HashSource const& source, std::uint64_t index, Subtree const& tree, Proof& proof) {
  if (tree.size() == 1) return;
  bool const in_left = index < tree.middle();
  add_path(source, index, in_left ? tree.left() : tree.right(), proof);
  proof.push_back(root_of(source, in_left ? tree.right() : tree.left()));
}

// RFC 6962, 2.1.2, SUBPROOF; `known` while the subtree's root is the earlier tree's own, which the checker has.
void add_subproof(HashSource const& source, std::uint64_t earlier, Subtree const& tree, bool known, Proof& proof) {
  if (earlier == tree.end) {
    if (!known) proof.push_back(root_of(source, tree));
    return;
  }
  if (earlier <= tree.middle()) {
    add_subproof(source, earlier, tree.left(), known, proof);
    proof.push_back(root_of(source, tree.right()));
  } else {
    add_subproof(source, earlier, tree.right(), false, proof);
    proof.push_back(root_of(source, tree.left()));
  }
}

void add_siblings(HashSource const& source, Subtree const& run, Subtree const& tree, Proof& proof) {
  if (tree.within(run)) return;
  if (tree.apart_from(run)) {
    proof.push_back(root_of(source, tree));
    return;
  }
  add_siblings(source, run, tree.left(), proof);
  add_siblings(source, run, tree.right(), proof);
}

// Computes the root from the run's leaves and the siblings, taking each as the walk comes to it.
class RangeWalk {
 public:
  RangeWalk(std::span<Hash const> leaves, std::uint64_t first, Proof const& proof)
      : leaves_(leaves), run_{first, first + leaves.size()}, proof_(proof) {}

  std::optional<Hash> root(Subtree const& tree) {
    if (tree.apart_from(run_)) return sibling();
    if (tree.size() == 1) return leaves_[tree.begin - run_.begin];
    auto const left = root(tree.left());
    auto const right = left ? root(tree.right()) : std::nullopt;
    if (!right) return std::nullopt;
    return node_hash(*left, *right);
  }

  bool all_used() const { return used_ == proof_.size(); }

 private:
  std::optional<Hash> sibling() {
    if (all_used()) return std::nullopt;
    return proof_[used_++];
  }

  std::span<Hash const> leaves_;
  Subtree run_;
  Proof const& proof_;
  std::size_t used_ = 0;
};

}  // namespace

Hash root_of(HashSource const& source, std::uint64_t size) {
  return size == 0 ? sha256({}) : root_of(source, Subtree{0, size});
}

Proof inclusion_proof(HashSource const& source, std::uint64_t index, std::uint64_t size) {
  if (index >= size) throw std::out_of_range("The leaf is not in the tree");
  Proof proof;
  add_path(source, index, {0, size}, proof);
  return proof;
}

Proof consistency_proof(HashSource const& source, std::uint64_t earlier, std::uint64_t size) {
  if (earlier > size) throw std::out_of_range("The earlier tree is larger than the tree");
  Proof proof;
  if (earlier != 0) add_subproof(source, earlier, {0, size}, true, proof);
  return proof;
}

Proof range_proof(HashSource const& source, std::uint64_t first, std::uint64_t count, std::uint64_t size) {
  if (count == 0 || first >= size || count > size - first) throw std::out_of_range("The leaves are not in the tree");
  Proof proof;
  add_siblings(source, {first, first + count}, {0, size}, proof);
  return proof;
}

// RFC 9162, 2.1.3.2.
bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, Proof const& proof, Hash const& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash computed = leaf;
  for (auto const& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) || node == last) {
      computed = node_hash(sibling, computed);
      for (; !(node & 1) && node != 0; node >>= 1) last >>= 1;
    } else {
      computed = node_hash(computed, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && computed == root;
}

// RFC 9162, 2.1.4.2.
bool verify_consistency(std::uint64_t earlier, Hash const& earlier_root, std::uint64_t size, Hash const& root,
                        Proof const& proof) {
  if (earlier > size) return false;
  if (earlier == size) return proof.empty() && earlier_root == root;
  if (earlier == 0) return proof.empty() && earlier_root == sha256({});

  auto next = proof.begin();
  std::uint64_t node = earlier - 1;
  std::uint64_t last = size - 1;
  for (; node & 1; node >>= 1) last >>= 1;
  // A complete earlier tree is itself the first node, and the proof does not repeat it.
  if (!std::has_single_bit(earlier) && next == proof.end()) return false;
  Hash computed_earlier = std::has_single_bit(earlier) ? earlier_root : *next++;
  Hash computed = computed_earlier;
  for (; next != proof.end(); ++next) {
    if (last == 0) return false;
    if ((node & 1) || node == last) {
      computed_earlier = node_hash(*next, computed_earlier);
      computed = node_hash(*next, computed);
      for (; !(node & 1) && node != 0; node >>= 1) last >>= 1;
    } else {
      computed = node_hash(computed, *next);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && computed_earlier == earlier_root && computed == root;
}

bool verify_range(std::span<Hash const> leaves, std::uint64_t first, std::uint64_t size, Proof const& proof,
                  Hash const& root) {
  if (leaves.empty() || first >= size || leaves.size() > size - first) return false;
  RangeWalk walk(leaves, first, proof);
  return walk.root({0, size}) == root && walk.all_used();
}

}  // namespace obereg::ledger
