#include "access/sign_in/unknown_place.hpp"

#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "access/sign_in/sign_in_site_fixture.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::HasSubstr;

class UnknownPlaces : public SignInSite {
 protected:
  void enter_from(std::string const& address) {
    auto const asked =
        database().write([&](database::Tx& tx) { return make_challenge(tx, settings.origin, test_now); });
    auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
    auto const list = stored_trust(database()).load();
    ASSERT_TRUE(access::sign_in(database(), *list, settings, {asked.token, signature, address, "Firefox"}, test_now));
  }
  std::vector<mail::OutboxEntry> letters() {
    std::vector<mail::OutboxEntry> told;
    for (auto const& one : database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); }))
      if (one.subject == "Вход с нового места") told.push_back(one);
    return told;
  }
};
OBEREG_ON_BOTH_ENGINES(UnknownPlaces);

TEST_P(UnknownPlaces, ACC_05_the_owner_is_written_to_when_signed_in_from_a_network_not_seen_before) {
  enter_from("192.0.2.7");
  enter_from("192.0.77.1");
  EXPECT_TRUE(letters().empty()) << "the first place of all, and one of the same provider";
  enter_from("198.51.100.4");
  enter_from("198.51.100.4");
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_THAT(letters().front().body, HasSubstr("Адрес: 198.51.100.4."));
  EXPECT_THAT(letters().front().body, HasSubstr("Как: по сертификату."));
}

TEST(UnknownPlace, ACC_05_is_a_provider_network_and_the_first_one_is_known) {
  EXPECT_FALSE(is_unknown_place("192.0.2.7", {}));
  EXPECT_FALSE(is_unknown_place("192.0.2.7", {"198.51.100.1", "192.0.200.9"}));
  EXPECT_TRUE(is_unknown_place("192.1.2.7", {"192.0.2.7"}));
  EXPECT_FALSE(is_unknown_place("2001:db8:1::1", {"2001:db8:ffff::1"}));
  EXPECT_TRUE(is_unknown_place("2001:db9::1", {"2001:db8::1"}));
  EXPECT_TRUE(is_unknown_place("", {"192.0.2.7"}));
}

}  // namespace
}  // namespace obereg::access
