#include "platform/ledger_store/ledger_store.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace obereg::ledger {
namespace {

std::vector<Hash> numbered_leaves(int count, std::string const& word) {
  std::vector<Hash> leaves;
  for (int i = 0; i < count; ++i) leaves.push_back(leaf_hash(word + std::to_string(i)));
  return leaves;
}

class LedgerStore : public support::OnBothEngines {
 protected:
  BlockId staged(std::vector<Hash> const& leaves) {
    return database().write([&](database::Tx& tx) {
      auto const block = stage_block(tx);
      auto const half = leaves.size() / 2;
      std::span<Hash const> const all(leaves);
      stage_leaves(tx, block, 0, all.first(half));
      stage_leaves(tx, block, half, all.subspan(half));
      return block;
    });
  }
  PublishedBlock published(std::vector<Hash> const& leaves) {
    auto const block = staged(leaves);
    return database().write([&](database::Tx& tx) { return publish_block(tx, block, key_, support::test_now); });
  }
  std::optional<LogFault> fault() {
    return database().read([&](database::ReadTx& tx) { return first_fault(tx, key_.public_key()); });
  }
  LogKey key_ = LogKey::generate();
};
OBEREG_ON_BOTH_ENGINES(LedgerStore);

TEST_P(LedgerStore, a_published_block_is_proven_by_its_receipt_and_by_later_heads) {
  auto const first = published(numbered_leaves(300, "a"));
  auto const second = published(numbered_leaves(777, "b"));
  EXPECT_EQ(second.first_leaf, 300u);
  EXPECT_TRUE(verify_head(second.head, key_.public_key()));
  EXPECT_TRUE(verify_range(second.leaves, 300, 1077, second.proof, second.head.head.root));
  database().read([&](database::ReadTx& tx) {
    auto const source = stored_nodes(tx);
    EXPECT_TRUE(verify_consistency(300, first.head.head.root, 1077, second.head.head.root,
                                   consistency_proof(source, 300, 1077)));
    EXPECT_TRUE(verify_range(first.leaves, 0, 1077, range_proof(source, 0, 300, 1077), second.head.head.root));
    EXPECT_EQ(latest_head(tx)->head, second.head.head);
    EXPECT_EQ(head_of_size(tx, 300)->head, first.head.head);
  });
  EXPECT_FALSE(fault());
}

TEST_P(LedgerStore, staged_leaves_are_not_in_the_log) {
  staged(numbered_leaves(5, "a"));
  EXPECT_FALSE(database().read([](database::ReadTx& tx) { return latest_head(tx); }));
  EXPECT_FALSE(fault());
}

TEST_P(LedgerStore, a_published_block_can_not_be_published_or_dropped_or_grown) {
  auto const leaves = numbered_leaves(3, "a");
  auto const block = staged(leaves);
  auto const publish = [&] {
    database().write([&](database::Tx& tx) { publish_block(tx, block, key_, support::test_now); });
  };
  publish();
  EXPECT_THROW(publish(), database::DatabaseError);
  EXPECT_THROW(database().write([&](database::Tx& tx) { stage_leaves(tx, block, 3, leaves); }),
               database::DatabaseError);
  database().write([&](database::Tx& tx) { drop_staged_block(tx, block); });
  EXPECT_FALSE(fault());
}

TEST_P(LedgerStore, a_block_prepared_before_the_log_grew_is_prepared_anew) {
  published(numbered_leaves(5, "a"));
  auto const block = staged(numbered_leaves(300, "b"));
  auto const prepare = [&] { return database().read([&](database::ReadTx& tx) { return prepare_block(tx, block); }); };
  auto const publish = [&](PreparedBlock const& prepared) {
    return database().write(
        [&](database::Tx& tx) { return publish_prepared(tx, prepared, key_, support::test_now).has_value(); });
  };
  auto const early = prepare();
  published(numbered_leaves(1, "c"));
  EXPECT_FALSE(publish(early));
  EXPECT_EQ(database().read([](database::ReadTx& tx) { return latest_head(tx)->head.size; }), 6u);
  EXPECT_TRUE(publish(prepare()));
  EXPECT_FALSE(fault());
}

TEST_P(LedgerStore, an_altered_leaf_is_found) {
  published(numbered_leaves(10, "a"));
  database().write([](database::Tx& tx) {
    tx.run_script(
        "update ledger_leaves set hash = (select hash from ledger_leaves where position = 4) where position = 3");
  });
  ASSERT_TRUE(fault());
}

TEST_P(LedgerStore, a_leaf_that_does_not_fit_its_record_is_named) {
  published(numbered_leaves(10, "a"));
  auto const found = database().read([&](database::ReadTx& tx) {
    return first_fault(tx, key_.public_key(),
                       [](std::uint64_t index, BlockId, std::uint64_t, Hash const&) { return index != 7; });
  });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->leaf, 7u);
}

TEST_P(LedgerStore, leaves_cut_off_the_end_are_found) {
  published(numbered_leaves(10, "a"));
  database().write([](database::Tx& tx) { tx.run_script("delete from ledger_leaves where position = 9"); });
  EXPECT_TRUE(fault());
}

}  // namespace
}  // namespace obereg::ledger
