// An invitation is sent once more to a person of one's organisation who has not used theirs (ACC-05, ACC-10).
#pragma once
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// Refused: person_not_here, needs_no_invitation, codes_tried_too_often, and as invite refuses.
Result<void> invite_again(database::Tx& tx, Actor const& actor, AccountId account, web::Settings const& settings,
                          Instant now);

http::Response submit_invite_again(web::ActionContext const& context);  // POST /people/{account}/invite

}  // namespace obereg::access
