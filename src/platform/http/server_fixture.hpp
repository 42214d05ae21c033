// A server with a handler of its own for each question that the tests ask.
#pragma once
#include <gtest/gtest.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "platform/http/server.hpp"
#include "support/http_client.hpp"
#include "support/paths.hpp"

namespace obereg::http {

// Lets a test hold the handler of /wait for as long as it needs.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void wait_for(int visitors) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= visitors; });
  }
  void open() {
    std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    options_.port = 0;
    options_.temporary_folder = support::temporary_folder();
    options_.stop_timeout = std::chrono::seconds(5);
  }
  ~ServerTest() override { gate_.open(); }

  std::uint16_t start() {
    server_ = std::make_unique<Server>(
        options_, [this](Request& request) { return answer(request); },
        [](Method, std::string const& path) -> std::uint64_t { return path == "/upload" ? 64u << 20 : 100'000; });
    server_->start();
    return server_->port();
  }

  Response answer(Request& request) {
    if (request.path == "/wait") gate_.pass();
    if (request.path == "/fail") throw std::runtime_error("the secret reason");
    if (request.path == "/injection") return see_other("/a\r\nSet-Cookie: evil=1");
    if (request.path == "/file")
      return temporary_file(options_.temporary_folder + "/report", "text/plain", "Отчёт.txt");
    if (request.path == "/address") return bytes(request.remote_address + (request.secure ? " tls" : ""), "text/plain");
    if (request.path == "/large") return bytes(std::string(3'000'000, 'x'), "text/plain");
    if (request.path == "/upload") return bytes(describe(request), "text/plain");
    if (request.path == "/own")
      return page("").with("Cache-Control", "max-age=60").with("Set-Cookie", "a=1").with("Set-Cookie", "b=2");
    return bytes(request.path + "?" + request.query.get("n") + request.body, "text/plain");
  }

  static std::string describe(Request const& request) {
    std::string text = request.form.get("note");
    for (auto const& file : request.files) text += "|" + file.name + "|" + std::to_string(file.size);
    if (request.body_path) text += "|on disk|" + std::to_string(std::filesystem::file_size(*request.body_path));
    return text + "|" + request.body;
  }

  std::size_t files_left() const {
    auto const files = std::filesystem::directory_iterator(options_.temporary_folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }
  // Files go when the request does, which is a moment after the client has its answer.
  bool comes_to(std::size_t files) const {
    for (int tries = 0; tries < 300 && files_left() != files; ++tries)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return files_left() == files;
  }

  ServerOptions options_;
  Gate gate_;
  std::unique_ptr<Server> server_;
};

inline constexpr char host[] = "Host: localhost\r\n";

inline std::string get(std::string const& target, std::string const& more = {}) {
  return "GET " + target + " HTTP/1.1\r\n" + host + more + "\r\n";
}

}  // namespace obereg::http
