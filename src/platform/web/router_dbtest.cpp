#include "platform/web/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/audit/audit.hpp"
#include "platform/web/pages.hpp"
#include "support/test_site.hpp"

namespace obereg::web {
namespace {

using support::header_of;
using support::TestSite;
using testing::HasSubstr;
using testing::Not;

http::Response hello(PageContext const& context) {
  html::Page page;
  page.title = "Привет";
  page.main = "<p>" + context.request.segment("name") + "</p>";
  return show(context, std::move(page));
}
http::Response fixed(PageContext const&) {
  return http::bytes("fixed", "text/plain");
}
http::Response done(ActionContext const& context) {
  return http::see_other("/done?text=" + context.request.form.get("text"));
}
http::Response broken(PageContext const&) {
  throw std::runtime_error("secret cause");
}
http::Response disk_full(PageContext const&) {
  throw database::DiskFull("disk");
}

Routes routes() {
  return {get("/hello/{name}", everyone, hello),
          get("/hello/fixed", everyone, fixed),
          get("/own", anyone_signed_in, fixed),
          get("/admin", Permission("admin"), fixed),
          post("/send", anyone_signed_in, done),
          post("/open", everyone, done, 77),
          get("/broken", everyone, broken),
          get("/disk-full", everyone, disk_full),
          get("/api/v1/own", anyone_signed_in, fixed),
          get("/api/v1/broken", everyone, broken),
          post("/api/v1/open", everyone, done)};
}

class WebRouter : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(
        database(), routes(),
        std::vector<Section>{{"Управление", "/admin", Permission("admin")}, {"Своё", "/own", anyone_signed_in}});
  }
  void sign_in(std::vector<std::string> permissions = {}) {
    site->actor.account = {1};
    site->actor.name = "Образцова А. А.";
    site->actor.permissions = std::move(permissions);
  }
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(WebRouter);

TEST_P(WebRouter, finds_a_route_and_its_segments_and_prefers_the_exact_path) {
  EXPECT_THAT(site->get("/hello/anna").body, HasSubstr("<p>anna</p>"));
  EXPECT_EQ(site->get("/hello/fixed").body, "fixed");
}

TEST_P(WebRouter, answers_404_where_there_is_no_such_page) {
  for (auto const* path : {"/nothing", "/hello", "/hello/", "/hello/a/b", "/"}) {
    auto const response = site->get(path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_THAT(response.body, HasSubstr("Такой страницы нет")) << path;
  }
}

TEST_P(WebRouter, answers_405_to_another_method) {
  EXPECT_EQ(site->post("/hello/anna").status, 405);
  EXPECT_EQ(site->get("/open").status, 405);
  EXPECT_EQ(header_of(site->post("/hello/anna"), "Allow"), "GET, HEAD");
  EXPECT_EQ(header_of(site->get("/open"), "Allow"), "POST");
}

TEST_P(WebRouter, HEAD_is_answered_as_GET_is) {
  EXPECT_EQ(site->get("/hello/anna", http::Method::head).status, 200);
  EXPECT_EQ(site->get("/nothing", http::Method::head).status, 404);
}

TEST_P(WebRouter, two_routes_of_one_path_are_a_programming_error) {
  Routes const twice{get("/a", everyone, fixed), get("/a", everyone, fixed)};
  EXPECT_THROW(Router(site->services, twice, {}, {}), std::logic_error);
}

TEST_P(WebRouter, says_how_long_a_body_may_be) {
  EXPECT_EQ(site->router.body_limit(http::Method::post, "/open"), 77u);
  EXPECT_EQ(site->router.body_limit(http::Method::post, "/send"), usual_body);
  EXPECT_EQ(site->router.body_limit(http::Method::post, "/nothing"), 0u);
}

TEST_P(WebRouter, ACC_10_a_stranger_is_sent_to_sign_in_and_then_back) {
  auto const response = site->get("/own");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header_of(response, "Location"), "/sign-in?next=/own");
  EXPECT_EQ(header_of(site->get("/own?kind=xml"), "Location"), "/sign-in?next=/own%3Fkind%3Dxml");
}

TEST_P(WebRouter, a_piece_of_a_page_whose_session_ended_opens_the_sign_in_page) {
  auto request = TestSite::request_to(http::Method::get, "/own");
  request.headers["hx-request"] = "true";
  auto const response = site->send(request);
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(header_of(response, "HX-Redirect"), "/sign-in?next=/own");
}

TEST_P(WebRouter, ACC_10_a_role_without_the_permission_is_refused_on_the_server) {
  sign_in({"training.prepare"});
  auto const refused = site->get("/admin");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("Сюда вам нельзя"));
  EXPECT_THAT(refused.body, Not(HasSubstr("Управление")));
  sign_in({"admin"});
  EXPECT_EQ(site->get("/admin").status, 200);
}

TEST_P(WebRouter, shows_the_sections_that_are_open_to_the_actor) {
  sign_in({"admin"});
  auto const body = site->get("/hello/anna").body;
  EXPECT_THAT(body, HasSubstr("Управление"));
  EXPECT_THAT(body, HasSubstr("Своё"));
}

TEST_P(WebRouter, a_form_that_was_shown_by_us_is_taken) {
  sign_in();
  site->get("/hello/anna");
  auto const response = site->post("/send", {{"text", "1"}});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header_of(response, "Location"), "/done?text=1");
}

TEST_P(WebRouter, a_form_of_another_site_is_refused) {
  sign_in();
  site->get("/hello/anna");
  auto request = TestSite::request_to(http::Method::post, "/send");
  EXPECT_EQ(site->send(request).status, 403) << "no token";

  request = TestSite::request_to(http::Method::post, "/send");
  request.form.add("csrf", csrf_token_of("another browser"));
  EXPECT_EQ(site->send(request).status, 403) << "the token of another browser";

  request = TestSite::request_to(http::Method::post, "/send");
  request.form.add("csrf", csrf_token_of(site->cookies.find(visitor_cookie)->second));
  request.headers["origin"] = "https://evil.example";
  EXPECT_EQ(site->send(request).status, 403) << "the right token, sent from another site";
}

TEST_P(WebRouter, a_form_without_any_cookie_is_refused) {
  sign_in();
  auto request = TestSite::request_to(http::Method::post, "/send");
  request.form.add("csrf", csrf_token_of(""));
  EXPECT_EQ(site->send(request).status, 403);
}

TEST_P(WebRouter, a_session_over_in_mid_form_keeps_what_was_typed) {
  sign_in();
  site->get("/hello/anna");
  site->actor = {};
  auto const response = site->post("/send", {{"text", "Иванов \"и\" <сын>"}, {"text", "второе"}});
  EXPECT_EQ(response.status, 401);
  EXPECT_THAT(response.body, HasSubstr("Введённое не пропало"));
  EXPECT_THAT(response.body, HasSubstr("value=\"Иванов &quot;и&quot; &lt;сын&gt;\""));
  EXPECT_THAT(response.body, HasSubstr("value=\"второе\""));
  EXPECT_THAT(response.body, HasSubstr("action=\"/send\""));
  EXPECT_THAT(response.body, HasSubstr("href=\"/sign-in\""));
}

TEST_P(WebRouter, a_session_over_in_mid_upload_says_that_the_file_is_chosen_again_and_leads_back) {
  sign_in();
  site->get("/hello/anna");
  site->actor = {};
  auto const response = site->post("/send", {{"@file", "bytes"}});
  EXPECT_EQ(response.status, 401);
  EXPECT_THAT(response.body, Not(HasSubstr("Введённое не пропало")));
  EXPECT_THAT(response.body, HasSubstr("Файл не сохранился"));
  EXPECT_THAT(response.body, HasSubstr("href=\"/sign-in?next=/send\""));
}

TEST_P(WebRouter, a_refusal_leads_back_to_the_page_of_this_site_one_came_from) {
  sign_in();
  auto const asked_from = [&](std::string const& referer) {
    auto request = TestSite::request_to(http::Method::get, "/nowhere");
    request.headers["referer"] = referer;
    return site->send(request).body;
  };
  EXPECT_THAT(asked_from("http://127.0.0.1:8080/hello/anna?x=1"), HasSubstr("href=\"/hello/anna?x=1\""));
  for (auto const* other : {"https://evil.example/hello/anna", "http://127.0.0.1:8080.evil.example/hello/anna",
                            "http://127.0.0.1:8080//evil.example/hello/anna", ""})
    EXPECT_THAT(asked_from(other), Not(HasSubstr("Вернуться назад"))) << other;
}

TEST_P(WebRouter, a_failure_of_ours_gives_an_incident_number_and_no_cause) {
  auto const response = site->get("/broken");
  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(response.body, testing::ContainsRegex("назовите поддержке номер [0-9a-f]{8}"));
  EXPECT_THAT(response.body, Not(HasSubstr("secret")));
}

TEST_P(WebRouter, a_full_disk_is_said_in_words) {
  auto const response = site->get("/disk-full");
  EXPECT_EQ(response.status, 507);
  EXPECT_THAT(response.body, HasSubstr("кончилось место"));
}

TEST_P(WebRouter, PLT_06_an_infected_file_reaches_no_handler_and_is_written_down) {
  site->settings.antivirus = {"/bin/sh", "-c", "if grep -q EICAR \"$0\"; then echo Eicar FOUND; exit 1; fi"};
  sign_in();
  site->get("/hello/anna");
  EXPECT_EQ(site->post("/send", {{"@file", "records"}}).status, 303);
  auto const refused = site->post("/send", {{"@file", "clean"}, {"@second", "xEICARx"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("В файле вирус"));
  auto const log = database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "files.infected", "", 9); });
  ASSERT_EQ(log.size(), 1u);
  EXPECT_THAT(log[0].details, HasSubstr("Eicar FOUND"));

  auto by_program = TestSite::request_to(http::Method::post, "/api/v1/open");
  by_program.body = "xEICARx";
  by_program.headers["content-type"] = "application/octet-stream";
  EXPECT_EQ(site->send(by_program).status, 422);
  site->settings.antivirus = {"/nowhere/scanner"};
  EXPECT_EQ(site->post("/send", {{"@file", "records"}}).status, 503);
}

TEST_P(WebRouter, PLT_07_programs_get_problem_json) {
  for (auto const& [path, status] :
       {std::pair{"/api/v1/nothing", 404}, {"/api/v1/own", 401}, {"/api/v1/broken", 500}}) {
    auto const response = site->get(path);
    EXPECT_EQ(response.status, status) << path;
    EXPECT_EQ(response.content_type, "application/problem+json") << path;
    EXPECT_THAT(response.body, HasSubstr("\"type\":\"urn:obereg:problem:")) << path;
    EXPECT_THAT(response.body, Not(HasSubstr("secret"))) << path;
  }
}

TEST_P(WebRouter, a_program_with_a_key_needs_no_form_token) {
  sign_in();
  auto request = TestSite::request_to(http::Method::post, "/send");
  request.headers["authorization"] = "Bearer key";
  EXPECT_EQ(site->send(request).status, 303);
}

TEST_P(WebRouter, PLT_07_a_program_is_told_how_to_show_its_key) {
  EXPECT_EQ(header_of(site->get("/api/v1/own"), "WWW-Authenticate"), "Bearer");
}

TEST_P(WebRouter, PLT_07_programs_need_no_form_token_and_get_no_cookie) {
  auto request = TestSite::request_to(http::Method::post, "/api/v1/open");
  auto const response = site->send(request);
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header_of(response, "Set-Cookie"), "");
}

TEST_P(WebRouter, PLT_07_a_browsers_cookies_do_not_count_where_programs_ask) {
  TestSite by_cookie(database(), routes(), {}, [](http::Request const& request, Instant) {
    Actor actor;
    if (!request.cookie("session").empty()) actor.account = {1};
    return actor;
  });
  by_cookie.cookies["session"] = "live";
  EXPECT_EQ(by_cookie.get("/own").status, 200);
  EXPECT_EQ(by_cookie.get("/api/v1/own").status, 401);
}

}  // namespace
}  // namespace obereg::web
