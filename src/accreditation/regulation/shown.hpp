// Parts of the regulation as several pages show them.
#pragma once
#include <vector>

#include "accreditation/regulation/regulation.hpp"
#include "platform/html/render.hpp"

namespace obereg::accreditation {

// [{text, clause}]
std::vector<html::View> shown(std::vector<Cited> const& items);
// For regulation/complaints.html; "where" is left to who knows the addresses.
html::View shown(Complaints const& complaints);

}  // namespace obereg::accreditation
