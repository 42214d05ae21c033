// The pure part of reading a request: bytes in, values out, no socket. Everything here meets hostile input.
#pragma once
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"

namespace obereg::http {

// The client's fault. `message` is Russian and shown to the user.
struct BadRequest : std::exception {
  BadRequest(int status_, std::string message_) : status(status_), message(std::move(message_)) {}
  char const* what() const noexcept override { return message.c_str(); }
  int status;
  std::string message;
};

// Fills target, path and query. Refuses (400) what is not an origin-form target (RFC 9112, 3.2.1): %zz, broken UTF-8,
// control characters; answers 404 to paths that could be read in two ways: "..", ".", "//", an encoded slash.
void parse_target(std::string_view target, Request& request, std::size_t most_fields = 1000);
// Pairs of RFC 6265, 4.2.1; the first of a name counts, what is not a pair is passed over.
// `host_only`: of a site on https, whose own cookies bear the prefix "__Host-". Others count for nothing, since another
// site of the same domain can set them.
void parse_cookies(std::string_view header, Request& request, bool host_only = false);
// application/x-www-form-urlencoded. Throws BadRequest for broken escapes, NUL, broken UTF-8 and too many fields.
void parse_form(std::string_view body, Fields& form, std::size_t most_fields = 1000);

// "text/html; charset=utf-8" is of type "text/html"; in lower case.
std::string media_type(std::string_view content_type);
// A parameter of a header value, `boundary` of "multipart/form-data; boundary=x"; quotes are taken off; "" where
// absent.
std::optional<std::string> header_parameter(std::string_view value, std::string_view name);

// The address of the client: the rightmost of X-Forwarded-For that is no trusted proxy, where the peer is one.
// What stands left of an address that we do not trust could have been written by anyone.
std::string client_address(std::string const& peer, std::string_view forwarded_for,
                           std::vector<std::string> const& trusted_proxies);
bool is_trusted(std::string const& peer, std::vector<std::string> const& trusted_proxies);

}  // namespace obereg::http
