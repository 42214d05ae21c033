// The applicant rates the service that they got (п. 32 «б»).
#pragma once
#include "casework/ratings/ratings.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

// A case with a result, once. Refused: no_result_to_rate, already_rated.
Result<void> rate_service(database::Tx& tx, Actor const& actor, casework::Case const& held,
                          casework::Rating const& rating, Instant now);

// Refused: no_result_to_rate.
Result<void> has_result(casework::Case const& held);

}  // namespace obereg::accreditation
