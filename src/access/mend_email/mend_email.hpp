// The applicant mends a mistyped e-mail of a request: letters of it go to the new address from then on (ACC-03).
#pragma once
#include <string>

#include "access/requests/access_request.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

inline constexpr int most_mended_emails = 5;  // of one request, in one period of platform/attempts

// `code` is told to the new address, together with all that has happened so far. Refused: request_decided,
// codes_tried_too_often. The same address once more changes nothing and sends the letter again.
Result<void> mend_email(database::Tx& tx, web::Settings const& settings, Actor const& stranger, RequestId id,
                        std::string const& email, std::string const& code, Instant now);

}  // namespace obereg::access
