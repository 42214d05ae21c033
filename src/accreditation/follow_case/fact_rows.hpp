// What the page of a case says of it at its top: who applied, how, through whom, and what became of it.
#pragma once
#include <vector>

#include "accreditation/follow_case/case_view.hpp"

namespace obereg::accreditation {

// Rows of components/summary_list.html.
std::vector<html::View> fact_rows(WholeCase const& whole, std::chrono::minutes zone);

// Documents that are due on paper and did not come: [{title, clause}].
std::vector<html::View> missing_views(WholeCase const& whole);

}  // namespace obereg::accreditation
