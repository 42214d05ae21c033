// A small blocking HTTP/1.1 client on plain sockets: what a browser does, and what a broken or hostile client does.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obereg::support {

struct HttpAnswer {
  int status = 0;  // 0: the connection ended before a whole answer
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string header(std::string_view name) const;  // the first, compared without case; "" where absent
  bool has(std::string_view name) const;
};

// A bare connection to 127.0.0.1. Throws std::runtime_error where it cannot connect; reads give up after 10 seconds.
class Connection {
 public:
  explicit Connection(std::uint16_t port);
  ~Connection();
  Connection(Connection&& other) noexcept;
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  bool send(std::string_view bytes);  // false where the other side has closed
  HttpAnswer read_answer(bool to_head = false);
  bool ended();  // waits for the other side to close; false where it sent something instead or kept silent
  void close();

 private:
  bool receive();
  int socket_;
  std::string received_;
};

struct FormFile {
  std::string field, name, bytes;
};
using HttpFields = std::vector<std::pair<std::string, std::string>>;

// Keeps cookies as a browser does; each request has a connection of its own.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}
  HttpAnswer get(std::string const& target, HttpFields const& headers = {});
  HttpAnswer post_form(std::string const& target, HttpFields const& fields, HttpFields const& headers = {});
  HttpAnswer post_multipart(std::string const& target, HttpFields const& fields, std::vector<FormFile> const& files,
                            HttpFields const& headers = {});
  HttpAnswer post(std::string const& target, std::string const& content_type, std::string const& body,
                  HttpFields const& headers = {});
  HttpAnswer request(std::string const& method, std::string const& target, HttpFields const& headers = {},
                     std::string const& body = {});
  std::map<std::string, std::string> cookies;

 private:
  void keep_cookies(HttpAnswer const& answer);
  std::uint16_t port_;
};

std::string percent_encoded(std::string_view text);

}  // namespace obereg::support
