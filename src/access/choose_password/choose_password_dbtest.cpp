#include "access/passwords/password_fixture.hpp"
#include "access/refusals.hpp"
#include "access/reset_password/reset_password_http.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::site_time;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ChoosePassword : public PasswordSite {
 protected:
  support::TestSite::Form newcomer() const {
    return {{"last_name", "Новая"}, {"first_name", "Анна"}, {"middle_name", ""},           {"email", address},
            {"job_title", "Юрист"}, {"inn", "9999000013"},  {"role", "provider-preparer"}, {"@certificate", ""}};
  }
  void ask_for_reset(std::string const& email = address) {
    auto const answer = site->post("/sign-in/reset", {{"email", email}});
    EXPECT_EQ(header_of(answer, "Location"), "/sign-in/reset?done=sent") << answer.body;
  }
};
OBEREG_ON_BOTH_ENGINES(ChoosePassword);

TEST_P(ChoosePassword, ACC_05_who_has_no_certificate_is_invited_chooses_a_password_and_is_in) {
  auto const made = admin->post("/admin/accounts/add", newcomer());
  ASSERT_EQ(made.status, 303) << made.body;
  auto const letter = letters().at(0);
  EXPECT_EQ(letter.recipient, address);
  EXPECT_THAT(letter.body, HasSubstr("Главная А. А., Оператор"));
  EXPECT_EQ(audited("access.invited").size(), 1u);
  EXPECT_THAT(admin->get(header_of(made, "Location")).body, HasSubstr("Письмо со ссылкой отправлено"));

  EXPECT_EQ(sign_in(*site).status, 422) << "there is no password yet";
  EXPECT_THAT(site->get(link()).body, HasSubstr("Добро пожаловать, Новая Анна"));
  auto const path = link();
  EXPECT_EQ(header_of(site->post(path, {{"password", right}}), "Location"), "/sign-in/password?done=password-set");
  EXPECT_THAT(letters().at(0).subject, HasSubstr("Пароль задан"));
  EXPECT_THAT(letters().at(0).body, Not(HasSubstr(right)));
  EXPECT_EQ(header_of(sign_in(*site), "Location"), "/account") << "the cabinet's first page, here";
  EXPECT_TRUE(is_in(*site)) << "and nothing asks to confirm the e-mail: the link did";
  EXPECT_THAT(site->get("/account/sessions").body, HasSubstr(", по паролю"));
}

TEST_P(ChoosePassword, ACC_05_without_certificate_and_address_nobody_is_added_and_two_do_not_share_a_login) {
  auto nobody = newcomer();
  nobody[3].second = "";
  EXPECT_THAT(admin->post("/admin/accounts/add", nobody).body, HasSubstr("Приложите сертификат или напишите почту"));
  enter_with_password();
  auto const second = admin->post("/admin/accounts/add", newcomer());
  EXPECT_EQ(second.status, 422);
  EXPECT_THAT(second.body, HasSubstr("по паролю входит другая учётная запись"));
  EXPECT_TRUE(audited("access.invited").empty());
}

TEST_P(ChoosePassword, ACC_05_one_address_is_invited_for_one_account) {
  ASSERT_EQ(admin->post("/admin/accounts/add", newcomer()).status, 303);
  auto namesake = newcomer();
  namesake[0].second = "Другая";
  auto const second = admin->post("/admin/accounts/add", namesake);
  EXPECT_EQ(second.status, 422);
  EXPECT_THAT(second.body, AllOf(HasSubstr("На эту почту уже отправлено приглашение"), HasSubstr("href=\"#email\"")));
  EXPECT_EQ(audited("access.invited").size(), 1u);
}

TEST_P(ChoosePassword, ACC_05_who_was_invited_to_an_address_that_has_a_password_since_is_told_what_to_do) {
  ASSERT_EQ(admin->post("/admin/accounts/add", newcomer()).status, 303);
  site_time = test_now + 24h * 8;
  ASSERT_EQ(admin->post("/admin/accounts/add", newcomer()).status, 303) << "the first invitation has ended";
  auto const later = link();
  enter_with_password();
  auto const answer = site->post(later, {{"password", right}});
  EXPECT_THAT(answer.body, HasSubstr("Если она ваша, войдите с ней"));
}

TEST_P(ChoosePassword, ACC_05_a_password_that_is_tried_first_comes_back_with_the_reason_and_uses_nothing_up) {
  auto const id = enter();
  admin->post("/admin/accounts/" + std::to_string(id.value) + "/invite");
  auto const path = link();
  for (auto const* weak : {"", "коротко", "password1234", "Новая Анна 12"}) {
    auto const answer = site->post(path, {{"password", weak}});
    EXPECT_EQ(answer.status, 422) << weak;
    EXPECT_THAT(answer.body, HasSubstr("Исправьте ошибки")) << weak;
  }
  EXPECT_EQ(site->post(path, {{"password", right}}).status, 303);
}

TEST_P(ChoosePassword, ACC_05_a_link_works_once_for_seven_days_or_an_hour_and_a_wrong_one_says_what_to_do) {
  auto const id = enter();
  admin->post("/admin/accounts/" + std::to_string(id.value) + "/invite");
  auto const invited = link();
  site_time = test_now + 24h * 7;
  EXPECT_THAT(site->get(invited).body, HasSubstr("Срок ссылки прошёл"));
  EXPECT_EQ(site->post(invited, {{"password", right}}).status, 410);
  site_time = test_now + 24h * 7 - 1ms;
  EXPECT_EQ(site->post(invited, {{"password", right}}).status, 303);
  EXPECT_THAT(site->get(invited).body, HasSubstr("По этой ссылке пароль уже задан"));
  EXPECT_EQ(site->post(invited, {{"password", other}}).status, 410);

  site_time = test_now;
  ask_for_reset();
  site_time = test_now + 1h;
  EXPECT_EQ(site->post(link(), {{"password", other}}).status, 410);
  EXPECT_THAT(site->get("/sign-in/new-password/made-up").body, HasSubstr("Скопируйте её из письма целиком"));
}

TEST_P(ChoosePassword, ACC_05_the_link_is_in_the_letter_alone_and_on_no_page_that_shows_letters) {
  enter_with_password();
  sign_in(*site);
  ask_for_reset();
  auto const token = link().substr(link().rfind('/') + 1);
  ASSERT_EQ(token.size(), 43u);
  for (auto const& page : {site->get("/account/notifications").body,
                           admin->get("/admin/mail/" + std::to_string(letters().at(0).id)).body}) {
    EXPECT_THAT(page, HasSubstr("ссылка есть только в самом письме"));
    EXPECT_THAT(page, Not(HasSubstr(token)));
  }
}

TEST_P(ChoosePassword, ACC_05_a_reset_is_answered_alike_for_every_address_and_writes_to_owners_alone) {
  enter_with_password();
  enter(Role::provider_preparer, "certificate-only@example.test");
  auto const before = letters().size();
  ask_for_reset("nobody@example.test");
  ask_for_reset("certificate-only@example.test");
  EXPECT_EQ(letters().size(), before);
  ask_for_reset("anna@EXAMPLE.test");
  EXPECT_EQ(letters().size(), before + 1);
  EXPECT_EQ(letters().at(0).recipient, address);
}

TEST_P(ChoosePassword, ACC_05_letters_are_few_for_one_address_and_a_network_can_not_ask_without_end) {
  enter_with_password();
  for (int i = 0; i < most_reset_asks; ++i) ask_for_reset();
  EXPECT_EQ(audited("access.password-reset-asked").size(), static_cast<std::size_t>(most_reset_letters));
  EXPECT_EQ(site->post("/sign-in/reset", {{"email", "x@example.test"}}).status, 429);
}

TEST_P(ChoosePassword, ACC_05_a_new_password_ends_other_sessions_and_links_and_the_old_one) {
  enter_with_password();
  sign_in(*site);
  ASSERT_TRUE(is_in(*site));
  auto browser = open_browser();
  ask_for_reset();
  auto const first = link();
  ask_for_reset();
  EXPECT_EQ(browser->post(link(), {{"password", other}}).status, 303);
  EXPECT_FALSE(is_in(*site));
  EXPECT_EQ(browser->post(first, {{"password", right}}).status, 410);
  EXPECT_EQ(sign_in(*browser, right).status, 422);
  EXPECT_EQ(sign_in(*browser, other).status, 303);
  EXPECT_THAT(letters().at(0).subject, HasSubstr("Пароль изменён"));
}

TEST_P(ChoosePassword, ACC_05_a_new_password_by_letter_ends_the_delay) {
  enter_with_password();
  for (int i = 0; i < 5; ++i) sign_in(*site, "неверный пароль");
  ASSERT_EQ(sign_in(*site).status, 429);
  ask_for_reset();
  EXPECT_EQ(site->post(link(), {{"password", other}}).status, 303);
  EXPECT_EQ(sign_in(*site, other).status, 303);
}

TEST_P(ChoosePassword, ACC_05_on_ones_own_page_the_present_password_is_asked_for_and_other_sessions_end) {
  enter_with_password();
  auto browser = open_browser();
  sign_in(*site);
  sign_in(*browser);
  EXPECT_EQ(site->post("/account/password", {{"present", other}, {"password", other}}).status, 422);
  EXPECT_TRUE(is_in(*browser));
  EXPECT_EQ(site->post("/account/password", {{"present", right}, {"password", "коротко"}}).status, 422);
  EXPECT_EQ(site->post("/account/password", {{"present", right}, {"password", other}}).status, 303);
  EXPECT_TRUE(is_in(*site)) << "this one goes on";
  EXPECT_FALSE(is_in(*browser));
  EXPECT_EQ(audited("access.password-changed").size(), 1u);
}

TEST_P(ChoosePassword, ACC_05_who_signs_in_by_certificate_sets_a_password_once_the_address_is_confirmed) {
  auto const id = enter();
  auto own = std::make_unique<support::TestSite>(database(), access_routes(), access_sections());
  own->settings = settings;
  own->log_key = log_key;
  own->actor.account = id;
  EXPECT_THAT(own->get("/account/password").body, HasSubstr("подтвердите почту"));
  EXPECT_EQ(own->post("/account/password/link").status, 409);
  database().write([&](database::Tx& tx) { confirm_email(tx, id, test_now); });
  EXPECT_EQ(header_of(own->post("/account/password/link"), "Location"), "/account/password?done=link-sent");
  EXPECT_EQ(letters().at(0).recipient, address);
  EXPECT_EQ(site->post(link(), {{"password", right}}).status, 303);
  EXPECT_EQ(sign_in(*site).status, 303);
  EXPECT_EQ(own->post("/account/password/link").status, 409) << "there is one already";
}

TEST_P(ChoosePassword, ACC_05_a_session_left_open_sets_no_first_password) {
  auto const id = enter();
  database().write([&](database::Tx& tx) { confirm_email(tx, id, test_now); });
  auto own = std::make_unique<support::TestSite>(database(), access_routes(), access_sections());
  own->settings = settings;
  own->actor.account = id;
  own->get("/account/password");
  EXPECT_EQ(own->post("/account/password", {{"password", right}}).status, 409);
  EXPECT_EQ(sign_in(*site).status, 422);
  own->post("/account/password/link");
  EXPECT_THAT(own->get("/account/notifications").body, Not(HasSubstr("/sign-in/new-password/")));
  for (int i = 1; i < most_reset_letters; ++i) EXPECT_EQ(own->post("/account/password/link").status, 303);
  EXPECT_EQ(own->post("/account/password/link").status, 429);
}

TEST_P(ChoosePassword, ACC_05_a_blocked_account_has_no_way_by_letter) {
  auto const id = enter_with_password();
  ask_for_reset();
  auto const path = link();
  database().write([&](database::Tx& tx) { block_account(tx, id, "уволена", test_now); });
  EXPECT_EQ(site->post(path, {{"password", other}}).status, 404);
  auto const before = letters().size();
  ask_for_reset();
  EXPECT_EQ(letters().size(), before);
  EXPECT_EQ(admin->post("/admin/accounts/" + std::to_string(id.value) + "/invite").status, 403);
}

}  // namespace
}  // namespace obereg::access
