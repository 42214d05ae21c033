#include "platform/ledger_store/ledger_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/ledger_store/queries.hpp"

namespace obereg::ledger {

namespace sql = obereg::sql::platform::ledger_store;
using database::Bytes;

namespace {

constexpr unsigned lowest_kept_level = 8;

std::string raw(Hash const& hash) {
  return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

Hash to_hash(std::string const& bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) throw database::DatabaseError("a hash of the log has a wrong length");
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Hash read_hash(database::Row const& row) {
  return to_hash(row.bytes(0));
}

SignedHead read_head(database::Row const& row) {
  auto const key = hash_from_hex(row.text(3));
  if (!key) throw database::DatabaseError("a head of the log has no key id");
  return {{static_cast<std::uint64_t>(row.integer(0)), to_hash(row.bytes(1)), row.moment(2), *key}, row.bytes(4)};
}

Peaks stored_peaks(database::ReadTx& tx, std::uint64_t size) {
  if (size == 0) return {};
  auto const bytes =
      tx.get_one(sql::peaks_of_size, {{"size", size}}, [](database::Row const& row) { return row.bytes(0); });
  std::vector<Hash> hashes;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(Hash))
    hashes.push_back(to_hash(bytes.substr(at, sizeof(Hash))));
  return {size, std::move(hashes)};
}

void insert_nodes(database::Tx& tx, std::vector<PreparedBlock::Node> const& nodes) {
  if (nodes.empty()) return;
  std::size_t next = 0;
  tx.bulk_insert("ledger_nodes", {"level", "node_index", "hash"}, [&](std::vector<database::Value>& row) {
    if (next == nodes.size()) return false;
    auto const& node = nodes[next++];
    row = {node.level, node.index, Bytes{raw(node.hash)}};
    return true;
  });
}

void insert_head(database::Tx& tx, Peaks const& peaks, SignedHead const& head) {
  std::string joined;
  for (auto const& peak : peaks.hashes()) joined += raw(peak);
  tx.exec_one(sql::insert_head, {{"size", peaks.size()},
                                 {"root", Bytes{raw(head.head.root)}},
                                 {"peaks", Bytes{joined}},
                                 {"at", head.head.moment},
                                 {"key", to_hex(head.head.key_id)},
                                 {"signature", Bytes{head.signature}}});
  tx.exec_one(sql::move_state, {{"size", peaks.size()}});
}

// The leaves [first, end) of the log, from however many blocks they lie in.
std::vector<Hash> leaves_between(database::ReadTx& tx, std::uint64_t first, std::uint64_t end) {
  std::vector<Hash> leaves;
  while (first < end) {
    struct Place {
      std::int64_t block;
      std::uint64_t first;
    };
    auto const place = tx.get_one(sql::block_of_leaf, {{"leaf", first}}, [](database::Row const& row) {
      return Place{row.integer(0), static_cast<std::uint64_t>(row.integer(1))};
    });
    auto const before = leaves.size();
    tx.each(sql::leaf_range, {{"block", place.block}, {"first", first - place.first}, {"end", end - place.first}},
            [&](database::Row const& row) { leaves.push_back(read_hash(row)); });
    if (leaves.size() == before)
      throw database::DatabaseError("leaf " + std::to_string(first) + " of the log is missing");
    first += leaves.size() - before;
  }
  return leaves;
}

}  // namespace

BlockId stage_block(database::Tx& tx) {
  return {tx.get_integer(sql::insert_block, {})};
}

void stage_leaves(database::Tx& tx, BlockId block, std::uint64_t first_position, std::span<Hash const> leaves) {
  tx.exec_one(sql::grow_block, {{"block", block}, {"count", leaves.size()}});
  std::size_t next = 0;
  tx.bulk_insert("ledger_leaves", {"block_id", "position", "hash"}, [&](std::vector<database::Value>& row) {
    if (next == leaves.size()) return false;
    row = {block, first_position + next, Bytes{raw(leaves[next])}};
    ++next;
    return true;
  });
}

void drop_staged_block(database::Tx& tx, BlockId block) {
  tx.exec(sql::delete_leaves, {{"block", block}});
  tx.exec(sql::delete_block, {{"block", block}});
}

void lock_log(database::Tx& tx) {
  tx.get_integer(sql::lock_state, {});
}

PreparedBlock prepare_block(database::ReadTx& tx, BlockId block) {
  PreparedBlock prepared{block, tx.all(sql::leaves_of_block, {{"block", block}}, read_hash), {}, {}, {}};
  if (prepared.leaves.empty()) throw std::logic_error("a block without leaves can't be published");
  prepared.before = stored_peaks(tx, static_cast<std::uint64_t>(tx.get_integer(sql::log_size, {})));
  prepared.after = prepared.before;
  prepared.after.append(prepared.leaves, [&](unsigned level, std::uint64_t index, Hash const& hash) {
    if (level >= lowest_kept_level) prepared.nodes.push_back({level, index, hash});
  });
  return prepared;
}

std::optional<PublishedBlock> publish_prepared(database::Tx& tx, PreparedBlock const& prepared, LogKey const& key,
                                               Instant now) {
  auto const size = static_cast<std::uint64_t>(tx.get_integer(sql::lock_state, {}));
  if (size != prepared.before.size()) return std::nullopt;
  auto head = sign_head(prepared.after.size(), prepared.after.root(), now, key);
  tx.exec_one(sql::place_block,
              {{"first", size}, {"now", now}, {"block", prepared.block}, {"count", prepared.leaves.size()}});
  insert_nodes(tx, prepared.nodes);
  insert_head(tx, prepared.after, head);
  return PublishedBlock{size, prepared.leaves, std::move(head), prepared.before.hashes()};
}

PublishedBlock publish_block(database::Tx& tx, BlockId block, LogKey const& key, Instant now) {
  lock_log(tx);
  auto published = publish_prepared(tx, prepare_block(tx, block), key, now);
  if (!published) throw std::logic_error("the log grew while it was locked");
  return std::move(*published);
}

std::optional<SignedHead> latest_head(database::ReadTx& tx) {
  return tx.find_one(sql::latest_head, {}, read_head);
}

std::optional<SignedHead> head_of_size(database::ReadTx& tx, std::uint64_t size) {
  return tx.find_one(sql::head_of_size, {{"size", size}}, read_head);
}

HashSource stored_nodes(database::ReadTx& tx) {
  return [&tx](unsigned level, std::uint64_t index) {
    if (level >= lowest_kept_level) return tx.get_one(sql::node, {{"level", level}, {"index", index}}, read_hash);
    auto const first = index << level;
    Peaks subtree;
    subtree.append(leaves_between(tx, first, first + (std::uint64_t{1} << level)));
    return subtree.root();
  };
}

namespace {

// Walks the log from its first leaf, comparing it with each signed head as it reaches that head's size.
class Verification {
 public:
  Verification(database::ReadTx& tx, PublicKey const& key, LeafCheck const& leaf) : tx_(tx), key_(key), leaf_(leaf) {
    take_next_head();
  }

  std::optional<LogFault> run() {
    while (!fault_) {
      auto const block = tx_.find_one(sql::next_block, {{"first", peaks_.size()}}, [](database::Row const& row) {
        return Block{
            {row.integer(0)}, static_cast<std::uint64_t>(row.integer(1)), static_cast<std::uint64_t>(row.integer(2))};
      });
      if (!block) break;
      if (block->first != peaks_.size()) return LogFault{peaks_.size(), "В журнале нет листа с этим номером."};
      check_block(*block);
    }
    if (!fault_ && next_head_)
      return LogFault{next_head_->head.size, "Подписанная вершина журнала больше самого журнала."};
    return fault_;
  }

 private:
  struct Block {
    BlockId id;
    std::uint64_t first, count;
  };

  void take_next_head() { next_head_ = tx_.find_one(sql::next_head, {{"size", peaks_.size()}}, read_head); }

  void check_block(Block const& block) {
    std::uint64_t position = 0;
    for (bool more = true; more && !fault_;) {
      more = false;
      tx_.each(sql::leaves_after, {{"block", block.id}, {"first", position}}, [&](database::Row const& row) {
        more = true;
        if (fault_) return;
        if (static_cast<std::uint64_t>(row.integer(0)) != position) return fail("В журнале пропущен лист.");
        take_leaf(block, position++, to_hash(row.bytes(1)));
      });
    }
    if (!fault_ && position != block.count) fail("В журнале не хватает листьев подписанного набора.");
  }

  void take_leaf(Block const& block, std::uint64_t position, Hash const& hash) {
    if (leaf_ && !leaf_(peaks_.size(), block.id, position, hash))
      return fail("Лист журнала не совпадает с записью реестра.");
    peaks_.append(hash);
    if (!next_head_ || next_head_->head.size != peaks_.size()) return;
    if (next_head_->head.root != peaks_.root())
      return fail("Подписанная вершина не совпадает с листьями журнала до неё.");
    if (!verify_head(*next_head_, key_)) return fail("Подпись вершины журнала неверна.");
    take_next_head();
  }

  void fail(std::string explanation) { fault_ = LogFault{peaks_.size(), std::move(explanation)}; }

  database::ReadTx& tx_;
  PublicKey const& key_;
  LeafCheck const& leaf_;
  Peaks peaks_;
  std::optional<SignedHead> next_head_;
  std::optional<LogFault> fault_;
};

}  // namespace

std::optional<LogFault> first_fault(database::ReadTx& tx, PublicKey const& key, LeafCheck const& leaf) {
  return Verification(tx, key, leaf).run();
}

}  // namespace obereg::ledger
