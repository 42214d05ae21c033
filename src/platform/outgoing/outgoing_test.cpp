#include "platform/outgoing/outgoing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/paths.hpp"
#include "support/scripted_server.hpp"

namespace obereg::outgoing {
namespace {

using namespace std::chrono_literals;
using support::http_answer;
using support::http_redirect;
using support::ScriptedAnswer;
using support::ScriptedServer;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Settings local() {
  Settings settings;
  settings.allow_private = true;
  settings.total = 5s;
  return settings;
}

ScriptedServer::Script always(std::string bytes) {
  return [bytes = std::move(bytes)](std::string const&) { return ScriptedAnswer{bytes}; };
}

Trouble trouble_of(boost::system::result<Answer, Failure> const& result) {
  EXPECT_FALSE(result.has_value()) << "an answer came";
  return result.has_value() ? Trouble{} : result.error().trouble;
}

Trouble trouble_at(std::string const& bytes, Settings const& settings = local()) {
  ScriptedServer const server(always(bytes));
  return trouble_of(Client(settings).send({.url = server.url()}));
}

TEST(Outgoing, an_answer_comes_with_its_status_headers_and_body) {
  ScriptedServer const server(always(http_answer("текст", "text/x", 404)));
  auto const answer = Client(local()).send({.url = server.url("/a?b=c"), .headers = {{"X-Own", "yes"}}});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->status, 404);
  EXPECT_EQ(answer->body, "текст");
  EXPECT_EQ(answer->bytes, answer->body.size());
  EXPECT_EQ(answer->header("content-type"), "text/x");
  EXPECT_EQ(answer->header("absent"), "");
  EXPECT_THAT(server.requests().at(0), StartsWith("GET /a?b=c HTTP/1.1\r\n"));
  EXPECT_THAT(server.requests().at(0), HasSubstr("X-Own: yes\r\n"));
}

TEST(Outgoing, a_post_carries_its_body_with_every_byte) {
  ScriptedServer const server(always(http_answer("")));
  std::string const body("a=1&b=\0\n", 8);
  auto const answer = Client(local()).send({.method = Method::post,
                                            .url = server.url(),
                                            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                            .body = body});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  auto const request = server.requests().at(0);
  EXPECT_THAT(request, StartsWith("POST / HTTP/1.1\r\n"));
  EXPECT_THAT(request, HasSubstr("Content-Length: 8\r\n"));
  EXPECT_EQ(request.substr(request.size() - 8), body);
}

TEST(Outgoing, a_line_break_in_a_header_is_an_error_of_the_caller) {
  EXPECT_THROW((void)Client(local()).send({.url = "http://127.0.0.1/", .headers = {{"X", "a\r\nEvil: b"}}}),
               std::invalid_argument);
}

TEST(Outgoing, three_redirects_are_followed_and_a_fourth_not) {
  auto const hops = [](int count) {
    return [count](std::string const& request) {
      int const at = request[5] - '0';
      return ScriptedAnswer{at < count ? http_redirect("/" + std::to_string(at + 1)) : http_answer("there")};
    };
  };
  ScriptedServer const three(hops(3)), four(hops(4));
  auto const answer = Client(local()).send({.url = three.url("/0")});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->body, "there");
  EXPECT_EQ(answer->header("Location"), "") << "of an earlier answer";
  EXPECT_EQ(trouble_of(Client(local()).send({.url = four.url("/0")})), Trouble::too_many_redirects);
  EXPECT_EQ(four.requests().size(), 4u);
}

TEST(Outgoing, a_loop_of_redirects_ends) {
  EXPECT_EQ(trouble_at(http_redirect("/")), Trouble::too_many_redirects);
}

TEST(Outgoing, a_redirect_is_the_answer_where_none_may_be_followed) {
  ScriptedServer const server(always(http_redirect("/elsewhere")));
  auto settings = local();
  settings.redirects = 0;
  auto const answer = Client(settings).send({.url = server.url()});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(answer->header("Location"), "/elsewhere");
}

TEST(Outgoing, no_redirect_leads_to_another_scheme) {
  for (auto const* to : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "ldap://127.0.0.1/"})
    EXPECT_EQ(trouble_at(http_redirect(to)), Trouble::too_many_redirects) << to;
}

TEST(Outgoing, only_http_addresses_are_asked) {
  for (auto const* url : {"file:///etc/passwd", "ftp://127.0.0.1/", "ldap://127.0.0.1/", "", "http://", "http://a b/",
                          "http://name:password@127.0.0.1/", "http://нет-такого.invalid/"})
    EXPECT_EQ(trouble_of(Client(local()).send({.url = url})), Trouble::address) << url;
}

TEST(Outgoing, a_body_over_the_limit_is_refused_said_or_unsaid) {
  auto settings = local();
  settings.most_bytes = 1000;
  EXPECT_EQ(trouble_at(http_answer(std::string(1001, 'x')), settings), Trouble::too_large);
  EXPECT_EQ(trouble_at("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(5000, 'x'), settings),
            Trouble::too_large);
  ScriptedServer const exact(always(http_answer(std::string(1000, 'x'))));
  EXPECT_TRUE(Client(settings).send({.url = exact.url()}).has_value());
}

TEST(Outgoing, a_slow_or_silent_server_is_left_at_the_limit_of_time) {
  auto settings = local();
  settings.total = 300ms;
  ScriptedServer const slow([](std::string const&) { return ScriptedAnswer{http_answer("drip"), 50ms}; });
  ScriptedServer const silent([](std::string const&) { return ScriptedAnswer{.bytes = "", .keeps_silent = true}; });
  for (auto const* server : {&slow, &silent}) {
    auto const begun = std::chrono::steady_clock::now();
    EXPECT_EQ(trouble_of(Client(settings).send({.url = server->url()})), Trouble::too_slow);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
  }
}

TEST(Outgoing, garbage_is_not_an_answer) {
  EXPECT_EQ(trouble_at("garbage\r\n\r\n"), Trouble::not_understood);
  EXPECT_EQ(trouble_at("HTTP/1.1 OK\r\n\r\n"), Trouble::not_understood);
  EXPECT_EQ(trouble_at("HTTP/1.1 200 OK\r\n" + std::string(200'000, 'x') + "\r\n\r\n"), Trouble::not_understood);
  std::string many = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 5000; ++i) many += "X-Header: something long enough\r\n";
  EXPECT_EQ(trouble_at(many + "\r\n"), Trouble::not_understood);
}

TEST(Outgoing, a_connection_that_is_refused_or_breaks_off_is_told_so) {
  std::string gone;
  { gone = ScriptedServer(always("")).url(); }
  EXPECT_EQ(trouble_of(Client(local()).send({.url = gone})), Trouble::unreachable);
  EXPECT_EQ(trouble_at(""), Trouble::unreachable);
  EXPECT_EQ(trouble_at("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), Trouble::unreachable);
}

TEST(Outgoing, a_private_address_is_refused_before_anything_is_sent) {
  ScriptedServer const server(always(http_answer("secret")));
  auto const port = server.url().substr(16);
  for (std::string const host : {"127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "0.0.0.0", "[::1]",
                                 "[::ffff:127.0.0.1]", "[::]", "10.0.0.1", "169.254.169.254", "192.168.0.1"}) {
    auto const result = Client({.connect = 1s}).send({.url = "http://" + host + port});
    EXPECT_EQ(trouble_of(result), Trouble::forbidden_address) << host;
  }
  EXPECT_TRUE(server.requests().empty());
}

TEST(Outgoing, the_file_of_an_answer_holds_its_bytes) {
  auto const path = support::temporary_folder() + "/answer";
  std::string const bytes = std::string(3'000'000, 'x') + '\0';
  ScriptedServer const server(always(http_answer(bytes)));
  auto settings = local();
  settings.most_bytes = 64u << 20;
  auto const answer = Client(settings).send({.url = server.url(), .body_path = path});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->body, "");
  EXPECT_EQ(answer->bytes, bytes.size());
  std::ifstream file(path, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), bytes);
}

TEST(Outgoing, no_file_is_left_of_an_answer_that_failed) {
  auto const path = support::temporary_folder() + "/answer";
  ScriptedServer const server(always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
  EXPECT_FALSE(Client(local()).send({.url = server.url(), .body_path = path}).has_value());
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_THROW((void)Client(local()).send({.url = server.url(), .body_path = "/no/such/folder/file"}),
               std::runtime_error);
}

TEST(Outgoing, cookies_of_an_answer_are_not_sent_again) {
  ScriptedServer const server([](std::string const& request) {
    return ScriptedAnswer{request.find("GET /2") == 0
                              ? http_answer("")
                              : "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /2\r\nContent-Length: 0\r\n\r\n"};
  });
  EXPECT_TRUE(Client(local()).send({.url = server.url("/1")}).has_value());
  EXPECT_THAT(server.requests().at(1), Not(HasSubstr("Cookie")));
}

TEST(Outgoing, the_environment_names_no_proxy_but_the_settings_may) {
  ScriptedServer const target(always(http_answer("target"))), proxy(always(http_answer("proxy")));
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  ::setenv("all_proxy", proxy.url().c_str(), 1);
  EXPECT_EQ(Client(local()).send({.url = target.url()})->body, "target");
  ::unsetenv("http_proxy");
  ::unsetenv("all_proxy");
  auto settings = local();
  settings.proxy = proxy.url();
  EXPECT_EQ(Client(settings).send({.url = target.url()})->body, "proxy");
}

// The openssl program as a TLS server with a certificate that it issued to itself, for so many connections.
class TlsServer {
 public:
  explicit TlsServer(int connections) : folder_(support::temporary_folder()) {
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out certificate.pem "
        "-days 2 -subj /CN=test -addext subjectAltName=IP:127.0.0.1 2>/dev/null");
    output_ =
        ::popen(in_folder("timeout 30 openssl s_server -accept 127.0.0.1:0 -www -key key.pem -cert certificate.pem "
                          "-naccept " +
                          std::to_string(connections) + " 2>&1")
                    .c_str(),
                "r");
    char line[256] = "";
    while (output_ && std::fgets(line, sizeof line, output_))
      if (std::string const text = line; text.rfind("ACCEPT 127.0.0.1:", 0) == 0) {
        port_ = text.substr(17, text.find_first_of("\r\n") - 17);
        return;
      }
    throw std::runtime_error("openssl s_server did not start");
  }
  ~TlsServer() { ::pclose(output_); }
  TlsServer(TlsServer const&) = delete;
  std::string url(std::string const& host) const { return "https://" + host + ":" + port_ + "/"; }
  std::string certificate() const { return folder_ + "/certificate.pem"; }

 private:
  std::string in_folder(std::string const& command) const { return "cd '" + folder_ + "' && " + command; }
  void run(std::string const& command) const {
    if (std::system(in_folder(command).c_str()) != 0) throw std::runtime_error(command);
  }
  std::string folder_, port_;
  std::FILE* output_ = nullptr;
};

TEST(Outgoing, a_tls_server_must_be_known_to_the_system_or_the_file_of_authorities) {
  TlsServer const server(2);
  EXPECT_EQ(trouble_of(Client(local()).send({.url = server.url("127.0.0.1")})), Trouble::untrusted);
  auto settings = local();
  settings.ca_file = server.certificate();
  auto const answer = Client(settings).send({.url = server.url("127.0.0.1")});
  ASSERT_TRUE(answer.has_value()) << answer.error().detail;
  EXPECT_EQ(answer->status, 200);
}

TEST(Outgoing, a_tls_server_must_have_the_name_that_was_asked) {
  TlsServer const server(3);
  auto settings = local();
  settings.ca_file = server.certificate();
  EXPECT_EQ(trouble_of(Client(settings).send({.url = server.url("localhost")})), Trouble::untrusted);
  EXPECT_TRUE(Client(settings).send({.url = server.url("127.0.0.1")}).has_value());
  settings.ca_file = "/no/such/file";
  EXPECT_EQ(trouble_of(Client(settings).send({.url = server.url("127.0.0.1")})), Trouble::untrusted);
}

TEST(Outgoing, every_failure_has_words_for_people) {
  for (auto const trouble :
       {Trouble::address, Trouble::forbidden_address, Trouble::unreachable, Trouble::too_slow, Trouble::untrusted,
        Trouble::too_large, Trouble::too_many_redirects, Trouble::not_understood})
    EXPECT_THAT(std::string(Failure{trouble, ""}.words()), testing::EndsWith("."));
}

}  // namespace
}  // namespace obereg::outgoing
