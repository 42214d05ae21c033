// Which request this browser follows: number and code in a cookie, so that no address holds the code.
#pragma once
#include <optional>
#include <string>

#include "access/requests/access_request.hpp"
#include "platform/http/message.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

void follow(http::Response& response, RequestId id, std::string const& code, web::Settings const& settings);
void unfollow(http::Response& response, web::Settings const& settings);
// Nothing where the cookie is missing, or its code is wrong.
std::optional<AccessRequest> followed(web::PageContext const& context);
std::string followed_code(http::Request const& request);  // "" where there is none

}  // namespace obereg::access
