#include "platform/http/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace obereg::http {

namespace {

template <class Map>
std::string value_of(Map const& map, std::string_view name) {
  auto const found = map.find(name);
  return found == map.end() ? std::string() : found->second;
}

// The weight that an Accept header gives a media type (RFC 9110, 12.5.1): 0 where it does not name it.
double weight_in(std::string_view accept, std::string_view type) {
  auto const at = accept.find(type);
  if (at == std::string_view::npos) return 0;
  auto const range = accept.substr(at, accept.find(',', at) - at);
  auto const quality = range.find("q=");
  return quality == std::string_view::npos ? 1 : std::strtod(std::string(range.substr(quality + 2)).c_str(), nullptr);
}

// What programs that do not know filename* save the file as: letters that ASCII lacks become '_'.
std::string ascii_name(std::string_view name) {
  std::string plain;
  for (char const letter : name) {
    auto const code = static_cast<unsigned char>(letter);
    if ((code & 0xC0) == 0x80) continue;  // the tail of a letter that has been replaced already
    bool const safe = code > 0x20 && code < 0x7F && std::string_view("\"\\/%;").find(letter) == std::string_view::npos;
    plain += safe ? letter : '_';
  }
  auto const dot = plain.rfind('.');
  auto const stem = plain.substr(0, dot);
  if (stem.find_first_not_of("_-.,()") == std::string::npos)
    plain = "document" + (dot == std::string::npos ? std::string() : plain.substr(dot));
  return plain;
}

// RFC 6265, 4.1.1: cookie-octet.
bool is_cookie_octet(char letter) {
  return letter > 0x20 && letter < 0x7F && std::string_view("\",;\\").find(letter) == std::string_view::npos;
}

std::string disposition(std::string_view what, std::string_view file_name) {
  auto const encoded =
      boost::urls::encode(boost::urls::string_view(file_name.data(), file_name.size()), boost::urls::unreserved_chars);
  return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", what, ascii_name(file_name), encoded);
}

}  // namespace

std::string UploadedFile::bytes() const {
  std::ifstream stream(*path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || content.size() != size) throw std::runtime_error("cannot read an uploaded file");
  return content;
}

std::string Fields::get(std::string_view name) const {
  for (auto const& [field, value] : list_)
    if (field == name) return value;
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::any_of(list_.begin(), list_.end(), [&](auto const& field) { return field.first == name; });
}

std::vector<std::string> Fields::every(std::string_view name) const {
  std::vector<std::string> values;
  for (auto const& [field, value] : list_)
    if (field == name) values.push_back(value);
  return values;
}

std::string Request::header(std::string_view name) const {
  return value_of(headers, name);
}
std::string Request::cookie(std::string_view name) const {
  return value_of(cookies, name);
}
std::string Request::segment(std::string_view name) const {
  return value_of(segments, name);
}

std::optional<std::int64_t> Request::id(std::string_view segment_name) const {
  auto const digits = segment(segment_name);
  std::int64_t number = 0;
  auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size() || number <= 0) return std::nullopt;
  return number;
}

UploadedFile const* Request::file(std::string_view field) const {
  auto const found = std::find_if(files.begin(), files.end(), [&](auto const& file) { return file.field == field; });
  return found == files.end() ? nullptr : &*found;
}

bool Request::wants_json() const {
  if (path.starts_with("/api/")) return true;
  auto const accept = header("accept");
  return std::max(weight_in(accept, "application/json"), weight_in(accept, "application/problem+json")) >
         weight_in(accept, "text/html");
}

// A boosted link and a restored history entry replace the whole page, though htmx asks for them.
bool Request::is_partial() const {
  return header("hx-request") == "true" && header("hx-boosted") != "true" &&
         header("hx-history-restore-request") != "true";
}

Response& Response::download_as(std::string_view file_name) {
  return with("Content-Disposition", disposition("attachment", file_name));
}

// The styles are those that browsers give a picture of its own.
Response& Response::show_as(std::string_view file_name) {
  with("Content-Disposition", disposition("inline", file_name));
  with("Content-Security-Policy",
       "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'");
  return with("X-Frame-Options", "SAMEORIGIN");
}

Response& Response::set_cookie(std::string_view name, std::string_view value,
                               std::optional<std::int64_t> max_age_seconds, bool secure) {
  if (name.empty() || name.find('=') != std::string_view::npos ||
      !std::all_of(name.begin(), name.end(), is_cookie_octet) ||
      !std::all_of(value.begin(), value.end(), is_cookie_octet))
    throw std::invalid_argument("a cookie's name or value has characters that a cookie cannot hold");
  auto cookie = fmt::format("{}{}={}; Path=/; HttpOnly; SameSite=Lax", secure ? host_prefix : "", name, value);
  if (max_age_seconds) cookie += fmt::format("; Max-Age={}", *max_age_seconds);
  if (secure) cookie += "; Secure";
  return with("Set-Cookie", std::move(cookie));
}

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  return response.with("Location", std::move(location));
}

Response page(std::string html, int status) {
  Response response;
  response.status = status;
  response.body = std::move(html);
  return response;
}

Response bytes(std::string body, std::string content_type) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

Response temporary_file(std::string path, std::string content_type, std::string_view download_name) {
  Response response;
  response.content_type = std::move(content_type);
  response.file = std::make_shared<std::string const>(std::move(path));
  response.file_is_temporary = true;
  return response.download_as(download_name);
}

}  // namespace obereg::http
