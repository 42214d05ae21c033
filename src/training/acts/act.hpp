// A signed act: the entry of a set, a correction or an annulment. It is written once its signature was found good, and
// published when its records are in the registry and its leaves in the log.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "platform/ledger/leaf.hpp"
#include "platform/ledger_store/ledger_store.hpp"

namespace obereg::training {

using ActId = Id<struct ActTag>;

struct Act {
  ActId id;
  ledger::EventKind kind = ledger::EventKind::entered;
  OrganisationId organisation;
  std::optional<RecordSetId> set;
  std::string reason;
  std::string file_hash;  // of the signed bytes, in the file store
  std::int64_t file_size = 0;
  std::string signature_hash;
  AccountId account;
  std::string signer;      // the certificate's owner
  std::string thumbprint;  // SHA-256 of the certificate
  std::string evidence;    // JSON: the checks of the signature
  Instant signed_at;
  std::optional<ledger::BlockId> block;
  std::optional<Instant> published_at;
  std::string receipt_hash;  // "" until the receipt is made
};

ActId insert_act(database::Tx& tx, Act const& act);
std::optional<Act> find_act(database::ReadTx& tx, ActId id);
Act lock_act(database::Tx& tx, ActId id);  // nobody else changes it until the transaction ends
void set_block(database::Tx& tx, ActId act, ledger::BlockId block);
void set_published(database::Tx& tx, ActId act, Instant now);
void set_receipt(database::Tx& tx, ActId act, std::string const& receipt_hash);

// Records of the registry that an act made: their numbers in order of place.
std::vector<std::string> numbers_of_act(database::ReadTx& tx, ActId act);

// The receipt (docs/formats.md) of a published act, made from what is stored: it can be made again at any time.
// `name`: what everybody calls the act: the set's id, or name_of() its draft.
std::string make_receipt(database::ReadTx& tx, Act const& act, std::string const& name,
                         std::string const& provider_name, std::string const& provider_inn, ledger::LogKey const& key);

}  // namespace obereg::training
