#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/accounts/accounts.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using support::TestSite;
using testing::HasSubstr;
using testing::Not;

class Notifications : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    auto const organisation = support::enter_organisation(database());
    site->actor.account = support::enter_person(database(), organisation, Role::provider_preparer);
    site->actor.name = "Образцова А. А.";
    email = database().read([&](database::ReadTx& tx) { return find_account(tx, site->actor.account).value().email; });
    ASSERT_NE(email, "");
  }
  void write(std::string const& recipient, std::string const& subject) {
    database().write([&](database::Tx& tx) { mail::send_later(tx, recipient, subject, "Текст <b>", test_now); });
  }
  std::unique_ptr<TestSite> site;
  std::string email;
};
OBEREG_ON_BOTH_ENGINES(Notifications);

TEST_P(Notifications, PLT_04_what_was_written_to_a_person_is_shown_in_the_cabinet_to_nobody_else) {
  EXPECT_THAT(site->get("/account/notifications").body, HasSubstr("Оповещений ещё не было"));
  write(email, "Своё письмо");
  write("other@example.org", "Чужое письмо");
  auto const page = site->get("/account/notifications").body;
  EXPECT_THAT(page, HasSubstr("Своё письмо"));
  EXPECT_THAT(page, HasSubstr("Текст &lt;b&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("Чужое письмо")));
}

TEST_P(Notifications, ACC_04_letters_to_an_address_that_is_not_confirmed_are_shown_to_nobody) {
  site->actor.account = database().write([&](database::Tx& tx) {
    return add_account(tx, {{}, "Новая", "Анна", "", "other@example.org", "", {}, {}, ""}, test_now);
  });
  write("other@example.org", "Чужое письмо");
  auto const page = site->get("/account/notifications").body;
  EXPECT_THAT(page, Not(HasSubstr("Чужое письмо")));
  EXPECT_THAT(page, HasSubstr("подтвердите почту"));
}

TEST_P(Notifications, many_are_shown_in_pages) {
  for (int i = 1; i <= 21; ++i) write(email, "Письмо " + std::to_string(i) + ".");
  auto const first = site->get("/account/notifications").body;
  EXPECT_THAT(first, HasSubstr("Письмо 21."));
  EXPECT_THAT(first, HasSubstr("Письмо 2."));
  EXPECT_THAT(first, Not(HasSubstr("Письмо 1.")));
  auto const at = first.find("?before=");
  ASSERT_NE(at, std::string::npos);
  auto const next = site->get("/account/notifications" + first.substr(at, first.find('"', at) - at)).body;
  EXPECT_THAT(next, HasSubstr("Письмо 1."));
  EXPECT_THAT(next, Not(HasSubstr("Письмо 2.")));
}

TEST_P(Notifications, a_last_page_that_is_full_is_followed_by_nothing) {
  for (int i = 1; i <= 20; ++i) write(email, "Письмо " + std::to_string(i) + ".");
  auto const page = site->get("/account/notifications").body;
  EXPECT_THAT(page, HasSubstr("Письмо 1."));
  EXPECT_THAT(page, Not(HasSubstr("?before=")));
}

}  // namespace
}  // namespace obereg::access
