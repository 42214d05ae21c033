// How records of the registry look on pages.
#pragma once
#include <string>
#include <string_view>

#include "accreditation_registry/model/accreditation.hpp"

namespace obereg::accreditation {

std::string card_address(std::int64_t number, std::string const& on);  // `on` as typed, "" for today
std::string_view colour_of(Status status);

}  // namespace obereg::accreditation
