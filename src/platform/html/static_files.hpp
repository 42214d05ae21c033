// Styles, scripts and fonts of the built interface (web/dist), served under addresses that change with their content.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace obereg::html {

struct StaticFile {
  std::string_view bytes;
  std::string_view content_type;
};

// "/assets/<hash>/app.css", where the hash is of all of the interface's files together, so that a style finds its fonts
// beside itself. Throws std::logic_error for a name that is not in web/dist.
std::string asset_url(std::string_view name);

// The file that such an address names; it may be cached for ever (`Cache-Control: public, max-age=31536000,
// immutable`). Nothing for another hash: an old page asking after an update must not keep today's file under
// yesterday's address.
std::optional<StaticFile> find_asset(std::string_view path);

}  // namespace obereg::html
