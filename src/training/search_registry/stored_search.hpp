// What was typed into the form of search. СНИЛС and names must not stand in addresses (design, rule 7): the form is
// sent by POST and kept under a random token, and the pages of results, their downloads and the way back carry the
// token alone. It opens for the account that made it and for a day.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"
#include "training/search_registry/registry_search.hpp"

namespace obereg::training {

using TypedSearch =
    std::map<std::string, std::string, std::less<>>;  // field of the form -> as typed; empty ones absent

TypedSearch typed_search(http::Fields const& form);

struct CheckedSearch {
  RegistrySearch search;
  std::vector<html::FieldError> errors;  // where there are any, the search is not made
};
CheckedSearch check_search(TypedSearch const& typed, Scope const& scope);

// Both return and take the token that stands in the address.
std::string store_search(database::Tx& tx, AccountId account, TypedSearch const& typed, Instant now);
// Nothing where the token is unknown, someone else's or older than a day.
std::optional<TypedSearch> find_search(database::ReadTx& tx, AccountId account, std::string const& token, Instant now);
void forget_old_searches(database::Tx& tx, Instant now);

}  // namespace obereg::training
