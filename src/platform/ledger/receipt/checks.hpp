// Checks that receipts of every kind have in common.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/ledger/receipt/verify.hpp"

namespace obereg::ledger {

// What `add` adds; a receipt or a key that can't be read ends the checks with the one that says so.
std::vector<Check> checks_of(std::function<void(std::vector<Check>&)> const& add);

Check check(std::string code, std::string title, bool passed, std::string yes, std::string no);
Check key_check(SignedHead const& head, PublicKey const& key);
Check head_check(SignedHead const& head, PublicKey const& key);
// Of the text of a later head; nothing is added without one.
void add_later_head(SignedHead const& head, PublicKey const& key, std::optional<std::string> const& later,
                    std::vector<Check>& checks);

}  // namespace obereg::ledger
