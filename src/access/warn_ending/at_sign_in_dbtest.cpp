// Who signs in before the morning's run has come round sees that their certificate ends.
#include "access/sign_in/sign_in_site_fixture.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;

class WarnAtSignIn : public SignInSite {
 protected:
  bool is_told_of_the_end() {
    return site->get("/account").body.find("Срок вашего сертификата кончается") != std::string::npos;
  }
  void sign_in_with_days_left(int days) {
    database().write([&](database::Tx& tx) {
      unbind_certificate(tx, account, find_certificate(tx, person.certificate.sha256)->id, account, test_now);
    });
    person = trust.person({test_now - one_day, test_now + days * one_day});
    support::enter_certificate(database(), account, person.certificate);
    EXPECT_EQ(sign_in(*site).status, 303);
  }
};
OBEREG_ON_BOTH_ENGINES(WarnAtSignIn);

TEST_P(WarnAtSignIn, ACC_07_the_notice_is_there_at_once_and_the_warning_is_given_once) {
  sign_in_with_days_left(12);
  EXPECT_TRUE(is_told_of_the_end());
  EXPECT_EQ(sign_in(*site).status, 303);
  EXPECT_TRUE(is_told_of_the_end());
  auto const told = database().read(
      [](database::ReadTx& tx) { return audit::page(tx, 0, "access.certificate-ending-told", "", 10); });
  EXPECT_EQ(told.size(), 1u);
}

TEST_P(WarnAtSignIn, ACC_07_there_is_none_while_the_end_is_far) {
  sign_in_with_days_left(40);
  EXPECT_FALSE(is_told_of_the_end());
}

}  // namespace
}  // namespace obereg::access
