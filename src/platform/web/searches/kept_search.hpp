// What was typed into a form of search. СНИЛС and names must not stand in addresses (design, rule 7): the form is sent
// by POST and kept under a random token, and the pages of results, their downloads and the way back carry the token
// alone. It opens for the account that made it and for a day. A page of results that is got so can be reloaded and gone
// back to.
#pragma once
#include <optional>
#include <string>

#include "core/refusal.hpp"
#include "platform/http/message.hpp"
#include "platform/web/route.hpp"

namespace obereg::web {

// Both return and take the token that stands in the address. Those that are too old go meanwhile.
std::string keep_search(database::Tx& tx, AccountId account, http::Fields const& typed, Instant now);
// Nothing where the token is unknown, someone else's or older than a day.
std::optional<http::Fields> kept_search(database::ReadTx& tx, AccountId account, std::string const& token, Instant now);

extern RefusalKind const search_forgotten;  // 410

// For a list whose search is sent to the list's own address: keeps the form and leads to the same address with the
// token as `search`, other values of the query kept, save for the place in pages: `before`, `after`.
http::Response show_found(ActionContext const& context);
// What that page is to look for: no fields where its address has no token. Refused: search_forgotten.
Result<http::Fields> sought(PageContext const& context);

}  // namespace obereg::web
