#include "access/change_contacts/contacts_http.hpp"

#include "access/confirm_email/confirm_email.hpp"
#include "access/passwords/password_fixture.hpp"
#include "access/sessions/sessions.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::site_time;
using support::test_now;
using testing::HasSubstr;
using testing::Not;

class ChangeContacts : public PasswordSite {
 protected:
  static inline std::string const wanted = "right@example.test";
  http::Response change(std::string const& email, std::string const& phone = "", std::string const& present = "") {
    return site->post("/account/contacts", {{"email", email}, {"phone", phone}, {"present", present}});
  }
  std::string code() { return between(letters().at(0).body, "Код: ", "\n"); }
  http::Response type(std::string const& typed) { return site->post("/account/email", {{"code", typed}}); }
  Account stored(AccountId id) {
    return database().read([&](database::ReadTx& tx) { return find_account(tx, id).value(); });
  }
  // Signed in otherwise than by a password, `ago` before now.
  AccountId enter_without_password(std::chrono::minutes ago) {
    auto const id = enter();
    database().write([&](database::Tx& tx) {
      auto const cabinet = cabinets_of(tx, id).at(0).id;
      site->cookies[std::string(session_cookie)] =
          begin_session(tx, {id, cabinet, {}, "192.0.2.7", "Firefox"}, settings, test_now - ago);
    });
    return id;
  }
};
OBEREG_ON_BOTH_ENGINES(ChangeContacts);

TEST_P(ChangeContacts, ACC_04_a_new_address_counts_once_its_code_is_typed_in_and_the_login_follows) {
  auto const id = enter_with_password();
  sign_in(*site);
  EXPECT_EQ(header_of(change(wanted), "Location"), "/account/email");
  EXPECT_EQ(letters().at(0).recipient, wanted);
  EXPECT_EQ(stored(id).email, address) << "until the code is typed in";
  EXPECT_THAT(site->get("/account/email").body, HasSubstr("Вы меняете адрес почты на right@example.test"));
  EXPECT_EQ(type("00000000").status, 422);
  EXPECT_EQ(type(code()).status, 303);
  EXPECT_EQ(stored(id).email, wanted);
  EXPECT_TRUE(stored(id).email_confirmed_at);
  EXPECT_EQ(letters().at(0).recipient, wanted);
  EXPECT_EQ(letters().at(1).recipient, address) << "the old address is told";
  EXPECT_THAT(letters().at(1).body, Not(HasSubstr(wanted)));
  EXPECT_EQ(audited("access.email-changed").size(), 1u);
  auto browser = open_browser();
  EXPECT_EQ(sign_in(*browser, right).status, 422);
  EXPECT_EQ(sign_in(*browser, right, wanted).status, 303);
}

TEST_P(ChangeContacts, ACC_04_a_wrong_address_of_an_application_is_put_right_by_its_owner) {
  auto const id = enter_without_password(1min);
  EXPECT_THAT(site->get("/account/email").body, HasSubstr("Исправить адрес"));
  site->post("/account/email/code");
  auto const old_code = code();
  EXPECT_EQ(change(wanted).status, 303);
  EXPECT_EQ(type(old_code).status, 422) << "the code of the wrong address confirms nothing of the new one";
  EXPECT_EQ(type(code()).status, 303);
  EXPECT_EQ(stored(id).email, wanted);
  EXPECT_TRUE(stored(id).email_confirmed_at);
}

TEST_P(ChangeContacts, ACC_05_an_address_is_changed_by_whom_signed_in_a_moment_ago_or_knows_the_password) {
  auto const id = enter_with_password();
  sign_in(*site);
  site_time = test_now + 14min + 59s;
  EXPECT_THAT(site->get("/account/contacts").body, Not(HasSubstr("name=\"present\"")));
  site_time = test_now + 15min;
  EXPECT_THAT(site->get("/account/contacts").body, HasSubstr("name=\"present\""));
  EXPECT_EQ(change(wanted).status, 422);
  EXPECT_EQ(change(wanted, "", other).status, 422);
  EXPECT_EQ(letters().size(), 0u);
  EXPECT_EQ(change(wanted, "", right).status, 303);
  EXPECT_EQ(type(code()).status, 303);
  EXPECT_EQ(stored(id).email, wanted);
}

TEST_P(ChangeContacts, ACC_05_who_has_no_password_signs_in_again_before_changing_the_address_and_not_for_the_phone) {
  auto const id = enter_without_password(15min);
  auto const page = site->get("/account/contacts").body;
  EXPECT_THAT(page, HasSubstr("войдите ещё раз"));
  EXPECT_THAT(page, Not(HasSubstr("name=\"email\"")));
  EXPECT_EQ(change(wanted).status, 403);
  EXPECT_EQ(letters().size(), 0u);
  EXPECT_EQ(site->post("/account/contacts", {{"phone", "123"}}).status, 422);
  EXPECT_EQ(site->post("/account/contacts", {{"phone", "+7 495 123-45-67"}}).status, 303);
  EXPECT_EQ(stored(id).phone, "+7 495 123-45-67");
  EXPECT_EQ(audited("access.phone-changed").size(), 1u);
}

TEST_P(ChangeContacts, ACC_05_whether_an_address_is_anothers_login_is_told_to_its_reader_alone) {
  enter_with_password(Role::provider_preparer, wanted);
  auto const id = enter_with_password();
  sign_in(*site);
  EXPECT_EQ(change(wanted).status, 303) << "as for any address";
  auto const answer = type(code());
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("входит другая учётная запись"));
  EXPECT_EQ(stored(id).email, address);
}

TEST_P(ChangeContacts, ACC_04_the_present_address_can_be_kept_and_an_old_code_changes_nothing) {
  auto const id = enter_with_password();
  sign_in(*site);
  change(wanted);
  auto const dropped = code();
  EXPECT_EQ(site->post("/account/email/keep").status, 303);
  EXPECT_EQ(type(dropped).status, 422);
  change(wanted);
  auto const late = code();
  site_time = test_now + email_code_lasts;
  sign_in(*site);
  EXPECT_EQ(type(late).status, 422);
  EXPECT_EQ(stored(id).email, address);
  EXPECT_EQ(change("нет собаки").status, 422);
}

TEST_P(ChangeContacts, ACC_05_links_that_went_to_the_old_address_open_nothing_once_it_is_changed) {
  enter_with_password();
  site->post("/sign-in/reset", {{"email", address}});
  auto const old_link = link();
  sign_in(*site);
  change(wanted);
  EXPECT_EQ(site->get(old_link).status, 200) << "until the address changes";
  type(code());
  EXPECT_EQ(site->get(old_link).status, 410);
}

}  // namespace
}  // namespace obereg::access
