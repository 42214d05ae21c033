#include "platform/ledger/receipt/receipt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/text.hpp"
#include "platform/ledger/receipt/event_receipt.hpp"

namespace obereg::ledger {

namespace json = boost::json;

namespace {

// A fraction has many spellings, and the statement is signed as text.
bool has_fraction(json::value const& value) {
  if (value.is_double()) return true;
  if (auto const* array = value.if_array()) return std::any_of(array->begin(), array->end(), has_fraction);
  auto const* object = value.if_object();
  return object && std::any_of(object->begin(), object->end(),
                               [](json::key_value_pair const& member) { return has_fraction(member.value()); });
}

std::string hashes(Proof const& proof) {
  json::array texts;
  for (auto const& hash : proof) texts.emplace_back(to_hex(hash));
  return json::serialize(texts);
}

}  // namespace

json::object to_json(Statement const& statement) {
  if (has_fraction(statement.verification)) throw std::invalid_argument("A statement holds no fractions");
  return {{"act", statement.act},
          {"kind", to_text(statement.kind)},
          {"provider", {{"name", statement.provider_name}, {"inn", statement.provider_inn}}},
          {"file", {{"sha256", to_hex(statement.file_hash)}, {"size", statement.file_size}}},
          {"signature",
           {{"sha256", to_hex(statement.signature_hash)},
            {"signer", statement.signer},
            {"thumbprint", statement.thumbprint},
            {"verification", statement.verification}}},
          {"entered", iso_moment(statement.entered)},
          {"records", statement.records}};
}

std::string statement_bytes(json::object const& statement) {
  return "obereg-statement-v1\n" + json::serialize(statement) + "\n";
}

ReceiptWriter::ReceiptWriter(std::ostream& out, Statement const& statement, LogKey const& key)
    : out_(out), kind_(statement.kind), file_hash_(statement.file_hash), expected_(statement.records) {
  auto const object = to_json(statement);
  out_ << "{\n\"format\":\"obereg-receipt\",\n\"version\":1,\n\"statement\":" << json::serialize(object)
       << ",\n\"statement_signature\":\"" << text::hex(key.sign(statement_bytes(object))) << "\",\n\"records\":[";
}

void ReceiptWriter::add(std::uint64_t position, std::string_view number) {
  if (position <= last_position_) throw std::logic_error("Records of a receipt stand in the order of the file");
  auto const leaf = leaf_hash(Leaf{kind_, std::string(number), file_hash_, position});
  out_ << (written_ == 0 ? "\n" : ",\n")
       << fmt::format(R"({{"position":{},"number":{},"leaf":"{}"}})", position,
                      json::serialize(json::string_view(number.data(), number.size())), to_hex(leaf));
  last_position_ = position;
  ++written_;
}

void ReceiptWriter::finish(std::uint64_t first_leaf, Proof const& proof, SignedHead const& head) {
  if (written_ != expected_) throw std::logic_error("A receipt holds as many records as it states");
  out_ << "\n],\n\"first_leaf\":" << first_leaf << ",\n\"proof\":" << hashes(proof)
       << ",\n\"head\":" << json::serialize(to_json(head)) << "\n}\n";
}

std::string write_event_receipt(EventReceipt const& receipt) {
  return fmt::format(
      "{{\n\"format\":\"obereg-event\",\n\"version\":1,\n\"event\":{},\n\"leaf\":{},\n\"proof\":{},\n\"head\":{}\n}}\n",
      json::serialize(json::string(receipt.event)), receipt.leaf, hashes(receipt.proof),
      json::serialize(to_json(receipt.head)));
}

std::string write_later_head(LaterHead const& later) {
  return fmt::format(
      "{{\n\"format\":\"obereg-later-head\",\n\"version\":1,\n\"earlier\":{},\n\"proof\":{},\n\"head\":{}\n}}\n",
      later.earlier, hashes(later.proof), json::serialize(to_json(later.head)));
}

}  // namespace obereg::ledger
