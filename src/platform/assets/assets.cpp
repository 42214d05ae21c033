#include "platform/assets/assets.hpp"

#include <algorithm>

namespace obereg::assets {

std::string_view find(std::string_view path) {
  auto const& table = all();
  auto const found = std::lower_bound(table.begin(), table.end(), path,
                                      [](Asset const& asset, std::string_view wanted) { return asset.path < wanted; });
  return found != table.end() && found->path == path ? found->bytes : std::string_view{};
}

}  // namespace obereg::assets
