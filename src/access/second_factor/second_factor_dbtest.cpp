#include "access/second_factor/second_factor.hpp"

#include <set>

#include "access/choose_password/choose_password.hpp"
#include "access/passwords/password_fixture.hpp"
#include "access/second_factor/recovery_codes.hpp"
#include "access/sessions/sessions.hpp"
#include "core/typed_codes/typed_code.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::site_time;
using support::test_now;
using testing::HasSubstr;
using testing::Not;

class SecondFactorPages : public PasswordSite {
 protected:
  static inline std::string const set_up_path = "/sign-in/second-factor/set-up", code_path = "/sign-in/second-factor";

  // Password, set-up, in; the codes and the secret are kept.
  AccountId set_up(Role role = Role::administrator) {
    auto const id = enter_with_password(role);
    EXPECT_EQ(header_of(sign_in(*site), "Location"), set_up_path);
    auto const page = site->get(set_up_path).body;
    secret = from_base32(between(page, "<code class=\"ob-secret\">", "<"));
    auto const shown = site->post(set_up_path, {{"code", code()}});
    EXPECT_EQ(shown.status, 200) << shown.body;
    recovery = codes_on(shown.body);
    return id;
  }
  static std::vector<std::string> codes_on(std::string const& page) {
    std::vector<std::string> codes;
    for (auto rest = page; rest.find("<li>") != std::string::npos;) {
      rest = rest.substr(rest.find("<li>") + 4);
      auto const one = rest.substr(0, rest.find('<'));
      if (one.size() == text::shown_code(std::string(recovery_code_length, '0')).size()) codes.push_back(one);
    }
    return codes;
  }
  std::string code() const { return totp_code(secret, totp_step(site_time)); }
  std::string give(support::TestSite& browser, std::string const& typed) {
    auto const answer = browser.post(code_path, {{"code", typed}});
    return answer.status == 303 ? header_of(answer, "Location") : std::to_string(answer.status);
  }
  std::string secret;
  std::vector<std::string> recovery;
};
OBEREG_ON_BOTH_ENGINES(SecondFactorPages);

TEST_P(SecondFactorPages, ACC_05_an_administrator_sets_it_up_before_anything_else_opens) {
  enter_with_password(Role::administrator);
  EXPECT_EQ(header_of(sign_in(*site), "Location"), set_up_path);
  EXPECT_FALSE(is_in(*site)) << "there is no session yet";
  EXPECT_EQ(site->cookies.count(session_cookie), 0u);
  auto const page = site->get(set_up_path).body;
  EXPECT_EQ(site->get("/sign-in/second-factor/qr.png").content_type, "image/png");
  EXPECT_EQ(site->post(set_up_path, {{"code", "000000"}}).status, 422);
  EXPECT_FALSE(is_in(*site));
  auto const codes = site->post(set_up_path, {{"code", code_at(page, site_time)}});
  EXPECT_EQ(codes.status, 200);
  EXPECT_THAT(codes.body, HasSubstr("Запасные коды"));
  EXPECT_TRUE(is_in(*site));
  auto const again = site->post(set_up_path, {{"code", code_at(page, site_time)}});
  EXPECT_EQ(header_of(again, "Location"), "/account/second-factor?done=codes-shown") << "a reload loses no way on";
  EXPECT_THAT(site->get("/account/second-factor?done=codes-shown").body, HasSubstr("Запасные коды показаны один раз"));
  EXPECT_EQ(site->get("/admin/accounts").status, 200);
  EXPECT_EQ(audited("access.second-factor-set").size(), 1u);
}

TEST_P(SecondFactorPages, ACC_05_whoever_administers_or_reviews_must_have_it_and_the_others_may) {
  for (auto const role : all_roles)
    EXPECT_EQ(needs_second_factor(role),
              role == Role::administrator || role == Role::account_clerk || role == Role::organisation_administrator);
  enter_with_password(Role::account_clerk);
  EXPECT_EQ(header_of(sign_in(*site), "Location"), set_up_path);
}

TEST_P(SecondFactorPages, ACC_05_then_each_sign_in_asks_for_a_code_and_takes_it_once) {
  set_up();
  auto browser = open_browser();
  EXPECT_EQ(header_of(sign_in(*browser), "Location"), code_path);
  EXPECT_FALSE(is_in(*browser));
  EXPECT_EQ(give(*browser, code()), "422") << "used when it was set up";
  site_time = test_now + 30s;
  auto const now = code();
  EXPECT_EQ(give(*browser, now.substr(0, 3) + " " + now.substr(3)), "/account/password") << "a failure is told";
  EXPECT_TRUE(is_in(*browser));
  auto thief = open_browser();
  site_time = test_now + 30s;
  sign_in(*thief);
  EXPECT_EQ(give(*thief, now), "422") << "seen over a shoulder";
  EXPECT_FALSE(is_in(*thief));
}

TEST_P(SecondFactorPages, ACC_05_a_recovery_code_opens_once_and_tells_how_many_are_left) {
  set_up();
  ASSERT_EQ(recovery.size(), static_cast<std::size_t>(recovery_codes_made));
  auto browser = open_browser();
  sign_in(*browser);
  EXPECT_EQ(give(*browser, recovery[0]), "/account/second-factor?done=recovery-code");
  EXPECT_THAT(browser->get("/account/second-factor").body, HasSubstr("Запасных кодов осталось: 9"));
  auto second = open_browser();
  sign_in(*second);
  EXPECT_EQ(give(*second, recovery[0]), "422");
  EXPECT_EQ(give(*second, recovery[1]), "/account/second-factor?done=recovery-code");
}

TEST_P(SecondFactorPages, ACC_05_whoever_has_it_can_not_be_gone_round_by_setting_it_up_again) {
  set_up();
  EXPECT_EQ(site->post("/account/second-factor/start", {{"start", right}}).status, 303);
  auto thief = open_browser();
  sign_in(*thief);
  EXPECT_THAT(thief->get(set_up_path).body, Not(HasSubstr("Ключ:")));
  EXPECT_EQ(thief->get("/sign-in/second-factor/qr.png").status, 404);
  // Even with the code of the secret that its owner has just begun to set up.
  auto const proposed = code_at(site->get("/account/second-factor").body, site_time);
  EXPECT_NE(thief->post(set_up_path, {{"code", proposed}}).status, 200);
  EXPECT_FALSE(is_in(*thief));
}

TEST_P(SecondFactorPages, ACC_05_between_password_and_code_there_are_five_minutes_and_one_use) {
  set_up();
  auto browser = open_browser();
  sign_in(*browser);
  auto const cookie = browser->cookies["obereg_pending"];
  site_time = test_now + 5min;
  EXPECT_EQ(give(*browser, code()), "422");
  EXPECT_THAT(browser->get(code_path).body, HasSubstr("Вход нужно начать заново"));
  sign_in(*browser);
  auto const fresh = browser->cookies["obereg_pending"];
  EXPECT_NE(fresh, cookie);
  EXPECT_EQ(give(*browser, code()), "/admin/accounts");
  auto replay = open_browser();
  site_time = test_now + 6min;
  replay->cookies["obereg_pending"] = fresh;
  EXPECT_EQ(give(*replay, code()), "422");
  EXPECT_FALSE(is_in(*replay));
}

TEST_P(SecondFactorPages, ACC_05_wrong_codes_are_delayed_with_wrong_passwords) {
  set_up();
  site_time = test_now + 1min;
  auto browser = open_browser();
  site_time = test_now + 1min;
  for (int i = 0; i < 5; ++i) {
    sign_in(*browser);
    EXPECT_EQ(give(*browser, "000000"), "422") << i;
  }
  EXPECT_EQ(give(*browser, code()), "429");
  EXPECT_EQ(sign_in(*browser).status, 429) << "the right password wipes nothing";
}

TEST_P(SecondFactorPages, ACC_05_new_recovery_codes_take_the_place_of_the_old_after_the_password) {
  set_up();
  EXPECT_EQ(site->post("/account/second-factor/recovery-codes", {{"codes", other}}).status, 422);
  auto const shown = site->post("/account/second-factor/recovery-codes", {{"codes", right}});
  EXPECT_EQ(shown.status, 200);
  auto browser = open_browser();
  sign_in(*browser);
  EXPECT_EQ(give(*browser, recovery[0]), "422");
  EXPECT_EQ(give(*browser, codes_on(shown.body).at(9)), "/account/second-factor?done=recovery-code");
}

TEST_P(SecondFactorPages, ACC_05_a_new_password_by_letter_leaves_the_second_factor) {
  set_up();
  auto browser = open_browser();
  browser->post("/sign-in/reset", {{"email", address}});
  EXPECT_EQ(browser->post(link(), {{"password", other}}).status, 303);
  EXPECT_EQ(header_of(sign_in(*browser, other), "Location"), code_path);
  EXPECT_FALSE(is_in(*browser));
}

TEST_P(SecondFactorPages, ACC_05_an_administrator_resets_it_and_the_owner_is_told) {
  auto const id = set_up();
  auto const reset = "/admin/accounts/" + std::to_string(id.value) + "/second-factor/reset";
  EXPECT_EQ(admin->post(reset).status, 303);
  EXPECT_FALSE(is_in(*site));
  EXPECT_THAT(letters().at(0).subject, HasSubstr("Второй фактор входа сброшен"));
  EXPECT_EQ(audited("access.second-factor-reset").size(), 1u);
  EXPECT_EQ(header_of(sign_in(*site), "Location"), set_up_path) << "the role asks for a new one";
}

TEST_P(SecondFactorPages, ACC_05_the_owner_switches_it_off_with_password_and_code_where_no_role_needs_it) {
  auto const id = enter_with_password();
  sign_in(*site);
  auto const off = [&](std::string const& password, std::string const& typed) {
    return site->post("/account/second-factor/switch-off", {{"off", password}, {"off_code", typed}});
  };
  EXPECT_EQ(off(right, "000000").status, 409) << "there is none yet";
  site->post("/account/second-factor/start", {{"start", right}});
  secret = from_base32(between(site->get("/account/second-factor").body, "<code class=\"ob-secret\">", "<"));
  ASSERT_EQ(site->post("/account/second-factor/confirm", {{"code", code()}}).status, 200);
  EXPECT_THAT(site->get("/account/second-factor").body, HasSubstr("Выключить второй фактор"));
  site_time = test_now + 30s;
  EXPECT_EQ(off(other, code()).status, 422);
  EXPECT_EQ(off(right, "000000").status, 422);
  EXPECT_TRUE(database().read([&](database::ReadTx& tx) { return has_second_factor(tx, id); }));
  auto const done = off(right, code());
  EXPECT_EQ(header_of(done, "Location"), "/account/second-factor?done=switched-off") << done.body;
  EXPECT_EQ(letters().at(0).subject, "Второй фактор входа выключен");
  EXPECT_EQ(audited("access.second-factor-switched-off").size(), 1u);
  EXPECT_EQ(database().read([&](database::ReadTx& tx) { return recovery_codes_left(tx, id); }), 0);
  auto browser = open_browser();
  sign_in(*browser);
  EXPECT_TRUE(is_in(*browser)) << "the password is enough again";
}

TEST_P(SecondFactorPages, ACC_05_it_is_not_switched_off_where_a_role_needs_it) {
  auto const id = set_up();
  EXPECT_THAT(site->get("/account/second-factor").body, HasSubstr("Выключить его нельзя"));
  site_time = test_now + 30s;
  auto const answer = site->post("/account/second-factor/switch-off", {{"off", right}, {"off_code", code()}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("Второй фактор нельзя выключить"));
  EXPECT_TRUE(database().read([&](database::ReadTx& tx) { return has_second_factor(tx, id); }));
}

TEST_P(SecondFactorPages, ACC_05_codes_can_not_be_tried_without_end_when_switching_it_off) {
  set_up();
  for (int i = 0; i < most_proofs; ++i)
    site->post("/account/second-factor/switch-off", {{"off", right}, {"off_code", "000000"}});
  site_time = test_now + 30s;
  EXPECT_EQ(site->post("/account/second-factor/switch-off", {{"off", right}, {"off_code", code()}}).status, 429);
}

TEST_P(SecondFactorPages, ACC_05_a_role_that_needs_it_closes_what_a_password_alone_had_opened) {
  auto const id = enter_with_password();
  sign_in(*site);
  ASSERT_TRUE(is_in(*site));
  database().write([&](database::Tx& tx) { grant_cabinet(tx, id, centre, Role::employer_viewer, test_now); });
  EXPECT_TRUE(is_in(*site));
  database().write([&](database::Tx& tx) { grant_cabinet(tx, id, operators, Role::account_clerk, test_now); });
  EXPECT_FALSE(is_in(*site));
  EXPECT_EQ(header_of(sign_in(*site), "Location"), set_up_path);
}

TEST_P(SecondFactorPages, ACC_05_the_database_alone_gives_no_secret_and_no_recovery_code) {
  auto const id = set_up();
  auto const factor = database().read([&](database::ReadTx& tx) { return second_factor_of(tx, id).value(); });
  EXPECT_THAT(factor.sealed, Not(HasSubstr(secret)));
  database().write([&](database::Tx& tx) {
    auto const another_key = ledger::LogKey::generate();
    EXPECT_EQ(take_code(tx, another_key, id, totp_code(secret, totp_step(test_now + 1min)), test_now + 1min),
              TypedCode::wrong)
        << "another key opens nothing";
    EXPECT_EQ(take_code(tx, another_key, id, recovery[0], test_now + 1min), TypedCode::wrong);
  });
}

TEST_P(SecondFactorPages, ACC_05_each_recovery_code_is_kept_under_a_salt_of_its_own) {
  set_up();
  constexpr database::Query rows{"test.codes", "select code_hash from recovery_codes",
                                 "select code_hash from recovery_codes"};
  auto const kept = database().read(
      [&](database::ReadTx& tx) { return tx.all(rows, {}, [](database::Row const& row) { return row.bytes(0); }); });
  std::set<std::string> salts;
  for (auto const& one : kept) {
    EXPECT_EQ(one.size(), 16u + 32u);
    salts.insert(one.substr(0, 16));
  }
  EXPECT_EQ(salts.size(), static_cast<std::size_t>(recovery_codes_made));
}

}  // namespace
}  // namespace obereg::access
