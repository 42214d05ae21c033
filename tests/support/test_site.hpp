// The site without a socket: a router over a test database, and a browser that keeps cookies and fills in form tokens.
// Header only, so that test programs of parts below the web need not link it.
#pragma once
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "platform/http/message.hpp"
#include "platform/web/router.hpp"
#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::support {

inline Instant site_time = test_now;  // what the site's clock shows
inline Instant site_clock() {
  return site_time;
}

inline std::string header_of(http::Response const& response, std::string_view name) {
  for (auto const& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

class TestSite {
 public:
  using Form = std::vector<std::pair<std::string, std::string>>;

  // `authenticate` empty: every request is sent by `actor`.
  TestSite(database::Database& database, web::Routes routes, std::vector<web::Section> sections,
           web::Authenticate authenticate = {}, signatures::TrustSource trust_source = no_trust())
      : trust(std::move(trust_source)),
        services{database, files, trust, log_key, settings, site_clock},
        router(
            services, std::move(routes), std::move(sections),
            authenticate ? std::move(authenticate) : [this](http::Request const& request, Instant) {
              auto someone = actor;
              someone.address = request.remote_address;
              return someone;
            }) {
    site_time = test_now;
  }

  http::Response get(std::string const& target, http::Method method = http::Method::get) {
    auto request = request_to(method, target);
    return send(request);
  }
  // Like a browser: with the token of the forms that it was shown. Files are fields whose name begins with '@'.
  http::Response post(std::string const& target, Form const& form = {}) {
    auto request = request_to(http::Method::post, target);
    request.form.add("csrf", web::csrf_token_of(cookies[std::string(web::visitor_cookie)]));
    for (auto const& [name, value] : form) {
      if (name.front() == '@')
        request.files.push_back(upload(name.substr(1), value));
      else
        request.form.add(name, value);
    }
    return send(request);
  }
  // A form whose answer leads on, and where it leads.
  http::Response follow(std::string const& target, Form const& form) {
    auto const answer = post(target, form);
    auto const location = header_of(answer, "Location");
    return location.empty() ? answer : get(location);
  }
  http::Response send(http::Request& request) {
    request.cookies.insert(cookies.begin(), cookies.end());
    auto response = router(request);
    for (auto const& [name, value] : response.headers)
      if (name == "Set-Cookie") keep(value);
    return response;
  }
  static http::Request request_to(http::Method method, std::string const& target) {
    http::Request request;
    request.method = method;
    request.target = target;
    auto const question = target.find('?');
    request.path = target.substr(0, question);
    if (question != std::string::npos) add_query(target.substr(question + 1), request.query);
    request.remote_address = "192.0.2.7";
    request.headers["host"] = "127.0.0.1:8080";
    request.headers["user-agent"] = "Mozilla/5.0 Firefox/128.0";
    return request;
  }

  std::map<std::string, std::string, std::less<>> cookies;
  Actor actor;
  web::Settings settings;
  files::Store files{temporary_folder()};
  ledger::LogKey log_key = ledger::LogKey::generate();
  signatures::CurrentTrust trust;
  web::Services services;
  web::Router router;

 private:
  static signatures::TrustSource no_trust() {
    return {[] { return 1; }, [] { return signatures::TrustListBuilder().build(); }};
  }
  // Test addresses need no escapes.
  static void add_query(std::string const& query, http::Fields& fields) {
    for (std::size_t begin = 0; begin < query.size();) {
      auto const end = std::min(query.find('&', begin), query.size());
      auto const pair = query.substr(begin, end - begin);
      auto const equals = std::min(pair.find('='), pair.size());
      fields.add(pair.substr(0, equals), equals < pair.size() ? pair.substr(equals + 1) : "");
      begin = end + 1;
    }
  }
  static http::UploadedFile upload(std::string field, std::string const& bytes) {
    auto const path = temporary_folder() + "/upload";
    std::ofstream(path, std::ios::binary) << bytes;
    return {std::move(field), "file.bin", std::make_shared<std::string const>(path), bytes.size()};
  }
  void keep(std::string const& set_cookie) {
    auto const equals = set_cookie.find('=');
    auto const name = set_cookie.substr(0, equals);
    auto const value = set_cookie.substr(equals + 1, set_cookie.find(';') - equals - 1);
    if (value.empty())
      cookies.erase(name);
    else
      cookies[name] = value;
  }
};

}  // namespace obereg::support
