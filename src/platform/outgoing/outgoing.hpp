// Requests that this program makes of other servers by HTTP: lists of revoked certificates, providers of sign-in.
// The addresses may come from strangers (a certificate names where its list lies), so by default no request reaches
// this machine or its own network.
#pragma once
#include <boost/system/result.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obereg::outgoing {

struct Settings {
  std::chrono::milliseconds total{30'000};  // of a request with its redirects, from name look-up to the last byte
  std::chrono::milliseconds connect{10'000};
  std::uint64_t most_bytes = 1u << 20;  // of an answer's body
  int redirects = 3;                    // followed at most; never to another scheme than http and https
  // False: loopback, link-local, private, multicast and other special addresses (RFC 6890) are refused when the
  // connection is made, whatever name led there. Behind a proxy the proxy connects, and has to look itself.
  bool allow_private = false;
  std::string ca_file = {};  // PEM, in place of the system's authorities
  std::string proxy = {};    // "http://HOST:PORT"; empty: none, whatever the environment says
};

using Headers = std::vector<std::pair<std::string, std::string>>;

enum class Method { get, post };

struct Request {
  Method method = Method::get;
  std::string url = {};
  Headers headers = {};
  std::string body = {};       // of a POST
  std::string body_path = {};  // not empty: the answer's body becomes this file; where the request fails there is none
};

struct Answer {
  int status = 0;  // of the last answer: 404 and 500 are answers too
  Headers headers;
  std::string body;                                 // empty where it went to a file
  std::uint64_t bytes = 0;                          // of the body
  std::string header(std::string_view name) const;  // the first, compared without case; "" where absent
};

enum class Trouble {
  address,             // not an http or https address, or the server can't be found by name
  forbidden_address,   // leads into a closed network
  unreachable,         // refused, or broke off
  too_slow,            // a limit of time
  untrusted,           // TLS: the certificate is not that server's, or of an unknown authority
  too_large,           // the body is over the limit
  too_many_redirects,  // or to a scheme that is not allowed
  not_understood,      // the answer is not HTTP
};

struct Failure {
  Trouble trouble{};
  std::string detail;              // English, for the log
  std::string_view words() const;  // Russian, for people: what happened and what to do
};

// What Result<Answer>::value() throws on a failure.
[[noreturn]] void throw_exception_from_error(Failure const& failure, boost::source_location const& where);

// Blocks its thread. May be used by several threads at once; keeps no connections and no cookies.
class Client {
 public:
  explicit Client(Settings settings = {});
  // Throws std::runtime_error for what is this machine's fault (memory, a file that can't be written) and
  // std::invalid_argument for a header with a line break.
  boost::system::result<Answer, Failure> send(Request const& request) const;

 private:
  Settings settings_;
};

}  // namespace obereg::outgoing
