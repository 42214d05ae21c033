// The decision of a case as its page shows it.
#pragma once
#include <vector>

#include "accreditation/follow_case/case_view.hpp"

namespace obereg::accreditation {

// For follow_case/decision.html: one view, none where nothing is decided yet. `address`: of the case's page.
std::vector<html::View> decision_views(WholeCase const& whole, Reader reader, std::string const& address,
                                       std::chrono::minutes zone);

// For withdraw_application/told.html: the letter about a withdrawal, likewise.
std::vector<html::View> withdrawal_views(WholeCase const& whole, Reader reader, std::string const& address,
                                         std::chrono::minutes zone);

}  // namespace obereg::accreditation
