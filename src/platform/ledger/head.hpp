// The signed head of the log: how many leaves it had at a moment, and their root.
#pragma once
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "platform/ledger/log_key.hpp"
#include "platform/ledger/tree.hpp"

namespace obereg::ledger {

struct TreeHead {
  std::uint64_t size = 0;
  Hash root{};
  Instant moment{};
  Hash key_id{};
  bool operator==(TreeHead const&) const = default;
};

struct SignedHead {
  TreeHead head;
  std::string signature;  // 64 raw bytes
};

// Reads what iso_moment() writes and nothing else, since the text is signed.
std::optional<Instant> moment_of(std::string_view text);

// The exact bytes that are signed, docs/formats.md, "Tree head".
std::string head_bytes(TreeHead const& head);

SignedHead sign_head(std::uint64_t size, Hash const& root, Instant moment, LogKey const& key);
bool verify_head(SignedHead const& head, PublicKey const& key);  // the key is the named one and the signature is right

boost::json::object to_json(SignedHead const& head);
std::optional<SignedHead> head_from_json(boost::json::value const& json);

}  // namespace obereg::ledger
