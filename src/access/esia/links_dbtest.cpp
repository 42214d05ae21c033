// Whose account a person of ЕСИА is.
#include "access/esia/esia_site_fixture.hpp"

namespace obereg::access {
namespace {

using testing::HasSubstr;

class EsiaLinks : public EsiaSite {};
OBEREG_ON_BOTH_ENGINES(EsiaLinks);

TEST_P(EsiaLinks, ACC_05_an_unconfirmed_account_is_refused) {
  person["trusted"] = false;
  expect_refused(sign_in(), "Учётная запись Госуслуг не подтверждена");
  person.erase("trusted");
  expect_refused(sign_in(), "Учётная запись Госуслуг не подтверждена");
  person["trusted"] = "true";
  expect_refused(sign_in(), "Учётная запись Госуслуг не подтверждена");
  EXPECT_EQ(audited("access.sign-in-refused").size(), 3u);
}

TEST_P(EsiaLinks, ACC_05_nobody_with_that_snils_is_led_to_a_request) {
  for (auto const* snils : {"001-001-998 00", "", "112-233-445 96"}) {
    person["snils"] = snils;
    auto const response = sign_in();
    expect_refused(response, "Учётная запись не найдена");
    EXPECT_THAT(response.body, HasSubstr("href=\"/apply\""));
  }
}

TEST_P(EsiaLinks, ACC_05_the_same_snils_with_other_names_is_refused) {
  for (auto const* field : {"lastName", "firstName", "middleName"}) {
    auto const before = person[field];
    person[field] = "Иное";
    expect_refused(sign_in(), "Имя на Госуслугах и в учётной записи разное");
    person[field] = before;
  }
  person["lastName"] = "ОБРАЗЦОВА";
  EXPECT_EQ(sign_in().status, 303) << "letter case is no other name";
}

TEST_P(EsiaLinks, ACC_05_two_accounts_of_one_snils_are_not_guessed_between) {
  auto const second = support::enter_person(database(), centre, Role::provider_preparer);
  support::enter_certificate(database(), second, trust.person().certificate);
  expect_refused(sign_in(), "С вашим СНИЛС несколько учётных записей");
}

TEST_P(EsiaLinks, ACC_05_a_removed_certificate_tells_no_snils) {
  database().write([&](database::Tx& tx) {
    for (auto const& certificate : certificates_of(tx, account))
      unbind_certificate(tx, account, certificate.id, account, test_now);
  });
  expect_refused(sign_in(), "Учётная запись не найдена");
}

TEST_P(EsiaLinks, ACC_05_a_blocked_account_is_neither_opened_nor_linked) {
  database().write([&](database::Tx& tx) { block_account(tx, account, "Уволена", test_now); });
  expect_refused(sign_in(), "Учётная запись заблокирована");
  EXPECT_TRUE(audited("access.esia-linked").empty());
}

TEST_P(EsiaLinks, ACC_05_an_administrator_does_not_come_in_this_way) {
  for (auto const role : {Role::administrator, Role::account_clerk, Role::organisation_administrator}) {
    database().write([&](database::Tx& tx) { grant_cabinet(tx, account, centre, role, test_now); });
    expect_refused(sign_in(), "через Госуслуги не входят");
    database().write([&](database::Tx& tx) { take_cabinet(tx, account, cabinets_of(tx, account).back().id); });
  }
  EXPECT_TRUE(audited("access.esia-linked").empty());
  EXPECT_EQ(sign_in().status, 303) << "with the role gone";
}

TEST_P(EsiaLinks, ACC_05_a_role_that_needs_a_second_factor_ends_what_esia_had_opened) {
  sign_in();
  ASSERT_TRUE(signed_in(*site));
  database().write([&](database::Tx& tx) { grant_cabinet(tx, account, centre, Role::employer_viewer, test_now); });
  EXPECT_TRUE(signed_in(*site));
  database().write([&](database::Tx& tx) { grant_cabinet(tx, account, centre, Role::administrator, test_now); });
  EXPECT_FALSE(signed_in(*site));
}

TEST_P(EsiaLinks, ACC_05_the_owner_switches_it_off_and_on_again) {
  sign_in();
  EXPECT_EQ(site->post("/account/esia/unlink").status, 303);
  EXPECT_EQ(audited("access.esia-unlinked").size(), 1u);
  EXPECT_EQ(letters().size(), 2u);
  EXPECT_THAT(site->get("/account").body, HasSubstr("Вход через Госуслуги отключён."));

  auto other = open_browser();
  EXPECT_THAT(sign_in(*other).body, HasSubstr("Вход через Госуслуги для этой учётной записи отключён"));

  auto const back = come_back(*site, leave(*site, "/account/esia/link"));
  EXPECT_EQ(header_of(back, "Location"), "/account") << back.body;
  EXPECT_THAT(site->get("/account").body, HasSubstr("связана с Госуслугами с"));
  EXPECT_EQ(sign_in(*other).status, 303);
}

TEST_P(EsiaLinks, ACC_05_the_owner_links_only_their_own_person) {
  sign_in();
  site->post("/account/esia/unlink");
  auto const link = [&] { return come_back(*site, leave(*site, "/account/esia/link")).body; };
  for (auto const& [field, value] : {std::pair{"lastName", "Чужая"}, {"snils", "001-001-998 00"}}) {
    auto const before = person[field];
    person[field] = value;
    EXPECT_THAT(link(), HasSubstr("Связать с Госуслугами не удалось")) << field;
    person[field] = before;
  }
  person["trusted"] = false;
  EXPECT_THAT(link(), HasSubstr("не подтверждена"));
  EXPECT_EQ(audited("access.esia-link-refused").size(), 3u);
}

TEST_P(EsiaLinks, ACC_05_one_person_of_esia_has_one_account) {
  sign_in();
  auto const second = support::enter_person(database(), centre, Role::provider_preparer);
  auto browser = open_browser();
  auto const session = database().write([&](database::Tx& tx) {
    return begin_session(tx, {second, cabinets_of(tx, second)[0].id, {}, "192.0.2.7", "Firefox"}, settings, test_now);
  });
  browser->cookies[std::string(session_cookie)] = session;
  auto const state = leave(*browser, "/account/esia/link");
  EXPECT_THAT(come_back(*browser, state).body, HasSubstr("связана с другой учётной записью"));
}

TEST_P(EsiaLinks, ACC_05_a_link_is_not_finished_by_somebody_else) {
  sign_in();
  site->post("/account/esia/unlink");
  auto const state = leave(*site, "/account/esia/link");
  site->post("/sign-out");
  expect_refused(come_back(*site, state), "За это время вы вышли из учётной записи");
  EXPECT_TRUE(provider.requests().size() == 2u) << "only the first sign-in asked";
}

TEST_P(EsiaLinks, ACC_05_an_account_of_another_person_of_esia_is_not_taken_over) {
  sign_in();
  auto claims = esia::good_claims("");
  auto other = open_browser();
  auto const state = leave(*other);
  claims["nonce"] = fields["nonce"];
  claims["sub"] = "2000";
  claims.erase("urn:esia:sbj");
  token = http_answer(serialize(object{{"access_token", "access-1"}, {"id_token", keys().token(claims)}}),
                      "application/json");
  EXPECT_EQ(come_back(*other, state).status, 422) << "its person is not ours to read";
  EXPECT_FALSE(signed_in(*other));
}

}  // namespace
}  // namespace obereg::access
