// From a request to its handler: matching, who asks, may they, is the form ours; and what is answered when not.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/route.hpp"

namespace obereg::web {

// Tells who sends this request: by the session's cookie, or by the key of an API request. Nobody: an empty Actor.
using Authenticate = std::function<Actor(http::Request const&, Instant now)>;

class Router {
 public:
  // Throws std::logic_error where two routes have one method and path.
  Router(Services const& services, Routes routes, std::vector<Section> sections, Authenticate authenticate);

  // Answers every request and never throws: what a handler throws becomes a page with an incident number, and its cause
  // goes to the log under the same number.
  http::Response operator()(http::Request& request) const;
  // How long a body to this path may be; 0 where nothing takes one.
  std::uint64_t body_limit(http::Method method, std::string_view path) const;
  Routes const& routes() const { return routes_; }

 private:
  struct Match;
  Match find(http::Method method, std::string_view path) const;
  http::Response answer(http::Request& request, Instant now) const;
  http::Response dispatch(http::Request const& request, Actor const& actor, Route const& route, Instant now) const;

  Services const& services_;
  Routes routes_;
  std::vector<Section> sections_;
  Authenticate authenticate_;
};

// The name of the cookie that binds forms to a browser, and the token that its forms must carry.
inline constexpr std::string_view visitor_cookie = "obereg_visitor";
std::string csrf_token_of(std::string_view visitor, OrganisationId shown_in = {});

}  // namespace obereg::web
