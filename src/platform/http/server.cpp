#include "platform/http/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <set>
#include <stdexcept>
#include <thread>

#include "platform/http/connection.hpp"

namespace obereg::http {

using asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

namespace {

constexpr int backlog = 4096;
// Asio 1.81 has no public name for it.
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// One thread, its acceptor and the connections that it accepted: nothing of them is seen by another thread.
class IoThread {
 public:
  IoThread(Service& service, tcp::endpoint const& endpoint) : service_(service), acceptor_(io_) {
    acceptor_.open(endpoint.protocol());
    ::fcntl(acceptor_.native_handle(), F_SETFD, FD_CLOEXEC);
    acceptor_.set_option(Acceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(backlog);
  }

  void start() {
    asio::co_spawn(io_, accept(), asio::detached);
    auto run = std::packaged_task<void()>([this] { io_.run(); });
    finished_ = run.get_future();
    thread_ = std::thread(std::move(run));
  }

  tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }

  void close_idle() {
    asio::post(io_, [this] {
      acceptor_.close();
      for (auto* connection : connections_) connection->close_if_idle();
    });
  }

  // The thread ends by itself when its last connection has.
  void join(std::chrono::steady_clock::time_point deadline) {
    if (!thread_.joinable()) return;
    if (finished_.wait_until(deadline) != std::future_status::ready) io_.stop();
    thread_.join();
  }

 private:
  asio::awaitable<void> accept();
  asio::awaitable<void> serve(Socket socket);

  Service& service_;
  std::set<Connection*> connections_;
  asio::io_context io_{1};
  Acceptor acceptor_;
  std::future<void> finished_;
  std::thread thread_;
};

asio::awaitable<void> IoThread::accept() {
  while (acceptor_.is_open()) {
    Socket socket(io_.get_executor());
    auto const [error] = co_await acceptor_.async_accept(socket, asio::as_tuple(asio::use_awaitable));
    if (error == asio::error::operation_aborted) break;
    if (error) {  // no descriptors left, most likely: trying at once would only spin
      asio::steady_timer pause(io_, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
      continue;
    }
    asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> IoThread::serve(Socket socket) {
  Connection connection(std::move(socket), service_);
  connections_.insert(&connection);
  service_.open.fetch_add(1);
  try {
    co_await connection.run();
  } catch (boost::system::system_error const&) {
    // The client went away; it is its right.
  } catch (std::exception const& failure) {
    spdlog::error("a connection failed: {}", failure.what());
  }
  service_.open.fetch_sub(1);
  connections_.erase(&connection);
}

// Sockets that share a port share it with another program of ours too, in silence. So it is tried unshared first.
void require_free(tcp::endpoint const& endpoint) {
  asio::io_context io;
  Acceptor probe(io);
  boost::system::error_code failed;
  probe.open(endpoint.protocol());
  probe.set_option(Acceptor::reuse_address(true));
  probe.bind(endpoint, failed);
  if (failed)
    throw std::runtime_error(
        fmt::format("cannot listen on {}:{}: {}", endpoint.address().to_string(), endpoint.port(), failed.message()));
}

}  // namespace

struct Server::State {
  Service service;
  std::vector<std::unique_ptr<IoThread>> threads;
  std::uint16_t port = 0;
};

Server::Server(ServerOptions options, Handler handler, BodyLimit body_limit, RefusalPage refusal_page)
    : state_(std::make_unique<State>()) {
  state_->service.options = std::move(options);
  state_->service.handler = std::move(handler);
  state_->service.body_limit = std::move(body_limit);
  state_->service.refusal_page = std::move(refusal_page);
}

Server::~Server() {
  stop();
}

void Server::start() {
  auto& service = state_->service;
  auto endpoint = tcp::endpoint(asio::ip::make_address(service.options.address), service.options.port);
  require_free(endpoint);
  service.workers = std::make_unique<asio::thread_pool>(static_cast<std::size_t>(service.options.workers));
  for (int number = 0; number < service.options.io_threads; ++number) {
    state_->threads.push_back(std::make_unique<IoThread>(service, endpoint));
    endpoint = state_->threads.back()->endpoint();
  }
  state_->port = endpoint.port();
  for (auto const& thread : state_->threads) thread->start();
}

std::uint16_t Server::port() const {
  return state_->port;
}
std::size_t Server::open_connections() const {
  return state_->service.open;
}

void Server::stop() {
  auto& service = state_->service;
  service.stopping = true;
  auto const deadline = std::chrono::steady_clock::now() + service.options.stop_timeout;
  for (auto const& thread : state_->threads) thread->close_idle();
  for (auto const& thread : state_->threads) thread->join(deadline);
  // Workers write into frames that the threads' contexts own, so they are joined first.
  if (service.workers) {
    service.workers->stop();
    service.workers->join();
    service.workers.reset();
  }
  state_->threads.clear();
}

}  // namespace obereg::http
