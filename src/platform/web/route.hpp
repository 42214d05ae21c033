// Route tables. Each module has one: method, path, permission, handler. A route without a permission does not compile;
// a public page says `everyone`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "platform/http/message.hpp"

namespace obereg::web {

// Needed to open a route: a permission's name, or one of the two below.
struct Permission {
  std::string_view name;
  constexpr explicit Permission(std::string_view name_) : name(name_) {}
};
inline constexpr Permission everyone{"everyone"};
inline constexpr Permission anyone_signed_in{"signed-in"};

struct Settings;  // what pages need of the configuration: web/settings.hpp

// What a GET handler gets: it can only read.
struct PageContext {
  http::Request const& request;
  Actor const& actor;
  Instant now;
  database::Database& database;  // GET handlers get a const Database through `reader()`; writing needs ActionContext
  files::Store const& files;
  Settings const& settings;
  std::string csrf_token;  // for hidden fields; put into forms by render()

  template <class Work>
  auto read(Work&& work) const {
    return database.read(std::forward<Work>(work));
  }
};

// What a POST handler gets.
struct ActionContext : PageContext {
  template <class Work>
  auto write(Work&& work) const {
    return database.write(std::forward<Work>(work));
  }
};

using PageHandler = http::Response (*)(PageContext const&);
using ActionHandler = http::Response (*)(ActionContext const&);

struct Route {
  http::Method method;
  std::string_view path;  // "/training/sets/{set}"
  Permission permission;
  PageHandler page = nullptr;
  ActionHandler action = nullptr;
  std::uint64_t body_bytes = 1u << 20;
};

constexpr Route get(std::string_view path, Permission permission, PageHandler handler) {
  return {http::Method::get, path, permission, handler, nullptr, 0};
}
constexpr Route post(std::string_view path, Permission permission, ActionHandler handler, std::uint64_t body_bytes = 1u << 20) {
  return {http::Method::post, path, permission, nullptr, handler, body_bytes};
}

using Routes = std::vector<Route>;

}  // namespace obereg::web
