#include "accreditation/search_registry/shown.hpp"

#include "platform/web/pages.hpp"

namespace obereg::accreditation {

std::string card_address(std::int64_t number, std::string const& on) {
  return "/accreditation/registry/" + std::to_string(number) + (on.empty() ? "" : "?on=" + web::in_query(on));
}

std::string_view colour_of(Status status) {
  return status == Status::active ? "green" : status == Status::suspended ? "yellow" : "grey";
}

}  // namespace obereg::accreditation
