#include "access/confirm_email/confirm_email.hpp"

#include "access/accounts/accounts.hpp"
#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::site_time;
using support::test_now;
using testing::HasSubstr;

class ConfirmEmail : public RequestSite {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (IsSkipped()) return;
    account = database().write([&](database::Tx& tx) {
      Account newcomer;
      newcomer.last_name = "Новая";
      newcomer.first_name = "Анна";
      newcomer.email = "new@example.test";
      return add_account(tx, newcomer, test_now);
    });
    browser = staff(account, Role::provider_signer);
  }
  bool confirmed() {
    return database().read(
        [&](database::ReadTx& tx) { return find_account(tx, account)->email_confirmed_at.has_value(); });
  }
  std::string code() {
    auto const letter = letters().at(0);
    EXPECT_EQ(letter.recipient, "new@example.test");
    auto const at = letter.body.find("Код: ") + std::string("Код: ").size();
    return letter.body.substr(at, letter.body.find('\n', at) - at);
  }
  AccountId account;
  std::unique_ptr<support::TestSite> browser;
};
OBEREG_ON_BOTH_ENGINES(ConfirmEmail);

TEST_P(ConfirmEmail, ACC_04_the_code_from_the_letter_confirms_the_address) {
  EXPECT_EQ(browser->post("/account/email/code").status, 303);
  EXPECT_EQ(browser->post("/account/email", {{"code", "00000000"}}).status, 422);
  EXPECT_FALSE(confirmed());
  EXPECT_EQ(browser->post("/account/email", {{"code", code()}}).status, 303);
  EXPECT_TRUE(confirmed());
  EXPECT_THAT(browser->get("/account/email").body, HasSubstr("подтверждён"));
  EXPECT_EQ(audited("access.email-confirmed").size(), 1u);
}

TEST_P(ConfirmEmail, the_code_holds_for_a_day_and_the_last_one_alone) {
  browser->post("/account/email/code");
  auto const first = code();
  site_time = test_now + std::chrono::minutes{1};
  browser->post("/account/email/code");
  EXPECT_EQ(browser->post("/account/email", {{"code", first}}).status, 422);
  auto const second = code();
  site_time = test_now + std::chrono::hours{25};
  EXPECT_EQ(browser->post("/account/email", {{"code", second}}).status, 422);
  EXPECT_FALSE(confirmed());
}

TEST_P(ConfirmEmail, codes_are_sent_and_tried_only_so_often) {
  for (int i = 0; i < most_email_codes; ++i) EXPECT_EQ(browser->post("/account/email/code").status, 303);
  EXPECT_EQ(browser->post("/account/email/code").status, 429);
  for (int i = 0; i < most_email_tries; ++i) browser->post("/account/email", {{"code", "00000000"}});
  EXPECT_EQ(browser->post("/account/email", {{"code", code()}}).status, 429);
}

}  // namespace
}  // namespace obereg::access
