#include "access/correct_account/correct_account.hpp"

#include "access/passwords/password_fixture.hpp"

namespace obereg::access {
namespace {

using support::header_of;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CorrectAccount : public PasswordSite {
 protected:
  static inline std::string const wanted = "right@example.test";
  using Form = support::TestSite::Form;
  static std::string card(AccountId id) { return "/admin/accounts/" + std::to_string(id.value); }
  Account stored(AccountId id) {
    return database().read([&](database::ReadTx& tx) { return find_account(tx, id).value(); });
  }
  Form form(Account const& account) {
    return {{"last_name", account.last_name}, {"first_name", account.first_name}, {"middle_name", account.middle_name},
            {"email", account.email},         {"job_title", account.job_title},   {"phone", account.phone}};
  }
  http::Response save(Account const& account, std::string const& confirmed = "") {
    auto fields = form(account);
    fields.emplace_back("confirmed", confirmed);
    return admin->post(card(account.id) + "/edit", fields);
  }
  std::string last_details() {
    auto const found = audited("access.account-corrected");
    return found.empty() ? "" : found.front().details;
  }
};
OBEREG_ON_BOTH_ENGINES(CorrectAccount);

TEST_P(CorrectAccount, ACC_04_names_and_job_are_corrected_with_old_and_new_in_the_log_and_a_letter) {
  auto const id = enter_with_password();
  EXPECT_THAT(admin->get(card(id) + "/edit").body, HasSubstr("value=\"Новая\""));
  auto account = stored(id);
  account.last_name = "Ёлкина";
  account.job_title = "методист";
  account.phone = "+7 495 123-45-67";
  EXPECT_EQ(header_of(save(account), "Location"), card(id) + "?done=corrected");
  EXPECT_EQ(stored(id).last_name, "Ёлкина");
  EXPECT_TRUE(stored(id).email_confirmed_at) << "the address is what it was";
  EXPECT_THAT(last_details(), AllOf(HasSubstr("«Новая Анна» → «Ёлкина Анна»"), HasSubstr("«» → «методист»"),
                                    Not(HasSubstr("123-45-67"))));
  EXPECT_EQ(letters().at(0).recipient, address);
  EXPECT_THAT(letters().at(0).body, HasSubstr("фамилия, имя, отчество; должность; телефон"));
  EXPECT_THAT(admin->follow("/admin/accounts", {{"wanted", "елкина"}}).body, HasSubstr("Ёлкина")) << "found by it";
  save(account);
  EXPECT_EQ(audited("access.account-corrected").size(), 1u) << "nothing changed";
}

TEST_P(CorrectAccount, ACC_04_a_corrected_address_is_unconfirmed_the_login_follows_and_both_get_letters) {
  auto const id = enter_with_password();
  auto account = stored(id);
  account.email = wanted;
  EXPECT_EQ(save(account).status, 303);
  EXPECT_FALSE(stored(id).email_confirmed_at);
  EXPECT_THAT(last_details(), AllOf(HasSubstr("Почта"), Not(HasSubstr(wanted)), Not(HasSubstr(address))));
  ASSERT_EQ(letters().size(), 2u);
  EXPECT_EQ(letters()[0].recipient, wanted);
  EXPECT_EQ(letters()[1].recipient, address);
  EXPECT_THAT(letters()[1].body, AllOf(HasSubstr("Главная А. А."), Not(HasSubstr(wanted))));
  EXPECT_EQ(sign_in(*site).status, 422);
  site->post("/sign-in/reset", {{"email", wanted}});
  EXPECT_EQ(letters().size(), 2u) << "nobody gets a password by an address that is not confirmed";
  EXPECT_EQ(header_of(sign_in(*site, right, wanted), "Location"), "/account/email");
  EXPECT_EQ(letters().at(0).recipient, wanted) << "the code of the first sign-in";
}

TEST_P(CorrectAccount, ACC_08_a_name_that_a_certificate_states_otherwise_is_saved_only_when_confirmed) {
  support::TestTrust trust;
  auto const certificate = trust.person().certificate;
  auto const id = enter();
  support::enter_certificate(database(), id, certificate);
  auto account = stored(id);
  account.last_name = "Ёлкина";
  auto const asked = save(account);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, AllOf(HasSubstr("Всё равно сохранить"), HasSubstr(certificate.serial)));
  EXPECT_EQ(save(account, "что-то другое").status, 422) << "another certificate was added meanwhile";
  EXPECT_EQ(stored(id).last_name, "Новая");
  auto const shown = between(asked.body, "name=\"confirmed\" value=\"", "\"");
  EXPECT_EQ(save(account, shown).status, 303);
  EXPECT_EQ(stored(id).last_name, "Ёлкина");
  EXPECT_THAT(last_details(), HasSubstr("Подтверждено: Сертификат " + certificate.serial));
  account.job_title = "методист";
  EXPECT_EQ(save(account).status, 303) << "of a name that stays nothing is asked";
}

TEST_P(CorrectAccount, ACC_04_a_wrong_form_and_a_login_of_another_change_nothing) {
  enter_with_password(Role::provider_preparer, wanted);
  auto const id = enter_with_password();
  auto account = stored(id);
  for (auto const* bad : {"без собаки", "a@b", ""}) {
    account.email = bad;
    EXPECT_EQ(save(account).status, 422) << bad << ": an account with a password has an address";
  }
  account.email = wanted;
  EXPECT_THAT(save(account).body, HasSubstr("входит другая учётная запись"));
  account.email = address;
  account.last_name = " ";
  EXPECT_EQ(save(account).status, 422);
  EXPECT_EQ(stored(id).email, address);
  EXPECT_EQ(stored(id).last_name, "Новая");
  EXPECT_EQ(audited("access.account-corrected").size(), 0u);
  EXPECT_EQ(admin->get("/admin/accounts/987654/edit").status, 404);
}

TEST_P(CorrectAccount, ACC_05_an_administrator_changes_the_own_address_by_a_code_alone) {
  auto account = stored(administrator);
  account.email = wanted;
  EXPECT_THAT(save(account).body, HasSubstr("Свой адрес почты так не меняют"));
  EXPECT_NE(stored(administrator).email, wanted);
}

}  // namespace
}  // namespace obereg::access
