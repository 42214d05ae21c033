// What was typed into the form of search, and what it means. Between pages platform/web/searches keeps it.
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

// As web::keep_search() and web::kept_search().
std::string store_search(database::Tx& tx, AccountId account, TypedSearch const& typed, Instant now);
std::optional<TypedSearch> find_search(database::ReadTx& tx, AccountId account, std::string const& token, Instant now);

}  // namespace obereg::training
