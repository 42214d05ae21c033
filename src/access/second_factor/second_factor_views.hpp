// What the pages of signing in and of one's own account show alike.
#pragma once
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

struct SetUpAddresses {
  std::string post_to, qr;
};
// What set_up_form.html needs.
void add_set_up_form(html::View& view, std::string const& secret, SetUpAddresses const& addresses,
                     std::string const& error);
http::Response qr_of(std::string const& secret, std::string const& email);
// Shown once, as the answer to the form that made them.
http::Response recovery_codes_page(web::PageContext const& context, std::vector<std::string> const& codes,
                                   std::string const& next);
std::string location_of(http::Response const& response);  // where a redirect leads

}  // namespace obereg::access
