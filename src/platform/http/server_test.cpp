#include <atomic>
#include <fstream>

#include "platform/http/server_fixture.hpp"

namespace obereg::http {
namespace {

using support::Connection;
using support::HttpClient;

TEST_F(ServerTest, a_connection_is_kept_for_the_next_request) {
  Connection connection(start());
  for (auto const* path : {"/one", "/two"}) {
    ASSERT_TRUE(connection.send(get(path)));
    EXPECT_EQ(connection.read_answer().body, std::string(path) + "?");
  }
}

TEST_F(ServerTest, http_1_0_closes_unless_asked_to_keep_the_connection) {
  auto const port = start();
  Connection closing(port);
  closing.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(closing.read_answer().status, 200);
  EXPECT_TRUE(closing.ended());
  Connection kept(port);
  kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(kept.read_answer().header("Connection"), "keep-alive");
}

TEST_F(ServerTest, ten_requests_in_one_packet_are_answered_in_order) {
  Connection connection(start());
  std::string packet;
  for (int number = 0; number < 10; ++number) packet += get("/p?n=" + std::to_string(number));
  connection.send(packet);
  for (int number = 0; number < 10; ++number) EXPECT_EQ(connection.read_answer().body, "/p?" + std::to_string(number));
}

TEST_F(ServerTest, a_thousand_silent_connections_do_not_keep_others_waiting) {
  options_.read_timeout = std::chrono::seconds(30);
  auto const port = start();
  std::vector<Connection> idle;
  for (int number = 0; number < 1000; ++number) {
    idle.emplace_back(port);
    if (number % 2) idle.back().send("GET / HT");
  }
  for (int number = 0; number < 20; ++number) EXPECT_EQ(HttpClient(port).get("/").status, 200);
  EXPECT_GE(server_->open_connections(), 1000u);
}

TEST_F(ServerTest, a_client_that_sends_all_of_a_too_large_body_still_sees_the_answer) {
  auto const answered = HttpClient(start()).post("/form", "text/plain", std::string(20'000'000, 'x'));
  EXPECT_EQ(answered.status, 413);
  EXPECT_TRUE(comes_to(0));
}

TEST_F(ServerTest, a_slow_sender_is_cut) {
  options_.read_timeout = std::chrono::milliseconds(200);
  auto const port = start();
  for (auto const* beginning : {"GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"}) {
    Connection connection(port);
    connection.send(beginning);
    EXPECT_EQ(connection.read_answer().status, 0) << beginning;
  }
}

TEST_F(ServerTest, a_body_that_comes_byte_by_byte_is_cut) {
  options_.read_timeout = std::chrono::milliseconds(200);
  Connection connection(start());
  connection.send("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  std::atomic<bool> over{false};
  std::thread sender([&] {
    for (int i = 0; i < 100 && !over; ++i) {
      connection.send("a");
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  auto const begun = std::chrono::steady_clock::now();
  EXPECT_EQ(connection.read_answer().status, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(4));
  over = true;
  sender.join();
}

TEST_F(ServerTest, the_handlers_time_is_not_the_clients) {
  options_.read_timeout = std::chrono::milliseconds(100);
  Connection connection(start());
  connection.send(get("/wait"));
  gate_.wait_for(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  gate_.open();
  EXPECT_EQ(connection.read_answer().status, 200);
}

TEST_F(ServerTest, an_upload_of_20_megabytes_arrives_whole_and_leaves_no_file) {
  std::string const large(20u << 20, 'v');
  auto const port = start();
  auto const answered = HttpClient(port).post_multipart("/upload", {{"note", "Ёж"}}, {{"f", "Видео.mp4", large}});
  EXPECT_EQ(answered.body, "Ёж|Видео.mp4|20971520|");
  EXPECT_EQ(HttpClient(port).post("/upload", "application/xml", large).body, "|on disk|20971520|");
  EXPECT_TRUE(comes_to(0));
}

TEST_F(ServerTest, an_upload_cut_in_the_middle_leaves_no_file) {
  auto const port = start();
  {
    Connection connection(port);
    connection.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" +
                    std::string(1'000'000, 'x'));
    EXPECT_TRUE(comes_to(1));
  }
  EXPECT_TRUE(comes_to(0));
}

TEST_F(ServerTest, a_chunked_body_is_put_together) {
  Connection connection(start());
  connection.send(
      "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(connection.read_answer().body, "|abcde");
}

TEST_F(ServerTest, a_client_that_asks_first_is_told_to_continue) {
  Connection connection(start());
  connection.send("POST /form HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(connection.read_answer().status, 100);
  connection.send("abc");
  EXPECT_EQ(connection.read_answer().body, "/form?abc");
}

TEST_F(ServerTest, more_requests_than_the_queue_holds_are_told_to_come_later) {
  options_.workers = 1;
  options_.queue = 1;
  auto const port = start();
  Connection working(port);
  working.send(get("/wait"));
  gate_.wait_for(1);
  // Which of the three is queued nobody can say; the other two are refused while it waits.
  std::atomic<int> refused = 0, served = 0;
  auto const visit = [&] {
    Connection connection(port);
    connection.send(get("/wait"));
    auto const answered = connection.read_answer();
    if (answered.status == 503 && answered.header("Retry-After") == "2") ++refused;
    if (answered.status == 200) ++served;
  };
  std::vector<std::thread> visitors;
  for (int number = 0; number < 3; ++number) visitors.emplace_back(visit);
  for (int tries = 0; tries < 500 && refused < 2; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(refused, 2);
  gate_.open();
  for (auto& visitor : visitors) visitor.join();
  EXPECT_EQ(served, 1);
  EXPECT_EQ(working.read_answer().status, 200);
}

TEST_F(ServerTest, head_tells_the_length_and_sends_no_body) {
  Connection connection(start());
  connection.send("HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
  EXPECT_EQ(connection.read_answer(true).header("Content-Length"), "3000000");
  EXPECT_EQ(connection.read_answer().body, "/next?");
}

TEST_F(ServerTest, a_large_page_arrives_whole) {
  EXPECT_EQ(HttpClient(start()).get("/large").body, std::string(3'000'000, 'x'));
}

TEST_F(ServerTest, a_temporary_file_is_sent_whole_and_removed) {
  std::ofstream(options_.temporary_folder + "/report") << std::string(1'000'000, 'r');
  auto const answered = HttpClient(start()).get("/file");
  EXPECT_EQ(answered.body, std::string(1'000'000, 'r'));
  EXPECT_EQ(answered.header("Content-Disposition"),
            "attachment; filename=\"document.txt\"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.txt");
  EXPECT_TRUE(comes_to(0));
}

TEST_F(ServerTest, a_failure_of_ours_is_answered_without_its_reason) {
  auto const port = start();
  for (auto const* path : {"/fail", "/file", "/injection"}) {
    auto const answered = HttpClient(port).get(path);
    EXPECT_EQ(answered.status, 500) << path;
    EXPECT_EQ(answered.body.find("secret"), std::string::npos);
    EXPECT_FALSE(answered.has("Set-Cookie"));
  }
}

TEST_F(ServerTest, every_answer_has_the_headers_of_safety) {
  auto const port = start();
  for (auto const* path : {"/", "/a/../b", "/fail"}) {
    auto const answered = HttpClient(port).get(path);
    EXPECT_EQ(answered.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answered.header("Referrer-Policy"), "same-origin");
    EXPECT_EQ(answered.header("X-Frame-Options"), "DENY");
    EXPECT_EQ(answered.header("Cache-Control"), "no-store");
    EXPECT_NE(answered.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_TRUE(answered.has("Permissions-Policy") && answered.has("Date"));
  }
}

TEST_F(ServerTest, a_handlers_own_caching_stays_and_each_cookie_has_a_line) {
  HttpClient client(start());
  EXPECT_EQ(client.get("/own").header("Cache-Control"), "max-age=60");
  EXPECT_EQ(client.cookies, (std::map<std::string, std::string>{{"a", "1"}, {"b", "2"}}));
}

TEST_F(ServerTest, forwarded_headers_are_believed_from_trusted_proxies_alone) {
  support::HttpFields const forwarded{{"X-Forwarded-For", "1.1.1.1, 9.9.9.9"}, {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(HttpClient(start()).get("/address", forwarded).body, "127.0.0.1");
  options_.trusted_proxies = {"127.0.0.1"};
  EXPECT_EQ(HttpClient(start()).get("/address", forwarded).body, "9.9.9.9 tls");
}

TEST_F(ServerTest, a_port_that_is_taken_is_refused) {
  options_.port = start();
  Server second(options_, [](Request&) { return page(""); }, {});
  EXPECT_THROW(second.start(), std::runtime_error);
}

TEST_F(ServerTest, stopping_finishes_what_is_under_way_and_closes_the_idle) {
  auto const port = start();
  Connection busy(port), idle(port);
  idle.send(get("/"));
  EXPECT_EQ(idle.read_answer().status, 200);
  busy.send(get("/wait"));
  gate_.wait_for(1);
  std::thread stopping([this] { server_->stop(); });
  EXPECT_TRUE(idle.ended());
  gate_.open();
  auto const answered = busy.read_answer();
  stopping.join();
  EXPECT_EQ(answered.status, 200);
  EXPECT_EQ(answered.header("Connection"), "close");
  EXPECT_THROW(Connection{port}, std::runtime_error);
}

}  // namespace
}  // namespace obereg::http
