// One client's connection: reads requests and answers them in order. Of this library's own files only; brings Beast.
#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "platform/http/body/temporary_file.hpp"
#include "platform/http/server.hpp"

namespace obereg::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

// A concrete executor spares a virtual call at each step.
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;
using Stream = beast::basic_stream<asio::ip::tcp, asio::io_context::executor_type>;

// What all connections of a server have in common.
struct Service {
  ServerOptions options;
  Handler handler;
  BodyLimit body_limit;
  RefusalPage refusal_page;
  std::unique_ptr<asio::thread_pool> workers;
  std::atomic<std::size_t> handed_over{0};  // requests that wait for a worker or are being answered by one
  std::atomic<std::size_t> open{0};
  std::atomic<bool> stopping{false};
};

class Connection {
 public:
  Connection(Socket socket, Service& service);
  // Until the client goes, keeps silent for too long, or the server stops. Throws system_error where the network fails.
  asio::awaitable<void> run();
  void close_if_idle();  // from the connection's own thread

 private:
  using Parser = beast::http::request_parser<beast::http::buffer_body>;
  enum class Head { whole, broken, none };

  asio::awaitable<bool> exchange();  // true where another request may follow
  asio::awaitable<Head> read_head(Parser& parser);
  asio::awaitable<void> receive(Parser& parser, Request& request, BodyStore& body);
  asio::awaitable<void> read_body(Parser& parser, std::uint64_t limit, BodyStore& body);
  asio::awaitable<Response> answered_by_worker(Request& request, BodyStore& body);
  asio::awaitable<void> refuse(Response response, bool has_no_body, unsigned version);
  asio::awaitable<void> send(Response& response, bool without_body, unsigned version, bool keep_alive);
  asio::awaitable<void> send_bytes(std::string_view bytes);
  asio::awaitable<void> send_file(int descriptor, std::uint64_t size);
  asio::awaitable<void> drain();

  Stream stream_;
  Service& service_;
  // Keeps what a pipelining client sent ahead. Beast would let a chunk's extension, its size or a trailer grow without
  // end in it: the limit is what stops them.
  beast::flat_buffer buffer_{256u << 10};
  std::string peer_;
  bool idle_ = false;
};

}  // namespace obereg::http
