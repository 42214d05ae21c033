// Signing in through ЕСИА and back: states, cookies, tokens, an ЕСИА that is down or lies.
#include "access/esia/esia_site_fixture.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::site_time;
using testing::HasSubstr;
using testing::Not;

class EsiaSignIn : public EsiaSite {};
OBEREG_ON_BOTH_ENGINES(EsiaSignIn);

TEST_P(EsiaSignIn, ACC_05_where_it_is_off_there_is_no_button_and_no_page) {
  change_settings([](auto& changed) { changed = {}; });
  EXPECT_THAT(site->get("/sign-in").body, Not(HasSubstr("Госуслуг")));
  EXPECT_EQ(site->post("/sign-in/esia").status, 404);
  EXPECT_EQ(site->get("/sign-in/esia/callback?state=x&code=y").status, 404);
}

TEST_P(EsiaSignIn, ACC_05_the_first_sign_in_links_the_account_by_snils_and_names_and_writes_a_letter) {
  EXPECT_THAT(site->get("/sign-in").body, HasSubstr("Войти через Госуслуги"));
  auto const response = sign_in();
  EXPECT_EQ(response.status, 303) << response.body;
  EXPECT_EQ(header_of(response, "Location"), "/training/sets");
  EXPECT_TRUE(signed_in(*site));
  EXPECT_EQ(audited("access.esia-linked").size(), 1u);
  ASSERT_EQ(audited("access.signed-in").size(), 1u);
  EXPECT_THAT(audited("access.signed-in")[0].details, HasSubstr("через Госуслуги"));
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_EQ(letters()[0].recipient, "a@example.org");
  EXPECT_THAT(site->get("/account/sessions").body, HasSubstr("через ЕСИА"));
  EXPECT_THAT(site->get("/account").body, HasSubstr("связана с Госуслугами с 10.03.2026"));

  auto again = open_browser();
  person["lastName"] = "Новая";  // after a marriage, say: the link holds
  EXPECT_EQ(sign_in(*again).status, 303);
  EXPECT_EQ(letters().size(), 1u);
}

TEST_P(EsiaSignIn, ACC_05_the_token_call_proves_that_it_comes_from_who_left) {
  sign_in();
  auto const call = provider.requests().at(0);
  auto const form = fields_of(call.substr(call.find("\r\n\r\n") + 4));
  EXPECT_EQ(form.at("code"), "code-1");
  EXPECT_EQ(esia::base64url(text::sha256(form.at("code_verifier"))), fields["code_challenge"]);
  EXPECT_EQ(form.at("redirect_uri"), "http://127.0.0.1:8080/sign-in/esia/callback");
  EXPECT_NE(form.at("state"), fields["state"]);
}

TEST_P(EsiaSignIn, ACC_05_the_page_that_was_asked_for_opens_and_no_other_site) {
  auto const state = leave(*site, "/sign-in/esia", {{"next", "/account/sessions"}});
  EXPECT_EQ(header_of(come_back(*site, state), "Location"), "/account/sessions");
  auto other = open_browser();
  auto const evil = leave(*other, "/sign-in/esia", {{"next", "//evil.example/"}});
  EXPECT_EQ(header_of(come_back(*other, evil), "Location"), "/training/sets");
}

TEST_P(EsiaSignIn, ACC_05_a_person_who_cancels_is_told_what_to_do) {
  auto const response = come_back(*site, leave(*site), "&error=access_denied&error_description=ESIA-007004:+refused");
  expect_refused(response, "Вы не разрешили Госуслугам передать данные");
  EXPECT_THAT(response.body, HasSubstr("ESIA-007004"));
  EXPECT_TRUE(provider.requests().empty());
}

TEST_P(EsiaSignIn, ACC_05_an_error_of_the_token_call_is_told_by_its_code) {
  token =
      http_answer(R"({"error":"invalid_client","error_description":"ESIA-007053: wrong"})", "application/json", 400);
  auto const response = sign_in();
  expect_refused(response, "Вход через Госуслуги настроен неверно");
  EXPECT_THAT(response.body, HasSubstr("ESIA-007053"));
}

TEST_P(EsiaSignIn, ACC_05_what_esia_answers_is_not_believed_unless_it_is_whole) {
  object const whole{{"access_token", "access-1"}, {"id_token", keys().token(esia::good_claims("another"))}};
  for (auto const& body : {std::string("garbage"), std::string("[]"), std::string("{}"), serialize(whole)}) {
    token = http_answer(body, "application/json");
    expect_refused(sign_in(), "Ответ Госуслуг не прошёл проверку");
  }
  token = "not http";
  expect_refused(sign_in(), "Госуслуги сейчас не отвечают");
  token = http_answer("<h1>Bad gateway</h1>", "text/html", 502);
  expect_refused(sign_in(), "Госуслуги сейчас не отвечают");
  token = support::http_redirect("https://elsewhere.example/");
  expect_refused(sign_in(), "Ответ Госуслуг не прошёл проверку");
}

TEST_P(EsiaSignIn, ACC_05_an_access_token_that_would_break_a_header_goes_nowhere) {
  auto const state = leave(*site);
  token = http_answer(serialize(object{{"access_token", "a\r\nEvil: b"},
                                       {"id_token", keys().token(esia::good_claims(fields["nonce"]))}}),
                      "application/json");
  expect_refused(come_back(*site, state), "В ответе нет маркера доступа");
  EXPECT_EQ(provider.requests().size(), 1u);
}

TEST_P(EsiaSignIn, ACC_05_an_esia_that_is_down_is_told_so) {
  change_settings([](auto& changed) { changed.host = "http://127.0.0.1:1"; });
  auto const response = site->post("/sign-in/esia");
  auto const refresh = header_of(response, "Refresh");
  expect_refused(come_back(*site, fields_of(refresh.substr(refresh.find('?') + 1))["state"]),
                 "Госуслуги сейчас не отвечают");
}

TEST_P(EsiaSignIn, ACC_05_a_closed_network_is_not_asked_unless_the_settings_say_so) {
  change_settings([](auto& changed) { changed.allow_private = false; });
  expect_refused(sign_in(), "Госуслуги сейчас не отвечают");
  EXPECT_TRUE(provider.requests().empty());
}

TEST_P(EsiaSignIn, ACC_05_a_return_counts_once_and_a_replayed_code_opens_nothing) {
  auto const state = leave(*site);
  EXPECT_EQ(come_back(*site, state).status, 303);
  site->cookies.erase(std::string(session_cookie));
  expect_refused(come_back(*site, state), "Этот вход уже завершён");
  EXPECT_EQ(provider.requests().size(), 2u);
}

TEST_P(EsiaSignIn, ACC_05_a_return_nobody_waits_for_is_refused_without_asking_esia) {
  expect_refused(come_back(*site, "made-up"), "Вход через Госуслуги начат не здесь");
  expect_refused(come_back(*site, ""), "Вход через Госуслуги начат не здесь");
  expect_refused(come_back(*site, std::string(5000, 'a')), "Вход через Госуслуги начат не здесь");
  EXPECT_TRUE(provider.requests().empty());
}

TEST_P(EsiaSignIn, ACC_05_an_error_without_a_state_still_shows_its_code) {
  expect_refused(come_back(*site, "", "&error=invalid_request&error_description=ESIA-007023:+no"), "ESIA-007023");
}

TEST_P(EsiaSignIn, ACC_05_a_return_without_the_cookie_or_in_another_browser_is_refused) {
  auto const state = leave(*site);
  auto const cookie = site->cookies["obereg_esia"];
  EXPECT_EQ(cookie.size(), 43u);
  site->cookies.erase("obereg_esia");
  expect_refused(come_back(*site, state), "Вход начат в другом браузере");
  auto other = open_browser();
  leave(*other);
  EXPECT_THAT(come_back(*other, state).body, HasSubstr("Вход начат в другом браузере"));
  site->cookies["obereg_esia"] = cookie;
  leave(*site);
  EXPECT_EQ(site->cookies["obereg_esia"], cookie) << "kept for the other tab";
}

TEST_P(EsiaSignIn, ACC_05_two_tabs_of_one_browser_both_come_back) {
  auto const first = leave(*site);
  auto const nonce = fields["nonce"];
  auto const second = leave(*site);
  EXPECT_EQ(come_back(*site, second).status, 303);
  fields["nonce"] = nonce;
  EXPECT_EQ(come_back(*site, first).status, 303);
}

TEST_P(EsiaSignIn, ACC_05_a_return_later_than_ten_minutes_is_refused) {
  auto state = leave(*site);
  site_time = test_now + 10min;
  expect_refused(come_back(*site, state), "Вход занял больше 10 минут");
  site_time = test_now;
  state = leave(*site);
  site_time = test_now + 10min - 1ms;
  EXPECT_EQ(come_back(*site, state).status, 303);
}

TEST_P(EsiaSignIn, ACC_05_departures_from_one_network_are_limited) {
  for (int i = 0; i < 30; ++i) leave(*site);
  auto const response = site->post("/sign-in/esia");
  EXPECT_EQ(response.status, 429);
  EXPECT_THAT(response.body, HasSubstr("Слишком много попыток входа через Госуслуги"));
}

TEST_P(EsiaSignIn, ACC_05_only_hashes_of_what_comes_back_are_stored) {
  auto const state = leave(*site);
  auto const stored = database().read([&](database::ReadTx& tx) {
    std::string all;
    constexpr database::Query rows{"test.departures", "select state_hash, browser_hash from esia_departures",
                                   "select state_hash, browser_hash from esia_departures"};
    tx.each(rows, {}, [&](database::Row const& row) { all += row.bytes(0) + row.bytes(1); });
    return all;
  });
  EXPECT_EQ(stored, text::sha256(state) + text::sha256(site->cookies["obereg_esia"]));
}

}  // namespace
}  // namespace obereg::access
