#include "support/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace obereg::support {
namespace {

bool readable(int socket) {
  pollfd waiting{socket, POLLIN, 0};
  return ::poll(&waiting, 1, 20) > 0;
}

std::size_t body_size(std::string const& head) {
  auto const at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

}  // namespace

std::string http_answer(std::string const& body, std::string const& type, int status) {
  return "HTTP/1.1 " + std::to_string(status) + " Answer\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

std::string http_redirect(std::string const& to, int status) {
  return "HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + to +
         "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

ScriptedServer::ScriptedServer(Script script)
    : script_(std::move(script)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 16) != 0 || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no port for a test's server");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

std::string ScriptedServer::url(std::string const& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> ScriptedServer::requests() const {
  std::lock_guard const lock(mutex_);
  return requests_;
}

void ScriptedServer::serve() {
  while (!stopping_) {
    if (!readable(listener_)) continue;
    int const connection = ::accept(listener_, nullptr, nullptr);
    if (connection < 0) continue;
    answer(connection);
    ::close(connection);
  }
}

std::string ScriptedServer::read_request(int connection) const {
  std::string request;
  char part[4096];
  while (!stopping_) {
    auto const end = request.find("\r\n\r\n");
    if (end != std::string::npos && request.size() >= end + 4 + body_size(request.substr(0, end))) break;
    if (!readable(connection)) continue;
    auto const got = ::recv(connection, part, sizeof part, 0);
    if (got <= 0) break;
    request.append(part, static_cast<std::size_t>(got));
  }
  return request;
}

void ScriptedServer::answer(int connection) {
  auto const request = read_request(connection);
  {
    std::lock_guard const lock(mutex_);
    requests_.push_back(request);
  }
  auto const answer = script_(request);
  char byte = 0;
  while (answer.keeps_silent && !stopping_)
    if (readable(connection) && ::recv(connection, &byte, 1, 0) <= 0) return;
  auto const step = answer.pause.count() == 0 ? answer.bytes.size() : 1;
  for (std::size_t sent = 0; sent < answer.bytes.size() && !stopping_;) {
    std::this_thread::sleep_for(answer.pause);
    auto const did =
        ::send(connection, answer.bytes.data() + sent, std::min(step, answer.bytes.size() - sent), MSG_NOSIGNAL);
    if (did <= 0) return;
    sent += static_cast<std::size_t>(did);
  }
}

}  // namespace obereg::support
