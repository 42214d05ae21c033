#include "access/password_sign_in/password_sign_in.hpp"

#include <sodium.h>

#include <array>

#include "access/passwords/password_fixture.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::site_time;
using support::test_now;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class PasswordSignIn : public PasswordSite {
 protected:
  // The use case by itself: what it answers, and how many hashes that took.
  struct Tried {
    std::string title, detail;
    int hashes = 0;
  };
  Tried attempt(std::string const& email, std::string const& password, Instant now = test_now) {
    PasswordHasher hasher(settings.passwords, log_key);
    auto const taken = sign_in_with_password(database(), hasher, log_key, settings,
                                             {email, password, "", "192.0.2.7", "Firefox"}, now);
    if (taken) return {"in", "", hasher.computed()};
    return {std::string(taken.error().kind->title), taken.error().detail, hasher.computed()};
  }
};
OBEREG_ON_BOTH_ENGINES(PasswordSignIn);

TEST_P(PasswordSignIn, ACC_05_a_password_opens_a_session_with_the_rights_of_the_account) {
  enter_with_password();
  auto const response =
      site->post("/sign-in/password?next=/account/sessions", {{"email", " ANNA@example.test "}, {"password", right}});
  EXPECT_EQ(header_of(response, "Location"), "/account/sessions") << response.body;
  EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("HttpOnly"));
  EXPECT_THAT(site->get("/account").body, HasSubstr("Личный кабинет учебного центра"));
  EXPECT_EQ(audited("access.signed-in").size(), 1u);
  auto other_site = open_browser();
  EXPECT_EQ(
      header_of(other_site->post("/sign-in/password?next=//evil.example/", {{"email", address}, {"password", right}}),
                "Location"),
      "/account");
}

TEST_P(PasswordSignIn, ACC_05_who_is_not_let_in_learns_nothing_of_the_account_and_the_same_work_is_done) {
  enter_with_password();
  enter(Role::provider_preparer, "certificate-only@example.test");
  auto const blocked = enter_with_password(Role::provider_preparer, "blocked@example.test");
  database().write([&](database::Tx& tx) { block_account(tx, blocked, "уволена", test_now); });
  auto const wrong = attempt(address, other);
  EXPECT_EQ(wrong.title, "Почта или пароль не подходят");
  for (auto const* email :
       {"nobody@example.test", "certificate-only@example.test", "blocked@example.test", "", "'; drop"}) {
    auto const tried = attempt(email, right);
    EXPECT_EQ(tried.title, wrong.title) << email;
    EXPECT_EQ(tried.detail, wrong.detail) << email;
    EXPECT_EQ(tried.hashes, 1) << email;
  }
  EXPECT_EQ(wrong.hashes, 1);
  EXPECT_EQ(attempt(address, right).hashes, 1);
}

TEST_P(PasswordSignIn, ACC_05_from_the_fifth_failure_the_next_attempt_waits_longer_and_longer_and_is_told_until_when) {
  enter_with_password();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt(address, other).title, "Почта или пароль не подходят") << i;
  EXPECT_THAT(letters().at(0).subject, HasSubstr("Кто-то пытается войти"));
  auto const delayed = attempt(address, right);
  EXPECT_EQ(delayed.title, "Слишком много неудачных попыток входа с этой почтой");
  EXPECT_EQ(delayed.detail, "Следующая попытка: 10.03.2026, 09:01.");
  EXPECT_EQ(delayed.hashes, 0);
  EXPECT_EQ(attempt(address, other, test_now + 1min).title, "Почта или пароль не подходят");
  EXPECT_EQ(attempt(address, right, test_now + 2min).detail, "Следующая попытка: 10.03.2026, 09:03.");
  EXPECT_EQ(attempt(address, right, test_now + 3min).title, "in");
  EXPECT_EQ(attempt(address, other, test_now + 3min).title, "Почта или пароль не подходят") << "counted anew";
  EXPECT_EQ(attempt(address, right, test_now + 3min).title, "in");
}

TEST_P(PasswordSignIn, ACC_05_the_delay_is_told_alike_for_an_address_without_an_account) {
  for (int i = 0; i < 5; ++i) attempt("nobody@example.test", other);
  EXPECT_EQ(attempt("nobody@example.test", other).detail, "Следующая попытка: 10.03.2026, 09:01.");
  EXPECT_TRUE(letters().empty());
}

TEST(PasswordDelay, ACC_05_doubles_up_to_half_an_hour) {
  EXPECT_EQ(delay_after(4), 0min);
  for (auto const& [failures, minutes] :
       {std::pair{5, 1}, {6, 2}, {7, 4}, {8, 8}, {9, 16}, {10, 30}, {11, 30}, {1000, 30}})
    EXPECT_EQ(delay_after(failures).count(), minutes) << failures;
}

TEST_P(PasswordSignIn, ACC_05_a_network_can_not_try_without_end_whatever_addresses_it_takes) {
  for (int i = 0; i < most_password_tries; ++i)
    EXPECT_EQ(attempt(std::to_string(i) + "@example.test", other).title, "Почта или пароль не подходят");
  enter_with_password();
  EXPECT_EQ(attempt(address, right).title, "Слишком много попыток");
}

TEST_P(PasswordSignIn, ACC_05_the_owner_is_told_of_failures_since_the_last_time) {
  enter_with_password();
  for (int i = 0; i < 3; ++i) sign_in(*site, other);
  EXPECT_EQ(header_of(sign_in(*site), "Location"), "/account/password");
  EXPECT_THAT(site->get("/account/password").body, HasSubstr("3\u00a0раза"));
  sign_in(*site);
  EXPECT_THAT(site->get("/account/password").body, Not(HasSubstr("кто-то ошибся")));
}

TEST_P(PasswordSignIn, ACC_05_a_hash_is_made_anew_when_the_cost_has_risen) {
  auto const id = enter_with_password();
  auto const hash = [&] { return database().read([&](database::ReadTx& tx) { return password_of(tx, id)->hash; }); };
  auto const first = hash();
  EXPECT_EQ(attempt(address, right).title, "in");
  EXPECT_EQ(hash(), first);
  settings.passwords.passes = 2;
  EXPECT_EQ(attempt(address, other).title, "Почта или пароль не подходят");
  EXPECT_EQ(hash(), first);
  EXPECT_EQ(attempt(address, right).title, "in");
  EXPECT_THAT(hash(), HasSubstr(",t=2,"));
  EXPECT_EQ(attempt(address, right).title, "in");
}

// ASVS 4.0.3, 2.4.5.
TEST_P(PasswordSignIn, ACC_05_a_hash_from_before_the_secret_opens_once_and_is_of_the_new_form_then) {
  auto const id = enter_with_password();
  auto const hash = [&] { return database().read([&](database::ReadTx& tx) { return password_of(tx, id)->hash; }); };
  std::array<char, crypto_pwhash_STRBYTES> old{};
  ASSERT_EQ(crypto_pwhash_str(old.data(), right.data(), right.size(), 1, 1u << 20), 0);
  database().write([&](database::Tx& tx) { replace_hash(tx, id, old.data()); });
  EXPECT_EQ(attempt(address, other).title, "Почта или пароль не подходят");
  EXPECT_EQ(hash(), old.data());
  auto const first = attempt(address, right);
  EXPECT_EQ(first.title, "in");
  EXPECT_EQ(first.hashes, 2) << "the old one looked at, the new one made";
  EXPECT_THAT(hash(), StartsWith("hmac-sha-256$argon2id$"));
  EXPECT_EQ(attempt(address, right).hashes, 1);
}

TEST_P(PasswordSignIn, ACC_05_where_the_logs_key_was_lost_a_new_password_by_letter_opens_again) {
  enter_with_password();
  auto browser = open_browser();
  browser->log_key = ledger::LogKey::generate();
  EXPECT_EQ(sign_in(*browser).status, 422);
  browser->post("/sign-in/reset", {{"email", address}});
  EXPECT_EQ(browser->post(link(), {{"password", other}}).status, 303);
  EXPECT_EQ(sign_in(*browser, other).status, 303);
}

TEST_P(PasswordSignIn, ACC_05_without_a_cabinet_the_right_password_is_told_so) {
  auto const id = enter_with_password();
  database().write([&](database::Tx& tx) {
    for (auto const& cabinet : cabinets_of(tx, id)) take_cabinet(tx, id, cabinet.id);
  });
  EXPECT_EQ(attempt(address, other).title, "Почта или пароль не подходят");
  EXPECT_EQ(attempt(address, right).title, "У учётной записи нет ни одного кабинета");
}

}  // namespace
}  // namespace obereg::access
