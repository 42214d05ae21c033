#include "access/judge_password/judge_password.hpp"

#include "access/choose_password/choose_password.hpp"
#include "access/passwords/password_fixture.hpp"
#include "platform/attempts/attempts.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::HasSubstr;
using testing::Not;

Account anna() {
  Account account;
  account.last_name = "Образцова";
  account.first_name = "Анна";
  return account;
}

TEST(PasswordVerdict, ACC_05_says_what_is_wrong_or_how_good_it_is) {
  auto const grade = [](char const* typed) { return judge(anna(), typed).grade; };
  EXPECT_EQ(grade("слон"), Verdict::Grade::refused);
  EXPECT_EQ(grade("password2026"), Verdict::Grade::refused);
  EXPECT_EQ(grade("Образцова1985"), Verdict::Grade::refused);
  EXPECT_EQ(grade("слон велосипед якорь"), Verdict::Grade::fair);
  EXPECT_EQ(grade("слон велосипед якорь кактус"), Verdict::Grade::good);
  EXPECT_EQ(judge(anna(), "Образцова1985").words, fault_of(anna(), "Образцова1985")) << "the judge of the form itself";
  EXPECT_LT(judge(anna(), std::string(100'000, 'a') + "b").length, 12u) << "nor does a long one take long";
}

class JudgePassword : public PasswordSite {
 protected:
  std::string verdict(std::string const& path, std::string const& typed) {
    auto const answer = site->post(path + "/strength", {{"password", typed}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_THAT(answer.body, Not(HasSubstr("<html"))) << "a piece of a page";
    return answer.body;
  }
};
OBEREG_ON_BOTH_ENGINES(JudgePassword);

TEST_P(JudgePassword, ACC_05_the_page_of_a_letter_tells_it_while_one_types) {
  auto const id = enter();
  admin->post("/admin/accounts/" + std::to_string(id.value) + "/invite");
  auto const path = link();
  EXPECT_THAT(site->get(path).body, HasSubstr("hx-post=\"" + path + "/strength\""));
  EXPECT_THAT(verdict(path, "коротко"), HasSubstr("Не подойдёт"));
  EXPECT_THAT(verdict(path, "Новая Анна 12"), HasSubstr("ваше имя"));
  EXPECT_THAT(verdict(path, right), HasSubstr("Подойдёт"));
  EXPECT_THAT(verdict(path, right + " кактус"), HasSubstr("Надёжный"));
  EXPECT_EQ(verdict(path, ""), "\n");
  EXPECT_EQ(site->post("/sign-in/new-password/made-up/strength", {{"password", right}}).status, 404);
  EXPECT_EQ(site->post(path, {{"password", right}}).status, 303) << "the link is not used up by asking";
}

TEST_P(JudgePassword, ACC_05_ones_own_page_tells_it_and_nothing_of_it_is_kept) {
  enter_with_password();
  sign_in(*site);
  EXPECT_THAT(site->get("/account/password").body, HasSubstr("hx-post=\"/account/password/strength\""));
  auto const records = audited("").size();
  EXPECT_THAT(verdict("/account/password", "Новая Анна 12"), HasSubstr("ваше имя"));
  EXPECT_THAT(verdict("/account/password", other), Not(HasSubstr(other)));
  EXPECT_EQ(audited("").size(), records);
  auto stranger = open_browser();
  EXPECT_EQ(stranger->post("/account/password/strength", {{"password", other}}).status, 401);
}

TEST_P(JudgePassword, ACC_05_it_is_not_told_without_end_and_then_says_so) {
  auto const id = enter_with_password();
  sign_in(*site);
  database().write([&](database::Tx& tx) {
    for (int i = 1; i < most_verdicts; ++i)
      attempts::count(tx, "password-verdict", "account:" + std::to_string(id.value), test_now);
  });
  EXPECT_THAT(verdict("/account/password", other), HasSubstr("Надёжный"));
  EXPECT_THAT(verdict("/account/password", other), HasSubstr("Слишком много проверок подряд"));
  EXPECT_EQ(site->post("/account/password", {{"present", right}, {"password", other}}).status, 303);
}

}  // namespace
}  // namespace obereg::access
