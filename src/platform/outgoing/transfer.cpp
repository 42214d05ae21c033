#include "platform/outgoing/transfer.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <filesystem>
#include <stdexcept>

#include "platform/outgoing/addresses.hpp"

namespace obereg::outgoing {
namespace {

constexpr std::size_t most_header_bytes = 64u << 10;  // of all answers of a request together

std::string_view trimmed(std::string_view text) {
  auto const from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

}  // namespace

void initialise_curl() {
  static bool const done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!done) throw std::runtime_error("libcurl can't be initialised");
}

Transfer::Transfer(Settings const& settings, Request const& request)
    : settings_(settings),
      request_(request),
      curl_(curl_easy_init(), curl_easy_cleanup),
      headers_(nullptr, curl_slist_free_all),
      file_(nullptr, std::fclose) {
  if (!curl_) throw std::runtime_error("no memory for a request");
  set_limits();
  set_request();
}

template <class Value>
void Transfer::set(CURLoption option, Value value) {
  if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK)
    throw std::runtime_error(fmt::format("libcurl does not take option {}", int(option)));
}

void Transfer::set_limits() {
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, settings_.redirects > 0 ? 1L : 0L);
  set(CURLOPT_MAXREDIRS, static_cast<long>(settings_.redirects));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.total.count()));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect.count()));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROXY, settings_.proxy.c_str());  // "" keeps libcurl from asking the environment
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (!settings_.ca_file.empty()) set(CURLOPT_CAINFO, settings_.ca_file.c_str());
  set(CURLOPT_FORBID_REUSE, 1L);
  // Looks at the address itself, after the look-up of the name: a name that answers differently each time gains
  // nothing.
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, this);
}

void Transfer::set_request() {
  set(CURLOPT_URL, request_.url.c_str());
  if (request_.method == Method::post) {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    set(CURLOPT_POSTFIELDS, request_.body.data());
    add_header("Expect:");  // no pause for a '100 Continue'
  }
  for (auto const& [name, value] : request_.headers) add_header(name + ": " + value);
  set(CURLOPT_HTTPHEADER, headers_.get());
}

void Transfer::add_header(std::string const& line) {
  if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
    throw std::invalid_argument("a header with a line break");
  auto* const longer = curl_slist_append(headers_.get(), line.c_str());
  if (!longer) throw std::runtime_error("no memory for a request");
  static_cast<void>(headers_.release());
  headers_.reset(longer);
}

void Transfer::open_file() {
  if (request_.body_path.empty()) return;
  file_.reset(std::fopen(request_.body_path.c_str(), "wb"));
  if (!file_) throw std::runtime_error("can't write " + request_.body_path);
}

void Transfer::close_file() {
  if (!file_) return;
  if (std::fclose(file_.release()) != 0) file_failed_ = true;
}

boost::system::result<Answer, Failure> Transfer::perform() {
  char reason[CURL_ERROR_SIZE] = "";
  set(CURLOPT_ERRORBUFFER, reason);
  open_file();
  auto const code = curl_easy_perform(curl_.get());
  close_file();
  if (code != CURLE_OK || file_failed_) {
    std::error_code ignored;  // the request's own failure is what there is to tell
    if (!request_.body_path.empty()) std::filesystem::remove(request_.body_path, ignored);
    if (file_failed_) throw std::runtime_error("can't write " + request_.body_path);
    return failure(code, reason);
  }
  long status = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  answer_.status = static_cast<int>(status);
  return std::move(answer_);
}

Failure Transfer::failure(CURLcode code, char const* reason) const {
  auto const* const text = *reason ? reason : curl_easy_strerror(code);
  auto const why = trouble(code);
  auto const* const note = why == Trouble::forbidden_address ? " (address of a closed network refused)" : "";
  return {why, fmt::format("libcurl {}: {}{}", int(code), text, note)};
}

Trouble Transfer::trouble(CURLcode code) const {
  if (stopped_) return *stopped_;
  switch (code) {
    case CURLE_COULDNT_CONNECT:
      return refused_address_ ? Trouble::forbidden_address : Trouble::unreachable;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED:  // a name and password in the address
      return Trouble::address;
    case CURLE_UNSUPPORTED_PROTOCOL:  // of the address, of a redirect, or an answer that has no head ("HTTP/0.9")
      if (header_bytes_ > 0) return Trouble::too_many_redirects;
      return connected_ ? Trouble::not_understood : Trouble::address;
    case CURLE_OPERATION_TIMEDOUT:
      return Trouble::too_slow;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return Trouble::untrusted;
    case CURLE_TOO_MANY_REDIRECTS:
      return Trouble::too_many_redirects;
    case CURLE_OUT_OF_MEMORY:  // what libcurl 7.88 says of a header line over 100 KiB
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_BAD_CONTENT_ENCODING:
      return Trouble::not_understood;
    default:
      return Trouble::unreachable;
  }
}

std::size_t Transfer::on_body(char const* bytes, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->take_body({bytes, size * count}) ? size * count : 0;
}

std::size_t Transfer::on_header(char const* bytes, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->take_header({bytes, size * count}) ? size * count : 0;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  auto const& settings = transfer.settings_;
  if (!settings.allow_private && settings.proxy.empty() && !is_public(address->addr)) {
    transfer.refused_address_ = true;
    return CURL_SOCKET_BAD;
  }
  transfer.connected_ = true;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool Transfer::take_body(std::string_view bytes) {
  answer_.bytes += bytes.size();
  if (answer_.bytes > settings_.most_bytes) {
    stopped_ = Trouble::too_large;
    return false;
  }
  if (!file_) {
    answer_.body += bytes;
    return true;
  }
  file_failed_ = std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size();
  return !file_failed_;
}

bool Transfer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > most_header_bytes) {
    stopped_ = Trouble::not_understood;
    return false;
  }
  if (line.substr(0, 5) == "HTTP/") {  // another answer begins: after a redirect only the last one counts
    answer_.headers.clear();
    return true;
  }
  auto const colon = line.find(':');
  if (colon == std::string_view::npos) return true;
  answer_.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  return true;
}

}  // namespace obereg::outgoing
