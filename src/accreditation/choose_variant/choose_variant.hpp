// Profiling (профилирование, п. 3–5, 37–39, annex 1): which of the eight variants of the service the answers lead to.
#pragma once
#include <string>

#include "accreditation/regulation/regulation.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

// Values of the answers to regulation().questions; "" for a question not answered yet.
struct ProfilingAnswers {
  std::string purpose, applicant;
};

// 1 to 8. The applicant's kind is fixed here and is not asked again at the decision.
int variant_number(Purpose purpose, ApplicantKind applicant);

// The variant of all answers, or what is wrong with them.
Result<int> choose_variant(ProfilingAnswers const& answers);

}  // namespace obereg::accreditation
