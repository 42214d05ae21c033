// Files that travel inside the program: page templates, migrations, styles, scripts, fonts.
#pragma once
#include <string_view>
#include <vector>

namespace obereg::assets {

struct Asset {
  std::string_view path;  // below the project's root: "src/training/pending_page/pending.html", "web/dist/app.css"
  std::string_view bytes;
};

// Every embedded file, in the order of their paths.
std::vector<Asset> const& all();

// The bytes of one file; a null data() where there is none.
std::string_view find(std::string_view path);

}  // namespace obereg::assets
