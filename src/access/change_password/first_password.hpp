// The first password of an account that got in otherwise. It outlasts every session, so an open one does not prove
// enough (ASVS 4.0.3, 3.7.1): a link is sent to the confirmed e-mail, and the password is chosen there.
#pragma once
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// The link holds for an hour and once. Refused: email_missing, email_not_confirmed, login_taken,
// password_is_set, codes_tried_too_often.
Result<void> send_first_password_link(database::Tx& tx, Actor const& actor, web::Settings const& settings, Instant now);

http::Response submit_first_password_link(web::ActionContext const& context);  // POST /account/password/link

}  // namespace obereg::access
