// Bytes as a receipt and as a later head of the log: checked against a key that signed neither.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/ledger/log_key.hpp"
#include "platform/ledger/receipt/verify.hpp"

using namespace obereg::ledger;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static auto const key = LogKey::generate().public_key().pem();
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  Evidence evidence;
  evidence.later_head = std::string(text);
  bool whole = true;
  for (auto const& check : verify_receipt(text, key, evidence)) whole = whole && check.passed;
  if (whole) std::abort();
  try {
    auto const later = parse_later_head(text);
    if (write_later_head(parse_later_head(write_later_head(later))) != write_later_head(later)) std::abort();
  } catch (ReceiptError const&) {
  }
  return 0;
}
