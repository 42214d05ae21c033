// A server on 127.0.0.1 that answers with exactly the bytes a test gives it: right, broken, slow or hostile ones.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace obereg::support {

struct ScriptedAnswer {
  std::string bytes;                   // the head too
  std::chrono::milliseconds pause{0};  // before each byte; 0: all at once
  bool keeps_silent = false;           // holds the connection and sends nothing
};

// 200 with a length and the text.
std::string http_answer(std::string const& body, std::string const& type = "text/plain", int status = 200);
std::string http_redirect(std::string const& to, int status = 302);

class ScriptedServer {
 public:
  using Script = std::function<ScriptedAnswer(std::string const& request)>;
  explicit ScriptedServer(Script script);
  ~ScriptedServer();
  ScriptedServer(ScriptedServer const&) = delete;

  std::string url(std::string const& path = "/") const;
  std::vector<std::string> requests() const;  // whole, in order of arrival

 private:
  void serve();
  void answer(int connection);
  std::string read_request(int connection) const;

  Script script_;
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace obereg::support
