// What search engines are told: the public pages and the cards of the registry of accredited organisations, by the
// protocol of sitemaps.org 0.9, and what is not for them (robots.txt, RFC 9309).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/web/route.hpp"

namespace obereg::app {

inline constexpr int most_in_sitemap = 50'000;  // addresses of one file, by the protocol

struct ListedPage {
  std::string path;  // "/help"
  std::optional<LocalDate> changed_on = {};
};
std::string sitemap_xml(std::string const& origin, std::vector<ListedPage> const& pages);
std::string sitemap_index_xml(std::string const& origin, std::vector<std::string> const& paths);
std::string robots_txt(std::string const& origin);

http::Response show_robots(web::PageContext const& context);         // GET /robots.txt
http::Response show_sitemap_index(web::PageContext const& context);  // GET /sitemap.xml
http::Response show_sitemap(web::PageContext const& context);        // GET /sitemaps/{part}

}  // namespace obereg::app
