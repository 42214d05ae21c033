#include "support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace obereg::support {

namespace {

bool same_name(std::string_view left, std::string_view right) {
  return left.size() == right.size() && strncasecmp(left.data(), right.data(), left.size()) == 0;
}

HttpAnswer parse_head(std::string const& head) {
  HttpAnswer answer;
  if (head.size() > 12) answer.status = std::atoi(head.c_str() + 9);
  for (std::size_t at = head.find("\r\n"); at != std::string::npos && at + 2 < head.size();) {
    auto const end = head.find("\r\n", at + 2);
    auto const line = head.substr(at + 2, end == std::string::npos ? end : end - at - 2);
    if (auto const colon = line.find(": "); colon != std::string::npos)
      answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    at = end;
  }
  return answer;
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
  for (auto const& [header, value] : headers)
    if (same_name(header, name)) return value;
  return {};
}

bool HttpAnswer::has(std::string_view name) const {
  return std::any_of(headers.begin(), headers.end(), [&](auto const& header) { return same_name(header.first, name); });
}

Connection::Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  timeval const patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (socket_ < 0 || ::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
    close();
    throw std::runtime_error("cannot connect to the server under test");
  }
}

Connection::~Connection() {
  close();
}
Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

void Connection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Connection::receive() {
  char chunk[65536];
  auto const got = ::recv(socket_, chunk, sizeof chunk, 0);
  if (got <= 0) return false;
  received_.append(chunk, static_cast<std::size_t>(got));
  return true;
}

bool Connection::ended() {
  char byte;
  return received_.empty() && ::recv(socket_, &byte, 1, 0) == 0;
}

HttpAnswer Connection::read_answer(bool to_head) {
  std::size_t end;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return {};
  auto answer = parse_head(received_.substr(0, end));
  received_.erase(0, end + 4);
  auto const size = std::strtoull(answer.header("Content-Length").c_str(), nullptr, 10);
  if (to_head || answer.status == 100) return answer;
  while (received_.size() < size)
    if (!receive()) return {};
  answer.body = received_.substr(0, size);
  received_.erase(0, size);
  return answer;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (char const letter : text) {
    auto const code = static_cast<unsigned char>(letter);
    if (isalnum(code) && code < 0x80) {
      encoded += letter;
    } else {
      encoded += '%';
      encoded += digits[code >> 4];
      encoded += digits[code & 15];
    }
  }
  return encoded;
}

HttpAnswer HttpClient::get(std::string const& target, HttpFields const& headers) {
  return request("GET", target, headers);
}

HttpAnswer HttpClient::post(std::string const& target, std::string const& content_type, std::string const& body,
                            HttpFields const& headers) {
  auto all = headers;
  all.emplace_back("Content-Type", content_type);
  all.emplace_back("Content-Length", std::to_string(body.size()));
  return request("POST", target, all, body);
}

HttpAnswer HttpClient::post_form(std::string const& target, HttpFields const& fields, HttpFields const& headers) {
  std::string body;
  for (auto const& [name, value] : fields)
    body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  return post(target, "application/x-www-form-urlencoded", body, headers);
}

HttpAnswer HttpClient::post_multipart(std::string const& target, HttpFields const& fields,
                                      std::vector<FormFile> const& files, HttpFields const& headers) {
  std::string const boundary = "----obereg-test-boundary-7d1f";
  std::string body;
  auto const open = [&](std::string const& field) {
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"";
  };
  for (auto const& [name, value] : fields) {
    open(name);
    body += "\r\n\r\n" + value + "\r\n";
  }
  for (auto const& file : files) {
    open(file.field);
    body += "; filename=\"" + file.name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + file.bytes + "\r\n";
  }
  body += "--" + boundary + "--\r\n";
  return post(target, "multipart/form-data; boundary=" + boundary, body, headers);
}

HttpAnswer HttpClient::request(std::string const& method, std::string const& target, HttpFields const& headers,
                               std::string const& body) {
  Connection connection(port_);
  auto message = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  std::string jar;
  for (auto const& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) message += "Cookie: " + jar + "\r\n";
  for (auto const& [name, value] : headers) message += name + ": " + value + "\r\n";
  connection.send(message + "\r\n" + body);
  auto answer = connection.read_answer(method == "HEAD");
  keep_cookies(answer);
  return answer;
}

void HttpClient::keep_cookies(HttpAnswer const& answer) {
  for (auto const& [name, value] : answer.headers) {
    if (!same_name(name, "Set-Cookie")) continue;
    auto const pair = value.substr(0, value.find(';'));
    auto const equals = pair.find('=');
    if (equals == std::string::npos) continue;
    if (value.find("Max-Age=0") == std::string::npos)
      cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    else
      cookies.erase(pair.substr(0, equals));
  }
}

}  // namespace obereg::support
