// A record of the registry as open data show it: the fields of п. 9.1.1 а–и.
#pragma once
#include <boost/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation_registry/model/accreditation.hpp"

namespace obereg::accreditation {

struct OpenColumn {
  std::string_view title;  // Russian
  double width = 20;       // in characters, of a sheet
};
std::span<OpenColumn const> open_columns();

// What holds on the day; of suspension, resumption and termination the last of each, "" where there was none.
std::vector<std::string> open_row(Accreditation const& record, LocalDate day);
// The same with every decision.
boost::json::object open_object(Accreditation const& record, LocalDate day);

}  // namespace obereg::accreditation
