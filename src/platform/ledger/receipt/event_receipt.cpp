#include "platform/ledger/receipt/event_receipt.hpp"

#include <fmt/format.h>

#include "platform/ledger/receipt/checks.hpp"

namespace obereg::ledger {

namespace {

Check place_check(EventReceipt const& receipt) {
  auto const& head = receipt.head.head;
  auto const leaf = leaf_hash(receipt.event);
  return check("proof", "Место в журнале",
               receipt.leaf < head.size && verify_range({&leaf, 1}, receipt.leaf, head.size, receipt.proof, head.root),
               fmt::format("Событие стоит в журнале на месте {}.", receipt.leaf),
               "Такого события на указанном месте журнала нет: его слова изменены или доказательство от другого.");
}

}  // namespace

std::vector<Check> verify_event_receipt(std::string_view receipt_text, std::string_view public_key_pem,
                                        std::optional<std::string> const& later_head) {
  return checks_of([&](std::vector<Check>& checks) {
    auto const receipt = parse_event_receipt(receipt_text);
    checks.push_back({"format", true, "Вид файла", "Это доказательство события реестра, версия 1."});
    auto const key = PublicKey::from_pem(public_key_pem);
    checks.push_back(key_check(receipt.head, key));
    checks.push_back(head_check(receipt.head, key));
    checks.push_back(place_check(receipt));
    add_later_head(receipt.head, key, later_head, checks);
  });
}

}  // namespace obereg::ledger
