#include "platform/http/server_fixture.hpp"

namespace obereg::http {
namespace {

using support::Connection;

struct BadHead {
  char const* name;
  std::string bytes;
  int status;
};
void PrintTo(BadHead const& row, std::ostream* out) {
  *out << row.name;
}

class ServerRefuses : public ServerTest, public testing::WithParamInterface<BadHead> {};

TEST_P(ServerRefuses, and_closes) {
  Connection connection(start());
  connection.send(GetParam().bytes);
  EXPECT_EQ(connection.read_answer().status, GetParam().status);
  EXPECT_TRUE(connection.ended());
}

std::string post(std::string const& headers, std::string const& body) {
  return std::string("POST /form HTTP/1.1\r\n") + host + headers + "\r\n" + body;
}

INSTANTIATE_TEST_SUITE_P(
    , ServerRefuses,
    testing::Values(
        BadHead{"garbage", "\x16\x03\x01 what is this\r\n\r\n", 400},
        BadHead{"length_and_chunked", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        BadHead{"chunked_and_length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400},
        BadHead{"two_lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400},
        BadHead{"two_equal_lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
        BadHead{"signed_length", post("Content-Length: +3\r\n", "abc"), 400},
        BadHead{"another_coding", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        BadHead{"folded_coding", post("Transfer-Encoding: x\r\n chunked\r\n", "0\r\n\r\n"), 400},
        BadHead{"space_before_colon", post("Content-Length : 3\r\n", "abc"), 400},
        BadHead{"broken_chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), 400},
        BadHead{"endless_chunk_extension", post("Transfer-Encoding: chunked\r\n", "1;" + std::string(1'000'000, 'x')),
                400},
        BadHead{"endless_chunk_size", post("Transfer-Encoding: chunked\r\n", std::string(1'000'000, '0')), 400},
        BadHead{"endless_trailer",
                post("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\nX: " + std::string(1'000'000, 'x')), 400},
        BadHead{"no_host", "GET / HTTP/1.1\r\n\r\n", 400}, BadHead{"two_hosts", get("/", host), 400},
        BadHead{"climbing_path", get("/a/../b"), 404}, BadHead{"nul_in_path", get("/a%00b"), 400},
        BadHead{"large_head", get("/", "X: " + std::string(20'000, 'x') + "\r\n"), 431},
        BadHead{"length_over_the_limit", post("Content-Length: 100001\r\n", ""), 413},
        BadHead{"chunks_over_the_limit",
                post("Transfer-Encoding: chunked\r\n", "30d40\r\n" + std::string(200'000, 'x') + "\r\n0\r\n\r\n"),
                413}),
    [](auto const& row) { return row.param.name; });

class ServerRefusesPrograms : public ServerTest {};

TEST_F(ServerRefusesPrograms, PLT_07_with_problem_json) {
  for (auto const& [path, status] : {std::pair{"/api/v1/%zz", 400}, {"/api/v1/../x", 404}}) {
    Connection connection(start());
    connection.send(get(path));
    auto const answer = connection.read_answer();
    EXPECT_EQ(answer.status, status) << path;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << path;
    EXPECT_EQ(answer.body.rfind("{\"type\":\"urn:obereg:problem:http-" + std::to_string(status), 0), 0u) << answer.body;
  }
}

}  // namespace
}  // namespace obereg::http
