#include "access/follow_request/followed.hpp"

#include <charconv>

#include "access/request_access/file_request.hpp"
#include "core/typed_codes/typed_code.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view cookie_name = "obereg_request";
constexpr std::int64_t kept_seconds = 24 * 60 * 60;  // others may sit at this computer tomorrow

}  // namespace

void follow(http::Response& response, RequestId id, std::string const& code, web::Settings const& settings) {
  response.set_cookie(cookie_name, std::to_string(id.value) + "." + code, kept_seconds, settings.secure_cookies);
}

void unfollow(http::Response& response, web::Settings const& settings) {
  response.set_cookie(cookie_name, "", 0, settings.secure_cookies);
}

std::string followed_code(http::Request const& request) {
  auto const value = request.cookie(cookie_name);
  auto const dot = value.find('.');
  return dot == std::string::npos ? std::string() : text::typed_code(value.substr(dot + 1), request_code_length);
}

std::optional<AccessRequest> followed(web::PageContext const& context) {
  auto const value = context.request.cookie(cookie_name);
  RequestId id;
  std::from_chars(value.data(), value.data() + value.size(), id.value);
  auto const code = followed_code(context.request);
  if (id.value <= 0 || code.empty()) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_request(tx, id, code); });
}

}  // namespace obereg::access
