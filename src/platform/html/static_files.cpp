#include "platform/html/static_files.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "core/text.hpp"
#include "platform/assets/assets.hpp"

namespace obereg::html {

namespace {

constexpr std::string_view folder = "web/dist/";

std::string address_prefix() {
  std::string hashes;
  for (auto const& asset : assets::all())
    if (asset.path.starts_with(folder)) hashes += std::string(asset.path) + '\n' + text::sha256(asset.bytes);
  return "/assets/" + text::hex(text::sha256(hashes)).substr(0, 16) + '/';
}

std::string const& prefix() {
  static std::string const known = address_prefix();
  return known;
}

std::string_view content_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> types{{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".svg", "image/svg+xml"},
      {".txt", "text/plain; charset=utf-8"},
  }};
  for (auto const& [suffix, type] : types)
    if (name.ends_with(suffix)) return type;
  return "application/octet-stream";
}

}  // namespace

std::string asset_url(std::string_view name) {
  if (!assets::find(std::string(folder).append(name)).data())
    throw std::logic_error("web/dist has no " + std::string(name));
  return prefix() + std::string(name);
}

std::optional<StaticFile> find_asset(std::string_view path) {
  if (!path.starts_with(prefix())) return std::nullopt;
  auto const name = path.substr(prefix().size());
  auto const bytes = assets::find(std::string(folder).append(name));
  if (!bytes.data()) return std::nullopt;
  return StaticFile{bytes, content_type(name)};
}

}  // namespace obereg::html
