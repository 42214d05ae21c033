#include "access/own_certificates/own_certificates_http.hpp"

#include "access/own_certificates/own_certificates_fixture.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::one_day;
using support::test_now;
using support::TestTrust;
using testing::HasSubstr;
using testing::Not;

OBEREG_ON_BOTH_ENGINES(OwnCertificates);

TEST_P(OwnCertificates, ACC_07_each_is_shown_with_what_holds_of_it_why_and_since_when) {
  TestTrust ended, unknown;
  ended.enter(database(),
              {.from = {}, .to = test_now - one_day, .why_ended = signatures::WhyEnded::accreditation_ended});
  for (auto const& one :
       {trust.person({test_now - 300 * one_day, test_now + 12 * one_day}),
        trust.person({test_now - 300 * one_day, test_now - one_day}), ended.person(), unknown.person()})
    support::enter_certificate(database(), account, one.certificate);
  auto const page = site->get("/account/certificates").body;
  EXPECT_THAT(page, HasSubstr("Осталось 265\u00a0дней"));
  EXPECT_THAT(page, HasSubstr("Осталось 12\u00a0дней"));
  EXPECT_THAT(page, HasSubstr("Срок действия сертификата кончился. Конец срока: 09.03.2026"));
  EXPECT_THAT(page, HasSubstr("Удостоверяющий центр не аккредитован. Удостоверяющий центр «УЦ «Образец» "
                              "(испытания)»: аккредитация прекращена с 09.03.2026"));
  EXPECT_THAT(page, HasSubstr("которого нет в списке аккредитованных"));
  EXPECT_THAT(page, HasSubstr("ECDSA, 256 бит"));
}

TEST_P(OwnCertificates, ACC_08_one_is_shown_whole_and_downloaded_and_that_of_another_is_not_known_to_exist) {
  auto const address = address_of(person.certificate);
  EXPECT_THAT(site->get(address).body, HasSubstr("Назначение ключа"));
  auto const file = site->get(address + "/file");
  EXPECT_EQ(file.body, person.certificate.der);
  EXPECT_THAT(header_of(file, "Content-Disposition"), HasSubstr(person.certificate.serial + ".cer"));
  auto const other = support::enter_person(database(), centre, Role::provider_signer, "Другая");
  auto const theirs = trust.person();
  support::enter_certificate(database(), other, theirs.certificate);
  for (auto const* part : {"", "/file", "/remove"})
    EXPECT_EQ(site->get(address_of(theirs.certificate) + part).status, 404) << part;
  EXPECT_EQ(site->post(address_of(theirs.certificate) + "/remove", {{"last", "yes"}}).status, 404);
  EXPECT_TRUE(is_bound(theirs.certificate));
}

TEST_P(OwnCertificates, ACC_08_a_new_certificate_is_added_by_signing_with_it_and_the_owner_is_told) {
  auto const renewed = trust.person();
  auto const response = add(*site, renewed);
  EXPECT_EQ(response.status, 303) << response.body;
  EXPECT_TRUE(is_bound(renewed.certificate));
  EXPECT_THAT(site->get(header_of(response, "Location")).body, HasSubstr("Сертификат добавлен"));
  ASSERT_EQ(audited("access.own-certificate-added").size(), 1u);
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_EQ(letters()[0].recipient, "a@example.org");
  EXPECT_THAT(letters()[0].body, HasSubstr(renewed.certificate.serial));
  EXPECT_THAT(letters()[0].body, HasSubstr("Если это были не вы"));
}

TEST_P(OwnCertificates, ACC_08_a_certificate_that_is_not_theirs_or_does_not_count_is_refused_with_its_reason) {
  auto misnumbered = signatures::sample_person(), stranger = misnumbered, elsewhere = misnumbered;
  misnumbered.snils = stranger.snils = "08765430300";
  stranger.surname = "Палкина";
  elsewhere.inn_le = "7700000016";
  TestTrust unknown;
  signatures::Validity const dates{test_now - one_day, test_now + one_day};
  auto const taken = trust.person();
  auto const other = support::enter_person(database(), centre, Role::provider_signer, "Тайная");
  support::enter_certificate(database(), other, taken.certificate);
  struct Case {
    signatures::KeyAndCertificate certificate;
    char const* words;
    bool may_apply;
  };
  Case const cases[] = {
      {trust.ca.issue(trust.kind, stranger, dates), "Сертификат выдан другому человеку", true},
      {trust.ca.issue(trust.kind, misnumbered, dates), "***-***-303 00, в прежнем ***-***-445 95", false},
      {trust.ca.issue(trust.kind, elsewhere, dates), "Сертификат выдан в другой организации", true},
      {unknown.person(), "которого нет в списке аккредитованных", true},
      {trust.person({test_now - 9 * one_day, test_now - one_day}), "Срок действия", false},
      {person, "Этот сертификат у вас уже есть", false},
      {taken, "Сертификат привязан к другой учётной записи", false}};
  for (auto const& one : cases) {
    auto const response = add(*site, one.certificate);
    EXPECT_EQ(response.status, 422) << one.words;
    EXPECT_THAT(response.body, HasSubstr(one.words));
    EXPECT_EQ(response.body.find("/apply/from-certificate") != std::string::npos, one.may_apply) << one.words;
    EXPECT_THAT(response.body, Not(HasSubstr("Тайная"))) << "its owner stays unnamed";
  }
  EXPECT_EQ(audited("access.own-certificate-refused").size(), std::size(cases));
  EXPECT_TRUE(letters().empty());
}

TEST_P(OwnCertificates, ACC_08_a_signature_made_for_signing_in_or_for_another_account_adds_nothing) {
  auto const renewed = trust.person();
  auto const send = [&](std::string const& token, std::string const& text) {
    return site->post("/account/certificates/add?challenge=" + token,
                      {{"@signature_file", signatures::sign_detached(text, renewed.certificate, renewed.key)}});
  };
  auto const sign_in = site->get("/sign-in").body;
  std::string const before = "data-bytes-url=\"/sign-in/challenge/";
  auto const begin = sign_in.find(before) + before.size();
  auto const token = sign_in.substr(begin, sign_in.find('"', begin) - begin);
  EXPECT_EQ(send(token, site->get("/sign-in/challenge/" + token).body).status, 422);
  auto const [own_token, own_text] = challenge(*site);
  EXPECT_EQ(send(own_token, site->get("/sign-in/challenge/" + token).body).status, 422) << "another text";
  EXPECT_EQ(site->get("/sign-in/challenge/" + own_token).status, 422) << "nor the other way round";

  auto const other = support::enter_person(database(), centre, Role::provider_signer);
  auto const theirs = trust.person();
  support::enter_certificate(database(), other, theirs.certificate);
  auto const [their_token, their_text] = challenge(*signed_in(other, theirs.certificate));
  EXPECT_EQ(send(their_token, their_text).status, 422) << "made for another account";
  EXPECT_FALSE(is_bound(renewed.certificate));
  EXPECT_EQ(send(own_token, own_text).status, 303);
  EXPECT_EQ(send(own_token, own_text).status, 422) << "a second time";
}

TEST_P(OwnCertificates, ACC_08_the_last_usable_one_is_removed_only_by_who_says_that_they_know) {
  support::enter_certificate(database(), account,
                             trust.person({test_now - 9 * one_day, test_now - one_day}).certificate);
  auto const address = address_of(person.certificate) + "/remove";
  EXPECT_THAT(site->get(address).body, HasSubstr("войти по сертификату и подписать будет нечем"));
  auto const refused = site->post(address);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Это последний сертификат"));
  EXPECT_TRUE(is_bound(person.certificate));
  auto const removed = site->post(address, {{"last", "yes"}});
  EXPECT_EQ(header_of(removed, "Location"), "/sign-in?done=certificate-removed");
  EXPECT_FALSE(is_bound(person.certificate));
  EXPECT_EQ(site->get("/account").status, 303) << "the session that it opened has ended";
  EXPECT_THAT(site->get("/sign-in?done=certificate-removed").body, HasSubstr("Сертификат отвязан"));
}

TEST_P(OwnCertificates, ACC_08_removing_one_of_two_ends_its_sessions_and_no_others) {
  auto const renewed = trust.person();
  ASSERT_EQ(add(*site, renewed).status, 303);
  auto const other_browser = signed_in(account, renewed.certificate);
  EXPECT_THAT(site->get(address_of(renewed.certificate) + "/remove").body, Not(HasSubstr("Других действующих")));
  auto const response = site->post(address_of(renewed.certificate) + "/remove");
  EXPECT_EQ(header_of(response, "Location"), "/account/certificates?done=removed");
  EXPECT_EQ(other_browser->get("/account").status, 303);
  EXPECT_EQ(site->get("/account").status, 200);
  EXPECT_EQ(audited("access.own-certificate-removed")[0].details,
            "Серийный номер " + renewed.certificate.serial + ", закрыто сеансов: 1");
  EXPECT_THAT(letters()[0].subject, HasSubstr("отвязан"));
  EXPECT_EQ(site->post(address_of(renewed.certificate) + "/remove").status, 404) << "a second time";
}

TEST_P(OwnCertificates, ACC_08_what_its_owner_removed_is_added_again_and_what_the_administrator_took_away_is_not) {
  auto const spare = trust.person();
  ASSERT_EQ(add(*site, spare).status, 303);
  ASSERT_EQ(site->post(address_of(spare.certificate) + "/remove").status, 303);
  EXPECT_EQ(add(*site, spare).status, 303);
  EXPECT_TRUE(is_bound(spare.certificate));
  database().write([&](database::Tx& tx) {
    unbind_certificate(tx, account, find_certificate(tx, spare.certificate.sha256)->id, {account.value + 1}, test_now);
  });
  auto const response = add(*site, spare);
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("Этот сертификат отвязал администратор"));
  EXPECT_THAT(site->get("/account/certificates").body, HasSubstr("администратором"));
}

}  // namespace
}  // namespace obereg::access
