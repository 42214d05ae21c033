#include "platform/http/exchange.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/http/body/multipart.hpp"

namespace obereg::http {

namespace beast_http = boost::beast::http;
using beast_http::field;

namespace {

constexpr std::uint64_t largest_urlencoded = 4u << 20;

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return lower;
}

Method method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get:
      return Method::get;
    case beast_http::verb::head:
      return Method::head;
    case beast_http::verb::post:
      return Method::post;
    case beast_http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

void require_one_meaning(beast_http::request_header<> const& head) {
  auto const refuse_unless = [](bool right) {
    if (!right) throw BadRequest(400, "Запрос составлен с ошибкой.");
  };
  refuse_unless(head.count(field::content_length) <= 1 && head.count(field::transfer_encoding) <= 1);
  refuse_unless(head.count(field::host) == 1 || (head.version() < 11 && head.count(field::host) == 0));
  if (head.count(field::transfer_encoding) == 0) return;
  refuse_unless(head.count(field::content_length) == 0 && head.version() == 11);
  refuse_unless(boost::beast::iequals(head[field::transfer_encoding], "chunked"));
}

void read_headers(beast_http::request_header<> const& head, Request& request) {
  for (auto const& line : head) {
    auto const name = std::string_view(line.name_string().data(), line.name_string().size());
    auto const value = std::string_view(line.value().data(), line.value().size());
    auto const [known, is_new] = request.headers.emplace(lower_case(name), value);
    if (!is_new) known->second.append(line.name() == field::cookie ? "; " : ", ").append(value);
  }
}

void read_forwarded(Request& request, std::string const& peer, ServerOptions const& options) {
  request.remote_address = client_address(peer, request.header("x-forwarded-for"), options.trusted_proxies);
  // The last of several is what the proxy nearest to us wrote.
  auto const scheme = request.header("x-forwarded-proto");
  auto const is_proxy = is_trusted(peer, options.trusted_proxies);
  request.secure = is_proxy && (scheme == "https" || boost::algorithm::ends_with(scheme, ", https"));
}

std::string whole_file(std::string const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// RFC 9110, 5.6.7. fmt knows no locale unless asked, so the names are English.
std::string http_date(std::chrono::system_clock::time_point moment) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
}

// Written once a second, not once an answer.
std::string const& date_of_answer() {
  using namespace std::chrono;
  thread_local sys_seconds written{};
  thread_local std::string text;
  auto const now = floor<seconds>(system_clock::now());
  if (now != written || text.empty()) text = http_date(written = now);
  return text;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> fixed_headers{{
    {"Server", "obereg"},
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
     "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
     "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},  // for browsers that do not know frame-ancestors
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
}};

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
  });
}

void require_sendable(std::string_view name, std::string_view value) {
  auto const breaks = [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; };
  if (!is_token(name) || std::any_of(value.begin(), value.end(), breaks))
    throw std::invalid_argument(fmt::format("the header {} cannot be sent", is_token(name) ? name : "of a wrong name"));
}

bool is_the_servers_own(std::string_view name) {
  return boost::algorithm::iequals(name, "Content-Length") || boost::algorithm::iequals(name, "Transfer-Encoding") ||
         boost::algorithm::iequals(name, "Connection");
}

boost::beast::string_view view(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

Request read_request(beast_http::request_header<> const& head, std::string const& peer, ServerOptions const& options) {
  require_one_meaning(head);
  Request request;
  request.method = method_of(head.method());
  parse_target(std::string_view(head.target().data(), head.target().size()), request, options.most_fields);
  read_headers(head, request);
  parse_cookies(request.header("cookie"), request, options.host_cookies);
  read_forwarded(request, peer, options);
  return request;
}

void read_content(Request& request, BodyStore& body, ServerOptions const& options) {
  auto const type = media_type(request.header("content-type"));
  if (type == "multipart/form-data") {
    read_multipart(request, body, options);
  } else if (type == "application/x-www-form-urlencoded") {
    if (body.size() > largest_urlencoded) throw BadRequest(413, "Форма слишком велика.");
    parse_form(body.on_disk() ? whole_file(*body.path()) : body.take_memory(), request.form, options.most_fields);
  } else if (body.on_disk()) {
    request.body_path = body.path();
  } else {
    request.body = body.take_memory();
  }
}

beast_http::response<beast_http::empty_body> response_head(Response const& response, unsigned version,
                                                           bool keep_alive) {
  beast_http::response<beast_http::empty_body> head{static_cast<beast_http::status>(response.status), version};
  for (auto const& [name, value] : fixed_headers) head.set(view(name), view(value));
  head.set(field::date, date_of_answer());
  require_sendable("Content-Type", response.content_type);
  if (!response.content_type.empty()) head.set(field::content_type, response.content_type);
  for (auto const& [name, value] : response.headers) {
    require_sendable(name, value);
    if (is_the_servers_own(name)) continue;
    if (boost::algorithm::iequals(name, "Set-Cookie"))
      head.insert(field::set_cookie, value);
    else
      head.set(name, value);
  }
  head.keep_alive(keep_alive);
  return head;
}

Response error_answer(int status, std::string_view message, std::string_view target) {
  if (target.rfind("/api/", 0) == 0) {
    auto problem = bytes(
        boost::json::serialize(boost::json::object{{"type", fmt::format("urn:obereg:problem:http-{}", status)},
                                                   {"title", boost::json::string_view(message.data(), message.size())},
                                                   {"status", status}}),
        "application/problem+json");
    problem.status = status;
    return problem;
  }
  return page(fmt::format("<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{0}</title></head>"
                          "<body><h1>{0}</h1></body></html>\n",
                          message),
              status);
}

}  // namespace obereg::http
