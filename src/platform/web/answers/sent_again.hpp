// Forms that are not taken now and lose nothing: what was typed comes back, to be sent again.
#pragma once
#include <string>

#include "platform/web/route.hpp"

namespace obereg::web {

// The session ended while the form was being filled in.
http::Response sign_in_again(PageContext const& context);
// The form was shown in a cabinet of another organisation than is open by now.
http::Response in_another_cabinet(PageContext const& context);
// Which cabinet is open, and which others the actor has.
std::string other_cabinets_words(Actor const& actor);

}  // namespace obereg::web
