#include "access/commands/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "support/paths.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using support::TestTrust;
using testing::HasSubstr;

class Commands : public support::OnBothEngines {
 protected:
  static std::string file_of(std::string const& bytes) {
    auto const path = support::temporary_folder() + "/file.cer";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  int add_user(UserAdd const& command) { return user_add(database(), command, out, err, test_now); }
  int add_trust(TrustAdd const& command) { return trust_add(database(), command, out, err, test_now); }
  bool signs_in(signatures::KeyAndCertificate const& person) {
    web::Settings const settings;
    auto const asked =
        database().write([&](database::Tx& tx) { return make_challenge(tx, settings.origin, test_now); });
    auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
    auto const answer =
        sign_in(database(), *stored_trust(database()).load(), settings, {asked.token, signature, "", ""}, test_now);
    return answer && answer->cabinet.role == Role::administrator;
  }
  std::ostringstream out, err;
};
OBEREG_ON_BOTH_ENGINES(Commands);

TEST_P(Commands, an_administrator_of_an_empty_base_can_sign_in) {
  TestTrust trust(signatures::KeyKind::gost_2012_256);
  auto const person = trust.person();
  EXPECT_EQ(add_trust({file_of(trust.root.certificate().der)}), 0) << err.str();
  EXPECT_EQ(add_trust({file_of(signatures::certificate_pem(trust.ca.certificate()))}), 0) << err.str();
  EXPECT_EQ(add_user({file_of(person.certificate.der), true}), 0) << err.str();
  EXPECT_THAT(out.str(), HasSubstr("Образцова Анна Андреевна, администратор"));
  EXPECT_TRUE(signs_in(person));
}

TEST_P(Commands, the_same_user_added_twice_is_one_account) {
  TestTrust trust;
  auto const file = file_of(trust.person().certificate.der);
  EXPECT_EQ(add_user({file, false, "Петров Пётр"}), 0);
  EXPECT_EQ(add_user({file, true}), 0);
  EXPECT_THAT(out.str(), HasSubstr("Учётная запись 1: Петров Пётр, администратор"));
}

TEST_P(Commands, dates_of_accreditation_are_those_of_Moscow_and_the_last_day_counts) {
  TestTrust trust;
  EXPECT_EQ(add_trust({file_of(trust.ca.certificate().der), LocalDate::of(2026, 1, 1), LocalDate::of(2026, 3, 10)}), 0);
  auto const list = database().read([](database::ReadTx& tx) { return authorities(tx); });
  ASSERT_EQ(list.size(), 1u);
  EXPECT_FALSE(list[0].is_root);
  EXPECT_EQ(iso_moment(*list[0].accredited_from), "2025-12-31T21:00:00.000Z");
  EXPECT_EQ(iso_moment(*list[0].accredited_to), "2026-03-10T21:00:00.000Z");
}

TEST_P(Commands, what_is_no_certificate_is_refused_in_words) {
  TestTrust trust;
  EXPECT_EQ(add_user({"/nowhere/file.cer", true}), 2);
  EXPECT_THAT(err.str(), HasSubstr("Не удалось прочитать файл /nowhere/file.cer"));
  EXPECT_EQ(add_user({file_of("garbage"), true}), 1);
  EXPECT_THAT(err.str(), HasSubstr("Файл не читается как сертификат"));
  EXPECT_EQ(add_trust({file_of(trust.person().certificate.der)}), 1);
  EXPECT_THAT(err.str(), HasSubstr("Это не сертификат удостоверяющего центра"));
  auto const file = file_of(trust.ca.certificate().der);
  EXPECT_EQ(add_trust({file}), 0);
  EXPECT_EQ(add_trust({file}), 1);
  EXPECT_THAT(err.str(), HasSubstr("уже в списке"));
}

}  // namespace
}  // namespace obereg::access
