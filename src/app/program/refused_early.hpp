// The page of what the server refuses before the router sees it: a body over its limit, a form that does not read.
#pragma once
#include <string_view>

#include "platform/http/message.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

// Nobody is known to be signed in. `message`: what happened, in Russian; over the limit of a body it says what to do.
http::Response refused_early(web::Services const& services, http::Request const& request, int status,
                             std::string_view message);

}  // namespace obereg::app
