// Route tables. Each module has one: method, path, permission, handler. A route without a permission does not compile;
// a public page says `everyone`.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/http/message.hpp"
#include "platform/web/services.hpp"

namespace obereg::web {

// Needed to open a route: a permission's name, or one of the two below.
struct Permission {
  std::string_view name;
  constexpr explicit Permission(std::string_view name_) : name(name_) {}
};
inline constexpr Permission everyone{"everyone"};
inline constexpr Permission anyone_signed_in{"signed-in"};

// A section of the cabinets' side navigation, shown to those who hold the permission.
struct Section {
  std::string title;  // Russian
  std::string href;
  Permission permission;
  std::string group = {};  // heading of the part of a long navigation that it belongs to; Russian
};

// What a GET handler gets: it can only read.
class PageContext {
 public:
  PageContext(http::Request const& request_, Actor const& actor_, Instant now_, std::string csrf_token_,
              std::vector<Section> const& sections_, Services const& services)
      : request(request_),
        actor(actor_),
        now(now_),
        csrf_token(std::move(csrf_token_)),
        sections(sections_),
        services_(services) {}
  PageContext(http::Request const&, Actor const&&, Instant, std::string, std::vector<Section> const&,
              Services const&) = delete;  // it keeps a reference to the actor

  http::Request const& request;
  Actor const& actor;
  Instant now;
  std::string csrf_token;  // goes into every form as the hidden field "csrf"
  std::vector<Section> const& sections;

  template <class Work>
  auto read(Work&& work) const {
    return services_.database.read(std::forward<Work>(work));
  }
  files::Store const& files() const { return services_.files; }
  signatures::CurrentTrust& trust() const { return services_.trust; }
  ledger::LogKey const& log_key() const { return services_.log_key; }
  Settings const& settings() const { return services_.settings; }
  LocalDate today() const { return LocalDate::at(now, settings().zone); }
  // The one thing a reading page writes: that personal data were looked at (152-ФЗ).
  void log_view(std::string_view action, std::string const& subject, std::string const& details) const;

 protected:
  Services const& services_;
};

// What a POST handler gets.
class ActionContext : public PageContext {
 public:
  using PageContext::PageContext;
  template <class Work>
  auto write(Work&& work) const {
    return services_.database.write(std::forward<Work>(work));
  }
  Services const& services() const { return services_; }
};

using PageHandler = http::Response (*)(PageContext const&);
using ActionHandler = http::Response (*)(ActionContext const&);

struct Route {
  http::Method method;
  std::string_view path;  // "/training/sets/{set}"
  Permission permission;
  PageHandler page = nullptr;
  ActionHandler action = nullptr;
  std::uint64_t body_bytes = 0;  // the most that a body may have
};

constexpr std::uint64_t usual_body = 1u << 20;

constexpr Route get(std::string_view path, Permission permission, PageHandler handler) {
  return {http::Method::get, path, permission, handler, nullptr, 0};
}
constexpr Route post(std::string_view path, Permission permission, ActionHandler handler,
                     std::uint64_t body_bytes = usual_body) {
  return {http::Method::post, path, permission, nullptr, handler, body_bytes};
}

// A page whose showing makes something new: a challenge, say. It must be harmless to show it any number of times.
constexpr Route get_and_write(std::string_view path, Permission permission, ActionHandler handler) {
  return {http::Method::get, path, permission, nullptr, handler, 0};
}

using Routes = std::vector<Route>;

}  // namespace obereg::web
