#include "access/commands/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "platform/mail/mail.hpp"
#include "support/paths.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using support::TestTrust;
using testing::HasSubstr;
using testing::Not;

class Commands : public support::OnBothEngines {
 protected:
  static std::string file_of(std::string const& bytes) {
    auto const path = support::temporary_folder() + "/file.cer";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  int add_user(UserAdd const& command) { return user_add(database(), settings, command, out, err, test_now); }
  int add_trust(TrustAdd const& command) { return trust_add(database(), command, out, err, test_now); }
  bool signs_in(signatures::KeyAndCertificate const& person) {
    auto const asked =
        database().write([&](database::Tx& tx) { return make_challenge(tx, settings.origin, test_now); });
    auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
    auto const answer =
        sign_in(database(), *stored_trust(database()).load(), settings, {asked.token, signature, "", ""}, test_now);
    return answer && answer->cabinet.role == Role::administrator;
  }
  web::Settings const settings;
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

TEST_P(Commands, ACC_06_a_list_of_revoked_certificates_is_brought_where_nobody_can_sign_in) {
  TestTrust trust;
  auto const list = trust.ca.crl(test_now - support::one_day, test_now + support::one_day);
  EXPECT_EQ(add_trust({file_of(list)}), 1) << "its CA is not there";
  trust.enter(database());
  EXPECT_EQ(add_trust({file_of(list)}), 0) << err.str();
  EXPECT_THAT(out.str(), HasSubstr("Список отозванных сертификатов внесён"));
  EXPECT_EQ(stored_trust(database()).load()->crls().size(), 1u);
  EXPECT_EQ(add_trust({file_of("neither")}), 1);
}

TEST_P(Commands, a_certificate_that_was_unbound_is_bound_again) {
  TestTrust trust;
  add_trust({file_of(trust.root.certificate().der)});
  add_trust({file_of(trust.ca.certificate().der)});
  auto const person = trust.person();
  UserAdd const command{file_of(person.certificate.der), true};
  ASSERT_EQ(add_user(command), 0) << err.str();
  auto const bound =
      database().read([&](database::ReadTx& tx) { return *find_certificate(tx, person.certificate.sha256); });
  database().write([&](database::Tx& tx) { unbind_certificate(tx, bound.account, bound.id, bound.account, test_now); });
  ASSERT_FALSE(signs_in(person));
  EXPECT_EQ(add_user(command), 0) << err.str();
  EXPECT_TRUE(signs_in(person));
}

TEST_P(Commands, the_same_user_added_twice_is_one_account) {
  TestTrust trust;
  auto const file = file_of(trust.person().certificate.der);
  EXPECT_EQ(add_user({file, false, "Петров Пётр"}), 0);
  EXPECT_EQ(add_user({file, true}), 0);
  EXPECT_THAT(out.str(), HasSubstr("Учётная запись 1: Петров Пётр, администратор"));
}

TEST_P(Commands, ACC_05_the_first_administrator_may_be_invited_by_e_mail_without_a_certificate) {
  UserAdd command;
  command.administrator = true;
  command.invite = "glavnova@example.test";
  EXPECT_EQ(add_user(command), 1);
  EXPECT_THAT(err.str(), HasSubstr("Не сказано, кто это"));
  command.name = "Главнова Анна";
  EXPECT_EQ(add_user(command), 0) << err.str();
  EXPECT_THAT(out.str(), HasSubstr("Учётная запись 1: Главнова Анна, администратор."));
  auto const letter = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 5); }).at(0);
  EXPECT_EQ(letter.recipient, "glavnova@example.test");
  auto const at = out.str().find("http://127.0.0.1:8080/sign-in/new-password/");
  ASSERT_NE(at, std::string::npos);
  EXPECT_THAT(letter.body, HasSubstr(out.str().substr(at, out.str().find('\n', at) - at)));
  auto const account = database().read([](database::ReadTx& tx) { return find_account(tx, AccountId{1}).value(); });
  EXPECT_FALSE(account.email_confirmed_at) << "the link confirms it";
}

TEST_P(Commands, ACC_05_whoever_is_invited_twice_is_one_account_and_a_certificate_may_come_with_an_invitation) {
  UserAdd command;
  command.invite = "glavnova@example.test";
  command.name = "Главнова Анна";
  EXPECT_EQ(add_user(command), 0) << err.str();
  command.invite = "Glavnova@example.test";
  EXPECT_EQ(add_user(command), 0) << err.str();
  EXPECT_THAT(out.str(), Not(HasSubstr("Учётная запись 2")));
  TestTrust trust;
  EXPECT_EQ(add_user({file_of(trust.person().certificate.der), false, "", "", "obraztsova@example.test"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("Письмо на obraztsova@example.test уйдёт"));
}

TEST_P(Commands, ACC_05_who_is_neither_certified_nor_invited_is_not_added) {
  EXPECT_EQ(add_user({}), 2);
  EXPECT_THAT(err.str(), HasSubstr("Нужен сертификат (--certificate) или адрес почты (--invite)"));
  UserAdd command;
  command.invite = "nobody";
  EXPECT_EQ(add_user(command), 2);
  EXPECT_THAT(err.str(), HasSubstr("не адрес почты"));
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
