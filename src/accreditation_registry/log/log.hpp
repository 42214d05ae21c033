// Decisions of the registry in the Merkle log (docs/architecture.md, "The ledger").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/ledger/receipt/event_receipt.hpp"
#include "platform/ledger_store/ledger_store.hpp"

namespace obereg::accreditation {

// Gives a place in the log to decisions that have none yet, the oldest first, at most `most`. Answers how many.
int log_waiting(database::Tx& tx, ledger::LogKey const& key, int most, Instant now);
bool is_any_waiting(database::ReadTx& tx);

// Proof, for anyone, that a decision stands in the log; nothing where it waits or is none.
std::optional<ledger::EventReceipt> receipt_of(database::ReadTx& tx, std::int64_t number, int version);
// Of one record: the versions that have their leaf.
std::vector<int> logged_versions(database::ReadTx& tx, std::int64_t number);

// For who verifies the log: what the leaves of a block must be by the registry as it is; none where the block is not
// of this registry.
std::vector<ledger::Hash> leaves_of_block(database::ReadTx& tx, ledger::BlockId block);
struct LogCount {
  std::int64_t logged = 0, waiting = 0;
  std::int64_t lost = 0;  // decisions that neither stand in the log nor wait
};
LogCount count_logged(database::ReadTx& tx);

}  // namespace obereg::accreditation
