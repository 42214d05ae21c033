// The receipt of one signed act: what was entered, where its events stand in the log, and proof of it that needs no
// server. docs/formats.md, "Receipt", describes the JSON text.
#pragma once
#include <boost/json/object.hpp>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ledger/head.hpp"
#include "platform/ledger/leaf.hpp"
#include "platform/ledger/proof.hpp"

namespace obereg::ledger {

// What the registry states about the act under its own signature. The log itself vouches for the records only.
struct Statement {
  std::string act;  // id of the set or of the act
  EventKind kind = EventKind::entered;
  std::string provider_name;
  std::string provider_inn;
  Hash file_hash{};  // of the signed file
  std::uint64_t file_size = 0;
  Hash signature_hash{};             // of the detached signature's file
  std::string signer;                // subject of the certificate
  std::string thumbprint;            // of the certificate
  boost::json::object verification;  // how the signature was verified; no fractions in it
  Instant entered{};
  std::uint64_t records = 0;
};

boost::json::object to_json(Statement const& statement);  // throws std::invalid_argument for a fraction
// The bytes that the log's key signs: a first line and the object as JSON without spaces, members as they stand.
std::string statement_bytes(boost::json::object const& statement);

struct ReceiptRecord {
  std::uint64_t position = 0;  // in the signed file, from 1
  std::string number;          // in the registry
  Hash leaf{};
};

// Writes a receipt of any length: the records come one by one, in the order of their leaves. Throws std::logic_error
// where their number is not the statement's or positions do not grow.
class ReceiptWriter {
 public:
  ReceiptWriter(std::ostream& out, Statement const& statement, LogKey const& key);
  void add(std::uint64_t position, std::string_view number);
  void finish(std::uint64_t first_leaf, Proof const& proof, SignedHead const& head);

 private:
  std::ostream& out_;
  EventKind kind_;
  Hash file_hash_;
  std::uint64_t expected_;
  std::uint64_t written_ = 0;
  std::uint64_t last_position_ = 0;
};

struct Receipt {
  Statement statement;
  boost::json::object signed_statement;  // as in the file: what is unknown to us is signed as well
  std::string statement_signature;       // 64 raw bytes
  std::vector<ReceiptRecord> records;
  std::uint64_t first_leaf = 0;
  Proof proof;
  SignedHead head;
};

// A later head of the log and the proof that it continues the tree of `earlier` leaves.
struct LaterHead {
  std::uint64_t earlier = 0;
  Proof proof;
  SignedHead head;
};

// The text is not what it should be; what() says it in Russian and names the place.
struct ReceiptError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr std::size_t largest_receipt = 256u << 20;  // bytes
inline constexpr std::uint64_t most_records = 1'000'000;    // in one receipt
inline constexpr std::size_t longest_proof = 128;           // hashes; a tree of 2^64 leaves needs no more
Receipt parse_receipt(std::string_view text);               // throws ReceiptError

std::string write_later_head(LaterHead const& later);
LaterHead parse_later_head(std::string_view text);  // throws ReceiptError

}  // namespace obereg::ledger
