// Whether a value is written as its input demands.
#pragma once
#include <string>

#include "accreditation/regulation/regulation.hpp"
#include "core/time.hpp"

namespace obereg::accreditation {

// As it is kept: without needless spaces.
std::string tidied(Input const& input, std::string const& typed);

// Why this value can't stand there, in Russian; "" where it can, and for "".
std::string wrong_with(Input const& input, std::string const& value, ApplicantKind applicant, LocalDate today);

// "25.02.2026" or "2026-02-25".
std::optional<LocalDate> date_of(std::string const& value);

}  // namespace obereg::accreditation
