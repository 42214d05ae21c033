// The listening side: Beast coroutines, one io_context a thread; handlers run on a bounded pool of workers.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/message.hpp"

namespace obereg::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  int io_threads = 2;
  int workers = 4;
  std::size_t queue = 2048;  // requests waiting for a worker; over that 503 with Retry-After
  std::string temporary_folder;  // bodies over 64 KiB are written here
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
  std::size_t header_bytes = 16u << 10;
  std::uint64_t body_bytes = 1u << 20;        // where body_limit does not say otherwise
  std::size_t most_files = 10, most_fields = 1000;
  std::chrono::seconds read_timeout{60};      // of a whole request head, and between bytes of a body
};

// Called on a worker for each request. Must not throw: what escapes is answered 500.
using Handler = std::function<Response(Request&)>;
// Bytes that the body of a request to this path may have; asked before the body is read.
using BodyLimit = std::function<std::uint64_t(Method, std::string const& path)>;

class Server {
 public:
  Server(ServerOptions options, Handler handler, BodyLimit body_limit);
  ~Server();  // stops
  void start();
  std::uint16_t port() const;
  void stop();  // no new connections; requests under way are finished, at most 10 s
  std::size_t open_connections() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The pure part, for tests without a socket: what a body of this content type says. Throws BadRequest.
struct BadRequest : std::exception {
  BadRequest(int status_, std::string message_) : status(status_), message(std::move(message_)) {}
  char const* what() const noexcept override { return message.c_str(); }
  int status;
  std::string message;
};
void parse_target(std::string_view target, Request& request);  // path and query; refuses NUL, broken UTF-8, "..", %zz
void parse_cookies(std::string_view header, Request& request);
void parse_form(std::string_view body, Fields& form, std::size_t most_fields = 1000);  // x-www-form-urlencoded

}  // namespace obereg::http
