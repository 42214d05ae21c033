// The Merkle log in the database. The leaves of one act form a block: staged first, in short transactions that nobody
// sees, then published by one small transaction that gives them their places and signs the new head.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "platform/database/database.hpp"
#include "platform/ledger/head.hpp"
#include "platform/ledger/proof.hpp"

namespace obereg::ledger {

using BlockId = Id<struct LedgerBlockTag>;

BlockId stage_block(database::Tx& tx);
// Leaves at `first_position`, `first_position` + 1 … of the block. A block takes leaves only until it is published.
void stage_leaves(database::Tx& tx, BlockId block, std::uint64_t first_position, std::span<Hash const> leaves);
void drop_staged_block(database::Tx& tx, BlockId block);

struct PublishedBlock {
  std::uint64_t first_leaf = 0;
  std::vector<Hash> leaves;
  SignedHead head;  // of the log that ends with this block
  Proof proof;      // that the leaves stand side by side from first_leaf on in that log
};

// Nobody else publishes until this transaction ends: what it compares with the published records holds.
void lock_log(database::Tx& tx);

// A block hashed as it will stand behind the log of today, so that little is left to do while others wait.
struct PreparedBlock {
  struct Node {
    unsigned level;
    std::uint64_t index;
    Hash hash;
  };
  BlockId block;
  std::vector<Hash> leaves;
  Peaks before, after;
  std::vector<Node> nodes;  // those that are kept
};
// Throws where the block has no leaves.
PreparedBlock prepare_block(database::ReadTx& tx, BlockId block);
// Nothing where the log has grown since the block was prepared. Throws where the block is published already.
std::optional<PublishedBlock> publish_prepared(database::Tx& tx, PreparedBlock const& prepared, LogKey const& key,
                                               Instant now);
// Both at once, for a block of few leaves.
PublishedBlock publish_block(database::Tx& tx, BlockId block, LogKey const& key, Instant now);

std::optional<SignedHead> latest_head(database::ReadTx& tx);
std::optional<SignedHead> head_of_size(database::ReadTx& tx, std::uint64_t size);

// The nodes of the published log, for proofs. Valid as long as the transaction.
HashSource stored_nodes(database::ReadTx& tx);

struct LogFault {
  std::uint64_t leaf = 0;   // index of the first leaf that is wrong, or the size of the head that does not fit
  std::string explanation;  // Russian
};
// Recomputes the whole log from its leaves and compares it with every signed head. `leaf` is called with the index, the
// block and the position of each leaf and its stored hash; it returns false where the leaf is not what the records say.
using LeafCheck = std::function<bool(std::uint64_t index, BlockId block, std::uint64_t position, Hash const& stored)>;
std::optional<LogFault> first_fault(database::ReadTx& tx, PublicKey const& key, LeafCheck const& leaf = {});

}  // namespace obereg::ledger
