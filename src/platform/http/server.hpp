// The listening side: Beast coroutines, one io_context a thread; handlers run on a bounded pool of workers.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/message.hpp"
#include "platform/http/parsing.hpp"

namespace obereg::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  int io_threads = 2;
  int workers = 4;
  std::size_t queue = 2048;                  // requests waiting for a worker; over that 503 with Retry-After
  std::string temporary_folder;              // bodies over 64 KiB are written here
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
  bool host_cookies = false;                 // cookies are set as secure ones: no others are read
  std::size_t header_bytes = 16u << 10;
  std::uint64_t body_bytes = 1u << 20;  // where body_limit does not say otherwise
  std::size_t most_files = 500, most_fields = 1000;
  std::chrono::milliseconds read_timeout{60'000};  // of a whole request head, and between pieces of a body
  std::chrono::milliseconds stop_timeout{10'000};  // that requests under way are given when the server stops
};

// Called on a worker for each request. A BadRequest that escapes is answered with its status and message; anything else
// is logged and answered 500 without details.
using Handler = std::function<Response(Request&)>;
// Bytes that the body of a request to this path may have; asked before the body is read.
using BodyLimit = std::function<std::uint64_t(Method, std::string const& path)>;
// The page of what is refused before the handler sees it: a body over its limit, a broken form. Must be quick and not
// throw. Without it the message stands alone on a page without a style.
using RefusalPage = std::function<Response(Request const&, int status, std::string const& message)>;

class Server {
 public:
  Server(ServerOptions options, Handler handler, BodyLimit body_limit, RefusalPage refusal_page = {});
  ~Server();     // stops
  void start();  // throws std::runtime_error where the port is taken or the address is not this machine's
  std::uint16_t port() const;
  void stop();  // no new connections; requests under way are finished within stop_timeout
  std::size_t open_connections() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace obereg::http
