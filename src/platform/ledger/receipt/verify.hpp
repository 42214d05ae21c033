// The check of a receipt, with no server and no database.
#pragma once
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ledger/receipt/receipt.hpp"

namespace obereg::ledger {

struct Check {
  std::string code;  // "format", "key", "statement", "head", "records", "proof", "file", "signature", "later-head"
  bool passed = false;
  std::string title;  // Russian: what is checked
  std::string text;   // Russian: what came of it
};

// What else the holder of a receipt may have.
struct Evidence {
  std::optional<std::string> signed_file;  // its bytes
  std::optional<std::string> signature;    // the bytes of the signature's file
  std::optional<std::string> later_head;   // JSON text
};

// Every check, in order. Where the receipt or the key can't be read, only the checks up to that one ("format", "key").
std::vector<Check> verify_receipt(std::string_view receipt, std::string_view public_key_pem, Evidence const& = {});

// The later head is signed by the same log and continues the earlier one, which is a receipt's own.
Check verify_later_head(SignedHead const& earlier, PublicKey const& key, LaterHead const& later);

struct VerifyReceiptFiles {
  std::string receipt;
  std::string key;  // public, PEM
  std::optional<std::string> signed_file;
  std::optional<std::string> signature;
  std::optional<std::string> later_head;
};

// The command `obereg verify-receipt`. Returns 0 where every check passed, 1 where one failed, 2 where the receipt or
// the key is none, or a file can't be read.
int verify_receipt_command(VerifyReceiptFiles const& files, std::ostream& out, std::ostream& err);

}  // namespace obereg::ledger
