// The receipt of one event that no signed file stands behind: its own words, where they stand in the log, and proof of
// it that needs no server. docs/formats.md, "Event".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ledger/receipt/verify.hpp"

namespace obereg::ledger {

struct EventReceipt {
  std::string event;       // the bytes of the leaf; UTF-8
  std::uint64_t leaf = 0;  // its index in the log
  Proof proof;             // range_proof of the one leaf
  SignedHead head;
};

std::string write_event_receipt(EventReceipt const& receipt);
bool is_event_receipt(std::string_view text);
EventReceipt parse_event_receipt(std::string_view text);  // throws ReceiptError

// Every check, in order: "format", "key", "head", "proof", and "later-head" where there is one. Where the receipt or
// the key can't be read, only the checks up to that one.
std::vector<Check> verify_event_receipt(std::string_view receipt, std::string_view public_key_pem,
                                        std::optional<std::string> const& later_head = {});

}  // namespace obereg::ledger
