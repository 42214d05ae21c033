#include "platform/http/parsing.hpp"

#include <gtest/gtest.h>

namespace obereg::http {
namespace {

Request parsed(std::string_view target) {
  Request request;
  parse_target(target, request);
  return request;
}

TEST(Target, path_and_query_are_decoded) {
  auto const request = parsed("/%D1%80%D0%B5%D0%B5%D1%81%D1%82%D1%80?q=%D0%9F+1&empty=&bare&q=2");
  EXPECT_EQ(request.path, "/реестр");
  EXPECT_EQ(request.query.get("q"), "П 1");
  EXPECT_EQ(request.query.every("q"), (std::vector<std::string>{"П 1", "2"}));
  EXPECT_TRUE(request.query.has("empty") && request.query.has("bare"));
  EXPECT_FALSE(request.query.has("absent"));
}

TEST(Target, a_plus_in_the_path_is_a_plus) {
  EXPECT_EQ(parsed("/a+b").path, "/a+b");
}

TEST(Target, what_can_be_read_in_two_ways_is_refused) {
  std::pair<char const*, int> const rows[] = {
      {"/a/../b", 404}, {"/a/%2e%2e/b", 404}, {"/.", 404},        {"//host/a", 404}, {"/a//b", 404},
      {"/a%2Fb", 404},  {"/a%2fb", 404},      {"/a%00", 400},     {"/%zz", 400},     {"/a%0d%0aX: y", 400},
      {"/%0a", 400},    {"/%d0", 400},        {"/?q=%00", 400},   {"/?q=%ff", 400},  {"http://host/", 400},
      {"*", 400},       {"host:443", 400},    {"/\xd0\x90", 400}, {"", 400},         {"/?q=%c0%af", 400}};
  for (auto const& [target, status] : rows) {
    try {
      parsed(target);
      ADD_FAILURE() << target << " was accepted";
    } catch (BadRequest const& refused) {
      EXPECT_EQ(refused.status, status) << target;
    }
  }
}

TEST(Target, dots_within_a_name_are_no_climbing) {
  EXPECT_EQ(parsed("/a..b/...").path, "/a..b/...");
}

TEST(Cookies, the_first_of_a_name_counts_and_noise_is_passed_over) {
  Request request;
  parse_cookies("a=1; b=\"2\"; noise; =x;; a=3; c=d=e", request);
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("c"), "d=e");
  EXPECT_EQ(request.cookies.size(), 3u);
}

TEST(Cookies, of_a_site_on_https_are_those_that_no_neighbour_can_set) {
  Request request;
  parse_cookies("session=planted; __Host-session=own; __Host-=x; visitor=planted; __host-visitor=planted", request,
                true);
  EXPECT_EQ(request.cookie("session"), "own");
  EXPECT_EQ(request.cookies.size(), 1u);
}

TEST(Form, pairs_are_decoded_in_order) {
  Fields form;
  parse_form("a=1+2&&b=%2B%26&raw=\xd0\x90", form);
  std::vector<std::pair<std::string, std::string>> const expected{{"a", "1 2"}, {"b", "+&"}, {"raw", "А"}};
  EXPECT_EQ(form.list(), expected);
}

TEST(Form, more_fields_than_allowed_are_refused) {
  Fields form;
  EXPECT_NO_THROW(parse_form("a&b", form, 2));
  EXPECT_THROW(parse_form("c", form, 2), BadRequest);
}

TEST(Form, broken_escapes_are_refused) {
  for (auto const* body : {"a=%", "a=%4", "a=%g0", "%00=a", "a=%d0"}) {
    Fields form;
    EXPECT_THROW(parse_form(body, form), BadRequest) << body;
  }
}

TEST(HeaderParameter, is_found_among_others_with_or_without_quotes) {
  EXPECT_EQ(header_parameter("a/b; x=1; Boundary=\"q; \\\"r\\\"\"; y", "boundary"), "q; \"r\"");
  EXPECT_EQ(header_parameter("a/b;boundary = z ", "boundary"), "z");
  EXPECT_EQ(header_parameter("a/b; filename=\"C:\\new\\a.txt\"", "filename"), "C:\\new\\a.txt");
  EXPECT_EQ(header_parameter("a/b; boundary", "boundary"), std::nullopt);
  EXPECT_EQ(header_parameter("a/b; x=\"boundary=1\"", "boundary"), std::nullopt);
  EXPECT_EQ(header_parameter("a/b; x=\"unclosed", "x"), "unclosed");
}

TEST(ClientAddress, is_the_rightmost_that_no_trusted_proxy_has) {
  std::vector<std::string> const proxies{"10.0.0.1", "10.0.0.2", "::1"};
  struct {
    char const *peer, *forwarded, *client;
  } const rows[] = {{"5.5.5.5", "1.1.1.1", "5.5.5.5"},
                    {"10.0.0.1", "", "10.0.0.1"},
                    {"10.0.0.1", "1.1.1.1, 2.2.2.2", "2.2.2.2"},
                    {"10.0.0.1", "1.1.1.1, 2.2.2.2,10.0.0.2", "2.2.2.2"},
                    {"::ffff:10.0.0.1", "2.2.2.2", "2.2.2.2"},
                    {"::1", "2001:DB8::1", "2001:db8::1"},
                    {"10.0.0.1", "1.1.1.1, unknown", "10.0.0.1"},
                    {"10.0.0.1", "1.1.1.1, <script>", "10.0.0.1"}};
  for (auto const& row : rows)
    EXPECT_EQ(client_address(row.peer, row.forwarded, proxies), row.client) << row.peer << " " << row.forwarded;
}

TEST(Request, an_id_is_a_positive_number_and_nothing_else) {
  Request request;
  request.segments = {{"good", "17"}, {"zero", "0"}, {"minus", "-1"}, {"tail", "1a"}, {"huge", "99999999999999999999"}};
  EXPECT_EQ(request.id("good"), 17);
  for (auto const* name : {"zero", "minus", "tail", "huge", "absent"})
    EXPECT_EQ(request.id(name), std::nullopt) << name;
}

TEST(Request, json_is_wanted_under_api_or_where_accept_prefers_it) {
  Request request;
  request.path = "/api/v1/records";
  EXPECT_TRUE(request.wants_json());
  request.path = "/records";
  std::pair<char const*, bool> const rows[] = {{"", false},
                                               {"*/*", false},
                                               {"application/json", true},
                                               {"text/html,application/xhtml+xml,*/*;q=0.8", false},
                                               {"text/html;q=0.5, application/json", true},
                                               {"text/html, application/json;q=0.9", false}};
  for (auto const& [accept, wanted] : rows) {
    request.headers["accept"] = accept;
    EXPECT_EQ(request.wants_json(), wanted) << accept;
  }
}

TEST(Response, a_cookie_cannot_smuggle_attributes) {
  Response response;
  EXPECT_THROW(response.set_cookie("a", "1; Domain=evil", std::nullopt, true), std::invalid_argument);
  EXPECT_THROW(response.set_cookie("a", "1\r\nX: y", std::nullopt, true), std::invalid_argument);
  EXPECT_THROW(response.set_cookie("a=b", "1", std::nullopt, true), std::invalid_argument);
  response.set_cookie("a", "1", 60, true);
  EXPECT_EQ(response.headers[0].second, "__Host-a=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
}

TEST(Response, a_download_keeps_its_name_and_has_one_for_old_programs) {
  std::pair<char const*, char const*> const rows[] = {
      {"report 1.xlsx", "attachment; filename=\"report_1.xlsx\"; filename*=UTF-8''report%201.xlsx"},
      {"Ё.pdf", "attachment; filename=\"document.pdf\"; filename*=UTF-8''%D0%81.pdf"},
      {"a\"\r\n.txt", "attachment; filename=\"a___.txt\"; filename*=UTF-8''a%22%0D%0A.txt"}};
  for (auto const& [name, expected] : rows) EXPECT_EQ(Response().download_as(name).headers[0].second, expected);
}

}  // namespace
}  // namespace obereg::http
