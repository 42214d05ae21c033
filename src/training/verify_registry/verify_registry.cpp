#include "training/verify_registry/verify_registry.hpp"

#include <fmt/format.h>

#include <ostream>

#include "accreditation_registry/log/log.hpp"
#include "platform/ledger_store/ledger_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/verify_registry/queries.hpp"
#include "training/verify_registry/signed_act.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::verify_registry;

namespace {

// What each leaf of the log must be, computed from the records of its act.
class ExpectedLeaves {
 public:
  explicit ExpectedLeaves(database::ReadTx& tx) : tx_(tx) {}

  bool is_right(ledger::BlockId block, std::uint64_t position, ledger::Hash const& stored) {
    if (block != block_) load(block);
    if (!decisions_.empty()) return position < decisions_.size() && decisions_[position] == stored;
    return act_ && position < numbers_.size() &&
           leaf_of(act_->kind, numbers_[position], act_->file_hash, static_cast<std::int64_t>(position)) == stored;
  }

 private:
  void load(ledger::BlockId block) {
    block_ = block;
    act_.reset();
    numbers_.clear();
    decisions_.clear();
    auto const id =
        tx_.find_one(sql::act_of_block, {{"block", block}}, [](database::Row const& row) { return row.integer(0); });
    if (!id) {
      decisions_ = accreditation::leaves_of_block(tx_, block);
      return;
    }
    act_ = find_act(tx_, ActId{*id});
    numbers_ = numbers_of_act(tx_, act_->id);
  }

  database::ReadTx& tx_;
  ledger::BlockId block_;
  std::optional<Act> act_;
  std::vector<std::string> numbers_;
  std::vector<ledger::Hash> decisions_;  // about accreditations
};

std::string fault_of_log(database::ReadTx& tx, ledger::PublicKey const& key) {
  ExpectedLeaves expected(tx);
  auto const fault = ledger::first_fault(
      tx, key, [&](std::uint64_t, ledger::BlockId block, std::uint64_t position, ledger::Hash const& stored) {
        return expected.is_right(block, position, stored);
      });
  return fault ? fmt::format("Лист {} журнала: {}", fault->leaf, fault->explanation) : "";
}

struct PublishedAct {
  ActId id;
  bool in_log = false;
};

void verify_acts(database::ReadTx& tx, files::Store const& files, RegistryVerification& result) {
  auto const acts = tx.all(sql::published_acts, {}, [](database::Row const& row) {
    return PublishedAct{{row.integer(0)}, row.truth(1)};
  });
  for (auto const& [id, in_log] : acts) {
    if (!in_log) {
      result.fault = fmt::format("Акт {}: его записи видны, а в журнале их нет.", id.value);
      return;
    }
    auto const act = verify_act(tx, files, find_act(tx, id).value());
    result.records += act.records;
    result.fault = act.fault;
    if (!result.fault.empty()) return;
    ++result.acts;
  }
  auto const stray = tx.get_one(sql::stray_annulment, {}, [](database::Row const& row) { return row.string(0); });
  if (!stray.empty()) result.fault = fmt::format("Запись {} аннулирована без подписи.", stray);
}

void verify_decisions(database::ReadTx& tx, RegistryVerification& result) {
  auto const count = accreditation::count_logged(tx);
  result.decisions = count.logged;
  result.waiting = count.waiting;
  if (count.lost > 0)
    result.fault =
        fmt::format("Решений об аккредитации, которых нет ни в журнале, ни в очереди к нему: {}.", count.lost);
}

}  // namespace

RegistryVerification verify_registry(database::Database& database, files::Store const& files,
                                     ledger::PublicKey const& key) {
  return database.read([&](database::ReadTx& tx) {
    RegistryVerification result;
    result.fault = fault_of_log(tx, key);
    if (result.fault.empty()) verify_acts(tx, files, result);
    if (result.fault.empty()) verify_decisions(tx, result);
    return result;
  });
}

int verify_registry_command(database::Database& database, files::Store const& files, ledger::PublicKey const& key,
                            std::ostream& out, std::ostream& err) {
  auto const result = verify_registry(database, files, key);
  if (!result.fault.empty()) {
    err << "Реестр нарушен. " << result.fault << "\n";
    return 1;
  }
  out << fmt::format(
      "Реестр цел: подписанных актов {}, событий с записями {}, решений об аккредитации {}, из них ждут места в "
      "журнале "
      "{}.\n",
      result.acts, result.records, result.decisions + result.waiting, result.waiting);
  return 0;
}

}  // namespace obereg::training
