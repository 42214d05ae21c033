// What an address of the list asks for.
#pragma once
#include <optional>
#include <string>

#include "platform/web/route.hpp"
#include "training/list_due/due_form.hpp"

namespace obereg::training {

struct AskedDue {
  std::string token;  // of the stored search, "" for none
  std::string term;   // of the address, "" for that of the search
  TypedSearch typed;  // both together
  CheckedDue checked;
  Scope scope;
};
// Nothing where the token is unknown, someone else's or older than a day.
std::optional<AskedDue> asked_due(database::ReadTx& tx, web::PageContext const& context);

// "/training/due" or what stands in its place, with what was asked.
std::string due_address(std::string const& path, AskedDue const& asked, std::int64_t after = 0);

}  // namespace obereg::training
