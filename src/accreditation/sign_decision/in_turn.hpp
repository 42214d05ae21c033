// Decisions that were chosen to be signed in turn: the rest of them stands in the address of each page of signing.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/http/message.hpp"

namespace obereg::accreditation {

// Cases in the order in which they are signed, each once; what is no number is left out. At most as many as the list
// shows.
std::vector<std::int64_t> cases_in(std::vector<std::string> const& typed);
std::vector<std::int64_t> cases_of(http::Request const& request, std::string_view name);  // of the query: "4,7"
std::string with_commas(std::vector<std::int64_t> const& cases);                          // "4,7"
std::vector<std::int64_t> rest_of_turn(http::Request const& request);                     // of the query: "then=4,7"

std::string in_query(std::vector<std::int64_t> const& rest);  // "then=4,7"; "" for none

// Of the page that signs the first and leads to the others; of the list where there is none.
std::string turn_address(std::vector<std::int64_t> const& cases);

}  // namespace obereg::accreditation
