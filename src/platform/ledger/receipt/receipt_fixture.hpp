// A registry of one act amid foreign events, for the tests of receipts.
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ledger/memory_nodes.hpp"
#include "platform/ledger/receipt/receipt.hpp"
#include "platform/ledger/receipt/verify.hpp"

namespace obereg::ledger {

// A log of 11 foreign events, then the receipt's own, then 6 more; its files in a folder.
struct Registry {
  explicit Registry(std::uint64_t records = 5) {
    statement.records = records;
    std::vector<Hash> leaves;
    for (int i = 0; i < 11; ++i) leaves.push_back(leaf_hash("before " + std::to_string(i)));
    for (std::uint64_t i = 1; i <= records; ++i)
      leaves.push_back(leaf_hash(Leaf{statement.kind, number(i), statement.file_hash, i}));
    peaks.append(leaves, nodes.sink());
    head = sign_head(peaks.size(), peaks.root(), from_millis(1795334700007), key);
    for (int i = 0; i < 6; ++i) peaks.append(leaf_hash("after " + std::to_string(i)), nodes.sink());
    later = {head.head.size, consistency_proof(nodes.source(), head.head.size, peaks.size()),
             sign_head(peaks.size(), peaks.root(), from_millis(1795938300000), key)};
  }

  static std::string number(std::uint64_t position) { return "ОТ-26-" + std::to_string(1000 + position) + "-7"; }

  std::string receipt() const {
    std::ostringstream out;
    ReceiptWriter writer(out, statement, key);
    for (std::uint64_t i = 1; i <= statement.records; ++i) writer.add(i, number(i));
    writer.finish(11, range_proof(nodes.source(), 11, statement.records, head.head.size), head);
    return out.str();
  }

  std::string file = "содержание набора\n";
  std::string signature = "подпись набора";
  Statement statement{
      .act = "17",
      .kind = EventKind::entered,
      .provider_name = "АНО ДПО \"Учебный центр\"\x1f\\\t",
      .provider_inn = "7710474375",
      .file_hash = sha256(file),
      .file_size = file.size(),
      .signature_hash = sha256(signature),
      .signer = "CN=Образцова Анна Андреевна",
      .thumbprint = "0a1b",
      .verification = {{"valid", true}, {"checks", boost::json::array{"path", "revocation"}}, {"depth", 2}},
      .entered = from_millis(1795334700000),
      .records = 0};
  LogKey key = LogKey::generate();
  MemoryNodes nodes;
  Peaks peaks;
  SignedHead head;
  LaterHead later;
};

inline std::string failed(std::vector<Check> const& checks) {
  std::string codes;
  for (auto const& check : checks)
    if (!check.passed) codes += (codes.empty() ? "" : " ") + check.code;
  return codes;
}

inline void write(std::string const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Sets, or adds, what a JSON pointer names.
inline void set(boost::json::value& document, std::string_view pointer, boost::json::value const& value) {
  auto const slash = pointer.rfind('/');
  auto const parent = pointer.substr(0, slash);
  auto const name = pointer.substr(slash + 1);
  auto& holder = document.at_pointer({parent.data(), parent.size()});
  if (auto* object = holder.if_object())
    (*object)[{name.data(), name.size()}] = value;
  else
    holder.as_array().at(std::stoul(std::string(name))) = value;
}

inline std::string read(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace obereg::ledger
