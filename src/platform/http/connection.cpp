#include "platform/http/connection.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <system_error>

#include "core/disk_full.hpp"
#include "platform/http/exchange.hpp"

namespace obereg::http {

namespace beast_http = beast::http;

namespace {

constexpr auto with_error = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t piece = 64u << 10;
constexpr std::chrono::seconds drain_time{5};

// A body that comes slower than this, byte after byte, only holds the connection: the slowest mobile network is faster.
constexpr std::uint64_t least_bytes_a_second = 512;

bool is_http_error(beast::error_code error) {
  return error.category() == beast_http::make_error_code(beast_http::error::bad_method).category();
}

// An open file that is sent.
struct SentFile {
  explicit SentFile(std::string const& path) : descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0)
      throw std::system_error(errno, std::generic_category(), "file of an answer");
    size = static_cast<std::uint64_t>(status.st_size);
  }
  ~SentFile() { ::close(descriptor); }
  SentFile(SentFile const&) = delete;
  SentFile& operator=(SentFile const&) = delete;
  int descriptor;
  std::uint64_t size = 0;
};

// Our failure while a request was received or answered, in words for whoever sent it.
Response failure_answer(std::exception const& failure, std::string_view target) {
  if (is_disk_full(failure))
    return error_answer(507, "На сервере кончилось место. Ничего не сохранено. Попробуйте позже.", target);
  return error_answer(500, "У нас случилась ошибка. Мы записали её в журнал. Попробуйте ещё раз чуть позже.", target);
}

Response refusal_answer(Service const& service, Request const& request, BadRequest const& refused,
                        std::string_view target) {
  if (!service.refusal_page || request.path.empty()) return error_answer(refused.status, refused.message, target);
  return service.refusal_page(request, refused.status, refused.message);
}

// What a worker does with a request. Nothing escapes: a failure is answered without details and logged with them.
Response respond(Service const& service, Request& request, BodyStore& body) {
  try {
    read_content(request, body, service.options);
    return service.handler(request);
  } catch (BadRequest const& refused) {
    return refusal_answer(service, request, refused, request.path);
  } catch (std::exception const& failure) {
    spdlog::error("{} failed: {}", request.path, failure.what());
    return failure_answer(failure, request.path);
  } catch (...) {
    spdlog::error("{} failed by an unknown exception", request.path);
    return failure_answer({}, request.path);
  }
}

// The references live in the frame of the connection, which waits for this.
asio::awaitable<Response> respond_on_worker(Service const& service, Request& request, BodyStore& body) {
  auto response = respond(service, request, body);
  co_return response;
}

bool has_no_body(int status) {
  return status < 200 || status == 204 || status == 304;
}

}  // namespace

Connection::Connection(Socket socket, Service& service) : stream_(std::move(socket)), service_(service) {
  beast::error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  ::fcntl(stream_.socket().native_handle(), F_SETFD, FD_CLOEXEC);
  auto const endpoint = stream_.socket().remote_endpoint(ignored);
  peer_ = endpoint.address().to_string();
}

asio::awaitable<void> Connection::run() {
  while (co_await exchange()) {
  }
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

void Connection::close_if_idle() {
  if (idle_) stream_.close();
}

asio::awaitable<bool> Connection::exchange() {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(service_.options.header_bytes));
  parser.body_limit(boost::none);  // judged by path once the head is here
  auto const head = co_await read_head(parser);
  if (head != Head::whole) co_return false;

  auto const version = parser.get().version() == 10 ? 10u : 11u;
  Request request;
  BodyStore body(service_.options.temporary_folder);
  std::optional<Response> refusal;
  auto const target = std::string_view(parser.get().target().data(), parser.get().target().size());
  try {
    co_await receive(parser, request, body);
  } catch (BadRequest const& refused) {
    refusal = refusal_answer(service_, request, refused, target);
  } catch (std::system_error const& failure) {  // of a temporary file; the network throws Boost's own
    spdlog::error("the body of {} could not be kept: {}", request.path, failure.what());
    refusal = failure_answer(failure, target);
  }
  bool const is_head = parser.get().method() == beast_http::verb::head;
  if (refusal) {
    co_await refuse(std::move(*refusal), is_head, version);
    co_return false;
  }
  auto response = co_await answered_by_worker(request, body);
  bool const keep_alive = parser.keep_alive() && !service_.stopping;
  co_await send(response, is_head, version, keep_alive);
  co_return keep_alive;
}

asio::awaitable<Connection::Head> Connection::read_head(Parser& parser) {
  if (service_.stopping) co_return Head::none;
  idle_ = buffer_.size() == 0;
  stream_.expires_after(service_.options.read_timeout);
  auto const [error, size] = co_await beast_http::async_read_header(stream_, buffer_, parser, with_error);
  idle_ = false;
  stream_.expires_never();  // the handler's time is not the client's
  if (!error) co_return Head::whole;
  if (!is_http_error(error) || error == beast_http::error::end_of_stream || error == beast_http::error::partial_message)
    co_return Head::none;
  bool const too_large = error == beast_http::error::header_limit;
  auto answer = too_large
                    ? error_answer(431, "Заголовок запроса слишком велик. Удалите куки этого сайта и повторите.", "")
                    : error_answer(400, "Запрос составлен с ошибкой.", "");
  co_await refuse(std::move(answer), false, 11);
  co_return Head::broken;
}

asio::awaitable<void> Connection::receive(Parser& parser, Request& request, BodyStore& body) {
  request = read_request(parser.get(), peer_, service_.options);
  if (parser.is_done()) co_return;
  auto const limit =
      service_.body_limit ? service_.body_limit(request.method, request.path) : service_.options.body_bytes;
  auto const told = parser.content_length();
  if (told && *told > limit) throw BadRequest(413, "Файл или форма больше, чем здесь можно прислать.");
  if (parser.get().version() == 11 && beast::iequals(parser.get()[beast_http::field::expect], "100-continue")) {
    stream_.expires_after(service_.options.read_timeout);
    co_await send_bytes("HTTP/1.1 100 Continue\r\n\r\n");
  }
  co_await read_body(parser, limit, body);
}

asio::awaitable<void> Connection::read_body(Parser& parser, std::uint64_t limit, BodyStore& body) {
  std::vector<char> chunk(piece);
  // Beast reads as much as the buffer has room for, which is half a kilobyte after a head.
  buffer_.reserve(piece);
  parser.eager(true);
  auto const begun = std::chrono::steady_clock::now();
  while (!parser.is_done()) {
    parser.get().body().data = chunk.data();
    parser.get().body().size = chunk.size();
    auto const silence_ends = std::chrono::steady_clock::now() + service_.options.read_timeout;
    std::chrono::seconds const earned{body.size() / least_bytes_a_second};
    stream_.expires_at(std::min(silence_ends, begun + service_.options.read_timeout + earned));
    auto const [error, size] = co_await beast_http::async_read_some(stream_, buffer_, parser, with_error);
    if (error && error != beast_http::error::need_buffer) {
      if (!is_http_error(error) || error == beast_http::error::partial_message) throw beast::system_error(error);
      throw BadRequest(400, "Тело запроса составлено с ошибкой.");
    }
    auto const got = chunk.size() - parser.get().body().size;
    if (body.size() + got > limit) throw BadRequest(413, "Файл или форма больше, чем здесь можно прислать.");
    body.write(std::string_view(chunk.data(), got));
  }
  buffer_.shrink_to_fit();
  stream_.expires_never();
}

asio::awaitable<Response> Connection::answered_by_worker(Request& request, BodyStore& body) {
  auto const most = service_.options.queue + static_cast<std::size_t>(service_.options.workers);
  if (service_.handed_over.fetch_add(1) >= most) {
    service_.handed_over.fetch_sub(1);
    auto busy = error_answer(503, "Сейчас слишком много обращений. Повторите через несколько секунд.", request.path);
    busy.with("Retry-After", "2");
    co_return busy;
  }
  auto work = respond_on_worker(service_, request, body);
  auto response = co_await asio::co_spawn(*service_.workers, std::move(work), asio::use_awaitable);
  service_.handed_over.fetch_sub(1);
  co_return response;
}

asio::awaitable<void> Connection::refuse(Response response, bool without_body, unsigned version) {
  co_await send(response, without_body, version, false);
  co_await drain();
}

asio::awaitable<void> Connection::send(Response& response, bool without_body, unsigned version, bool keep_alive) {
  auto const removal = response.file && response.file_is_temporary ? removed_with_last_copy(*response.file) : nullptr;
  std::optional<SentFile> file;
  std::optional<beast_http::response<beast_http::empty_body>> head;
  try {
    if (response.file) file.emplace(*response.file);
    head = response_head(response, version, keep_alive);
  } catch (std::exception const& failure) {
    spdlog::error("an answer could not be sent: {}", failure.what());
    file.reset();
    response = error_answer(500, "У нас случилась ошибка. Мы записали её в журнал. Попробуйте ещё раз чуть позже.", "");
    head = response_head(response, version, keep_alive);
  }
  auto const size = file ? file->size : response.body.size();
  if (!has_no_body(response.status)) head->content_length(size);
  without_body = without_body || has_no_body(response.status);

  stream_.expires_after(service_.options.read_timeout);
  if (!file && !without_body && size <= piece) {  // the common case: one packet
    beast_http::response<beast_http::string_body> whole{std::move(head->base()), std::move(response.body)};
    co_await beast_http::async_write(stream_, whole, asio::use_awaitable);
  } else {
    beast_http::response_serializer<beast_http::empty_body> serializer{*head};
    co_await beast_http::async_write_header(stream_, serializer, asio::use_awaitable);
    if (!without_body && file) co_await send_file(file->descriptor, size);
    if (!without_body && !file) co_await send_bytes(response.body);
  }
  stream_.expires_never();
}

asio::awaitable<void> Connection::send_bytes(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const part = bytes.substr(0, piece);
    stream_.expires_after(service_.options.read_timeout);
    co_await asio::async_write(stream_, asio::buffer(part.data(), part.size()), asio::use_awaitable);
    bytes.remove_prefix(part.size());
  }
}

asio::awaitable<void> Connection::send_file(int descriptor, std::uint64_t size) {
  std::vector<char> chunk(piece);
  for (std::uint64_t sent = 0; sent < size;) {
    auto const wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece, size - sent));
    auto const got = ::pread(descriptor, chunk.data(), wanted, static_cast<off_t>(sent));
    // The length has been promised: a file that became shorter can only be told by cutting the connection.
    if (got <= 0) throw beast::system_error(asio::error::eof);
    co_await send_bytes(std::string_view(chunk.data(), static_cast<std::size_t>(got)));
    sent += static_cast<std::uint64_t>(got);
  }
}

// Closing while the client still sends would make its system drop our answer (RFC 9112, 9.6): read on for a while.
asio::awaitable<void> Connection::drain() {
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  std::vector<char> chunk(piece);
  stream_.expires_after(drain_time);
  for (;;) {
    auto const [error, size] = co_await stream_.async_read_some(asio::buffer(chunk), with_error);
    if (error || service_.stopping) co_return;
  }
}

}  // namespace obereg::http
