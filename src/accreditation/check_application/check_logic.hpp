// The part of the check that compares answers with each other and with what the program knows.
#pragma once
#include "accreditation/check_application/check.hpp"

namespace obereg::accreditation {

std::vector<Fault> logic_faults(Variant const& variant, Answers const& answers, KnownFacts const& known);

}  // namespace obereg::accreditation
