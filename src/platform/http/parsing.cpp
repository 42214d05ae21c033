#include "platform/http/parsing.hpp"

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/url_view.hpp>

#include "core/text.hpp"

namespace obereg::http {

namespace {

namespace urls = boost::urls;

std::string decoded(std::string_view encoded, bool plus_is_space) {
  auto const checked = urls::make_pct_string_view(urls::string_view(encoded.data(), encoded.size()));
  if (!checked) throw BadRequest(400, "Адрес или форма содержат испорченный код символа.");
  urls::encoding_opts options;
  options.space_as_plus = plus_is_space;
  auto value = checked->decode(options);
  if (value.find('\0') != std::string::npos || !text::is_utf8(value))
    throw BadRequest(400, "Адрес или форма содержат недопустимые символы.");
  return value;
}

// The next piece of `rest` up to `separator`, which is taken away.
std::string_view take_until(std::string_view& rest, char separator) {
  auto const end = std::min(rest.find(separator), rest.size());
  auto const piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

std::string_view trimmed(std::string_view value) {
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  return value;
}

bool is_control(char letter) {
  auto const code = static_cast<unsigned char>(letter);
  return code < 0x20 || code == 0x7F;
}

// Nothing is collapsed or resolved: a proxy, a log and we must all mean the same page.
void require_plain_path(std::string_view encoded, std::string const& path) {
  if (std::any_of(path.begin(), path.end(), is_control)) throw BadRequest(400, "В адресе есть недопустимые символы.");
  bool plain = path.find("//") == std::string::npos && !boost::algorithm::icontains(encoded, "%2F");
  std::string_view rest = path;
  while (!rest.empty()) {
    auto const segment = take_until(rest, '/');
    plain = plain && segment != "." && segment != "..";
  }
  if (!plain) throw BadRequest(404, "Такой страницы нет.");
}

// An IPv4 address that came through an IPv6 socket is the same address.
std::string normal_address(std::string_view address) {
  boost::system::error_code failed;
  auto parsed = boost::asio::ip::make_address(std::string(trimmed(address)), failed);
  if (failed) return std::string();
  if (parsed.is_v6() && parsed.to_v6().is_v4_mapped())
    parsed = boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, parsed.to_v6());
  return parsed.to_string();
}

// The token or quoted string at the beginning of `rest`, which is taken away with the semicolon behind it.
std::string take_parameter_value(std::string_view& rest) {
  rest = trimmed(rest);
  if (rest.empty() || rest.front() != '"') return std::string(trimmed(take_until(rest, ';')));
  std::string content;
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    // Browsers write a Windows path with single backslashes, so only an escaped quote or backslash is an escape.
    bool const escape = rest[at] == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\');
    content += rest[escape ? ++at : at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  take_until(rest, ';');
  return content;
}

}  // namespace

void parse_target(std::string_view target, Request& request, std::size_t most_fields) {
  auto const url = urls::parse_origin_form(urls::string_view(target.data(), target.size()));
  if (!url) throw BadRequest(400, "Адрес страницы записан с ошибкой.");
  auto const path = std::string_view(url->encoded_path().data(), url->encoded_path().size());
  request.target = target;
  request.path = decoded(path, false);
  require_plain_path(path, request.path);
  if (url->has_query()) {
    auto const query = url->encoded_query();
    parse_form(std::string_view(query.data(), query.size()), request.query, most_fields);
  }
}

void parse_cookies(std::string_view header, Request& request, bool host_only) {
  while (!header.empty()) {
    auto value = trimmed(take_until(header, ';'));
    if (value.find('=') == std::string_view::npos) continue;
    auto const name = trimmed(take_until(value, '='));
    value = trimmed(value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (host_only && !boost::algorithm::starts_with(name, host_prefix)) continue;
    auto const known_as = host_only ? name.substr(host_prefix.size()) : name;
    if (!known_as.empty()) request.cookies.emplace(known_as, value);
  }
}

void parse_form(std::string_view body, Fields& form, std::size_t most_fields) {
  while (!body.empty()) {
    auto value = take_until(body, '&');
    if (value.empty()) continue;
    if (form.list().size() >= most_fields) throw BadRequest(400, "В форме слишком много полей.");
    auto const name = take_until(value, '=');
    form.add(decoded(name, true), decoded(value, true));
  }
}

std::string media_type(std::string_view content_type) {
  return boost::algorithm::to_lower_copy(std::string(trimmed(take_until(content_type, ';'))), std::locale::classic());
}

std::optional<std::string> header_parameter(std::string_view value, std::string_view name) {
  take_until(value, ';');
  while (!value.empty()) {
    auto const end = value.find_first_of("=;");
    bool const has_value = end != std::string_view::npos && value[end] == '=';
    auto const found = trimmed(take_until(value, has_value ? '=' : ';'));
    if (!has_value) continue;
    auto content = take_parameter_value(value);
    if (boost::algorithm::iequals(found, name, std::locale::classic())) return content;
  }
  return std::nullopt;
}

bool is_trusted(std::string const& peer, std::vector<std::string> const& trusted_proxies) {
  auto const address = normal_address(peer);
  return std::any_of(trusted_proxies.begin(), trusted_proxies.end(),
                     [&](std::string const& proxy) { return normal_address(proxy) == address; });
}

std::string client_address(std::string const& peer, std::string_view forwarded_for,
                           std::vector<std::string> const& trusted_proxies) {
  auto client = normal_address(peer);
  while (is_trusted(client, trusted_proxies) && !forwarded_for.empty()) {
    auto const comma = forwarded_for.rfind(',');
    auto const last = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
    forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
    auto const before = normal_address(last);
    if (before.empty()) break;
    client = before;
  }
  return client;
}

}  // namespace obereg::http
