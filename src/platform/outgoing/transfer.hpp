// One request by libcurl. For this library's .cpp files only.
#pragma once
#include <curl/curl.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "platform/outgoing/outgoing.hpp"

namespace obereg::outgoing {

// libcurl wants to be initialised before other threads use it.
void initialise_curl();

class Transfer {
 public:
  Transfer(Settings const& settings, Request const& request);
  Transfer(Transfer const&) = delete;
  boost::system::result<Answer, Failure> perform();

 private:
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

  template <class Value>
  void set(CURLoption option, Value value);
  void set_limits();
  void set_request();
  void add_header(std::string const& line);
  void open_file();
  void close_file();
  Failure failure(CURLcode code, char const* reason) const;
  Trouble trouble(CURLcode code) const;

  static std::size_t on_body(char const* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t on_header(char const* bytes, std::size_t size, std::size_t count, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  bool take_body(std::string_view bytes);
  bool take_header(std::string_view line);

  Settings const& settings_;
  Request const& request_;
  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers_;
  File file_;
  Answer answer_;
  std::size_t header_bytes_ = 0;
  std::optional<Trouble> stopped_;  // by us, and why
  bool connected_ = false;          // or tried to
  bool refused_address_ = false;
  bool file_failed_ = false;
};

}  // namespace obereg::outgoing
