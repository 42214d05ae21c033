#include "training/acts/act.hpp"

#include <boost/json.hpp>

#include <sstream>
#include <stdexcept>

#include "platform/ledger/receipt/receipt.hpp"
#include "training/acts/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::acts;

namespace {

Act read_act(database::Row const& row) {
  auto const kind = ledger::event_kind(row.text(1));
  if (!kind) throw database::DatabaseError("unknown kind of act: " + row.string(1));
  Act act{{row.integer(0)},        *kind,
          {row.integer(2)},        {},
          row.string(4),           row.string(5),
          row.integer(6),          row.string(7),
          {row.integer(8)},        row.string(9),
          row.string(10),          row.string(11),
          row.moment(12),          {},
          row.optional_moment(14), row.string(15)};
  if (auto const set = row.optional_integer(3)) act.set = RecordSetId{*set};
  if (auto const block = row.optional_integer(13)) act.block = ledger::BlockId{*block};
  return act;
}

}  // namespace

ActId insert_act(database::Tx& tx, Act const& act) {
  return {tx.get_integer(sql::insert_act, {{"kind", ledger::to_text(act.kind)},
                                           {"organisation", act.organisation},
                                           {"set", act.set},
                                           {"reason", act.reason},
                                           {"file", act.file_hash},
                                           {"size", act.file_size},
                                           {"signature", act.signature_hash},
                                           {"account", act.account},
                                           {"signer", act.signer},
                                           {"thumbprint", act.thumbprint},
                                           {"evidence", act.evidence},
                                           {"at", act.signed_at}})};
}

std::optional<Act> find_act(database::ReadTx& tx, ActId id) {
  return tx.find_one(sql::find_act, {{"id", id}}, read_act);
}

Act lock_act(database::Tx& tx, ActId id) {
  return tx.get_one(sql::lock_act, {{"id", id}}, read_act);
}

void set_block(database::Tx& tx, ActId act, ledger::BlockId block) {
  tx.exec_one(sql::set_block, {{"block", block}, {"act", act}});
}

void set_published(database::Tx& tx, ActId act, Instant now) {
  tx.exec_one(sql::set_published, {{"now", now}, {"act", act}});
}

void set_receipt(database::Tx& tx, ActId act, std::string const& receipt_hash) {
  tx.exec_one(sql::set_receipt, {{"hash", receipt_hash}, {"act", act}});
}

std::vector<std::string> numbers_of_act(database::ReadTx& tx, ActId act) {
  auto const text = [](database::Row const& row) { return row.string(0); };
  auto numbers = tx.all(sql::numbers_of_act, {{"act", act}}, text);
  return numbers.empty() ? tx.all(sql::annulled_of_act, {{"act", act}}, text) : numbers;
}

namespace {

ledger::Hash stored_hash(std::string const& digits) {
  auto const hash = ledger::hash_from_hex(digits);
  if (!hash) throw database::DatabaseError("a stored hash is wrong: " + digits);
  return *hash;
}

struct BlockPlace {
  std::uint64_t first_leaf, count;
};

}  // namespace

std::string make_receipt(database::ReadTx& tx, Act const& act, std::string const& name,
                         std::string const& provider_name, std::string const& provider_inn, ledger::LogKey const& key) {
  auto const place = tx.get_one(sql::block_place, {{"block", act.block}}, [](database::Row const& row) {
    return BlockPlace{static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1))};
  });
  auto const size = place.first_leaf + place.count;
  auto const head = ledger::head_of_size(tx, size);
  if (!head) throw database::DatabaseError("the log has no head of size " + std::to_string(size));
  auto const numbers = numbers_of_act(tx, act.id);
  ledger::Statement const statement{.act = name,
                                    .kind = act.kind,
                                    .provider_name = provider_name,
                                    .provider_inn = provider_inn,
                                    .file_hash = stored_hash(act.file_hash),
                                    .file_size = static_cast<std::uint64_t>(act.file_size),
                                    .signature_hash = stored_hash(act.signature_hash),
                                    .signer = act.signer,
                                    .thumbprint = act.thumbprint,
                                    .verification = boost::json::parse(act.evidence).as_object(),
                                    .entered = *act.published_at,
                                    .records = numbers.size()};
  std::ostringstream out;
  ledger::ReceiptWriter writer(out, statement, key);
  for (std::size_t i = 0; i < numbers.size(); ++i) writer.add(i + 1, numbers[i]);
  writer.finish(place.first_leaf, ledger::range_proof(ledger::stored_nodes(tx), place.first_leaf, place.count, size),
                *head);
  return std::move(out).str();
}

}  // namespace obereg::training
