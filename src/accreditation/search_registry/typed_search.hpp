// What was asked of the registry in an address: read, checked, and shown in the form again.
#pragma once
#include <string>
#include <vector>

#include "accreditation/search_registry/registry_search.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct TypedSearch {
  Sought sought;
  std::string on;  // as typed
  std::vector<html::FieldError> errors;
  bool narrows = false;  // anything was asked for
};

// A day that can't be read or has not come is an error, and `sought.on` stays today.
TypedSearch typed_search(http::Fields const& query, LocalDate today);

// The day that a card or a search is asked for, "" being today; or what is wrong with it, in Russian.
struct TypedDay {
  std::optional<LocalDate> day;
  std::string wrong;
};
TypedDay typed_day(std::string const& typed, LocalDate today);

html::View search_form(TypedSearch const& typed);
// The same search from another place on: "/accreditation/registry?q=…&before=17"; 0: from the beginning.
std::string search_address(TypedSearch const& typed, std::int64_t before);

}  // namespace obereg::accreditation
