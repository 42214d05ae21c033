#include "platform/ledger/tree.hpp"

#include <gtest/gtest.h>

#include <boost/algorithm/hex.hpp>
#include <random>

#include "platform/ledger/memory_nodes.hpp"

namespace obereg::ledger {
namespace {

// The tree of the Certificate Transparency project's own tests: the inputs and the roots of the first 1 to 8 of them.
std::vector<std::string> reference_inputs() {
  std::vector<std::string> inputs;
  for (std::string const hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
    inputs.push_back(boost::algorithm::unhex(hex));
  return inputs;
}
char const* const reference_roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                       "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                       "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                       "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Hash> some_leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash("leaf " + std::to_string(i)));
  return leaves;
}

// The definitions of RFC 6962, word for word, without a thought of speed.
Hash plain_root(std::span<Hash const> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (2 * k < leaves.size()) k *= 2;
  return node_hash(plain_root(leaves.first(k)), plain_root(leaves.subspan(k)));
}

struct Tree {
  explicit Tree(std::vector<Hash> all) : leaves(std::move(all)) { peaks.append(leaves, nodes.sink()); }
  Hash root(std::size_t size) const { return plain_root(std::span(leaves).first(size)); }
  std::vector<Hash> leaves;
  MemoryNodes nodes;
  Peaks peaks;
};

TEST(Tree, has_the_roots_of_the_certificate_transparency_tests) {
  EXPECT_EQ(to_hex(Peaks().root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Peaks peaks;
  for (std::size_t i = 0; auto const& input : reference_inputs()) {
    peaks.append(leaf_hash(input));
    EXPECT_EQ(to_hex(peaks.root()), reference_roots[i++]);
  }
}

TEST(Tree, proofs_are_those_of_the_certificate_transparency_tests) {
  std::vector<Hash> leaves;
  for (auto const& input : reference_inputs()) leaves.push_back(leaf_hash(input));
  Tree tree(leaves);
  auto const source = tree.nodes.source();
  auto const hex = [](Proof const& proof) {
    std::vector<std::string> all;
    for (auto const& hash : proof) all.push_back(to_hex(hash));
    return all;
  };
  using List = std::vector<std::string>;
  EXPECT_EQ(hex(inclusion_proof(source, 0, 8)),
            (List{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(hex(inclusion_proof(source, 5, 8)),
            (List{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
  EXPECT_EQ(hex(inclusion_proof(source, 2, 3)), (List{reference_roots[1]}));
  EXPECT_EQ(hex(consistency_proof(source, 1, 8)),
            (List{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(hex(consistency_proof(source, 6, 8)),
            (List{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
}

TEST(Tree, roots_equal_the_definition_for_every_size) {
  Tree tree(some_leaves(300));
  Peaks peaks;
  for (std::size_t size = 0; size <= 300; ++size) {
    EXPECT_EQ(peaks.root(), tree.root(size)) << size;
    EXPECT_EQ(root_of(tree.nodes.source(), size), tree.root(size)) << size;
    if (size < 300) peaks.append(tree.leaves[size]);
  }
}

TEST(Tree, stored_peaks_go_on_where_they_were) {
  Tree tree(some_leaves(100));
  Peaks first;
  first.append(std::span(tree.leaves).first(77));
  Peaks again(first.size(), first.hashes());
  again.append(std::span(tree.leaves).subspan(77));
  EXPECT_EQ(again.root(), tree.root(100));
  EXPECT_THROW(Peaks(79, first.hashes()), std::invalid_argument);
}

TEST(Proof, of_inclusion_and_consistency_holds_for_every_size_and_for_nothing_else) {
  Tree tree(some_leaves(130));
  auto const source = tree.nodes.source();
  for (std::uint64_t size = 1; size <= 130; ++size) {
    auto const root = tree.root(size);
    for (std::uint64_t at = 0; at < size; ++at) {
      auto const path = inclusion_proof(source, at, size);
      ASSERT_TRUE(verify_inclusion(tree.leaves[at], at, size, path, root)) << at << " of " << size;
      ASSERT_FALSE(verify_inclusion(tree.leaves[at ^ 1], at, size, path, root)) << at << " of " << size;
      auto const earlier = at + 1;
      auto proof = consistency_proof(source, earlier, size);
      ASSERT_TRUE(verify_consistency(earlier, tree.root(earlier), size, root, proof)) << earlier << " in " << size;
      ASSERT_FALSE(verify_consistency(earlier, tree.leaves[129], size, root, proof)) << earlier << " in " << size;
      proof.push_back(root);
      ASSERT_FALSE(verify_consistency(earlier, tree.root(earlier), size, root, proof)) << earlier << " in " << size;
    }
  }
}

TEST(Proof, of_a_range_holds_for_every_run_of_small_trees) {
  Tree tree(some_leaves(40));
  for (std::uint64_t size = 1; size <= 40; ++size)
    for (std::uint64_t first = 0; first < size; ++first)
      for (std::uint64_t count = 1; first + count <= size; ++count) {
        auto proof = range_proof(tree.nodes.source(), first, count, size);
        auto const run = std::span(tree.leaves).subspan(first, count);
        ASSERT_TRUE(verify_range(run, first, size, proof, tree.root(size))) << first << '+' << count << " of " << size;
        proof.push_back(proof.empty() ? run[0] : proof[0]);
        ASSERT_FALSE(verify_range(run, first, size, proof, tree.root(size))) << first << '+' << count << " of " << size;
      }
}

TEST(Proof, of_a_range_at_the_right_end_is_the_peaks_left_of_it) {
  Tree tree(some_leaves(90));
  Peaks before;
  before.append(std::span(tree.leaves).first(64 + 8));
  EXPECT_EQ(range_proof(tree.nodes.source(), 72, 18, 90), before.hashes());
}

TEST(Proof, of_a_range_fails_when_anything_of_it_changes) {
  std::mt19937 random(6962);
  Tree tree(some_leaves(5'000));
  for (int round = 0; round < 50; ++round) {
    auto const size = 2 + random() % 4'999;
    auto const first = random() % size;
    auto const count = 1 + random() % (size - first);
    auto const root = root_of(tree.nodes.source(), size);
    auto proof = range_proof(tree.nodes.source(), first, count, size);
    auto run = std::vector(tree.leaves.begin() + first, tree.leaves.begin() + first + count);
    ASSERT_TRUE(verify_range(run, first, size, proof, root));
    if (!proof.empty()) {
      auto shorter = proof;
      shorter.pop_back();
      ASSERT_FALSE(verify_range(run, first, size, shorter, root));
      proof[random() % proof.size()][3] ^= 1;
      ASSERT_FALSE(verify_range(run, first, size, proof, root));
      proof = range_proof(tree.nodes.source(), first, count, size);
    }
    run[random() % run.size()][31] ^= 1;
    ASSERT_FALSE(verify_range(run, first, size, proof, root));
  }
}

TEST(Proof, is_not_made_for_leaves_that_are_not_there) {
  Tree tree(some_leaves(3));
  EXPECT_THROW(inclusion_proof(tree.nodes.source(), 3, 3), std::out_of_range);
  EXPECT_THROW(range_proof(tree.nodes.source(), 2, 2, 3), std::out_of_range);
  EXPECT_THROW(range_proof(tree.nodes.source(), 0, 0, 3), std::out_of_range);
  EXPECT_THROW(consistency_proof(tree.nodes.source(), 4, 3), std::out_of_range);
  EXPECT_FALSE(verify_range({}, 0, 3, {}, tree.peaks.root()));
  EXPECT_FALSE(verify_range(tree.leaves, ~0ull, 3, {}, tree.peaks.root()));
}

TEST(Hash, is_read_from_64_lower_case_digits_only) {
  auto const digits = to_hex(sha256("x"));
  EXPECT_EQ(hash_from_hex(digits), sha256("x"));
  EXPECT_EQ(hash_from_hex(digits.substr(1)), std::nullopt);
  EXPECT_EQ(hash_from_hex("G" + digits.substr(1)), std::nullopt);
  EXPECT_EQ(hash_from_hex("A" + digits.substr(1)), std::nullopt);
}

}  // namespace
}  // namespace obereg::ledger
