// What an approval must not pass over.
#include <thread>

#include "access/accounts/accounts.hpp"
#include "access/refusals.hpp"
#include "access/requests/request_fixture.hpp"
#include "access/review_requests/review.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Approving : public RequestSite {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (IsSkipped()) return;
    office = staff(clerk);
    centre = support::enter_organisation(database(), "9999000013", "ООО «Образец»");
  }
  RequestId in_work() {
    auto const id = filed();
    EXPECT_EQ(office->post(address_of(id) + "/take").status, 303);
    return id;
  }
  static http::Response approve(support::TestSite& browser, RequestId id, std::string const& account,
                                std::string const& confirmed = "") {
    return browser.post(
        address_of(id) + "/approve",
        {{"account", account}, {"approving", "yes"}, {"roles", "provider-signer"}, {"confirmed", confirmed}});
  }
  static constexpr auto other_name =
      "Имя: в заявке «Образцова Анна Андреевна», в учётной записи «Прежняя Анна Андреевна».";
  static std::string text_of(AccountId account) { return std::to_string(account.value); }
  AccountId earlier_account() { return support::enter_person(database(), centre, Role::provider_preparer, "Прежняя"); }
  std::optional<BoundCertificate> bound() {
    return database().read([&](database::ReadTx& tx) { return find_certificate(tx, person.certificate.sha256); });
  }
  void unbind(AccountId account, AccountId by) {
    database().write([&](database::Tx& tx) {
      unbind_certificate(tx, account, find_certificate(tx, person.certificate.sha256)->id, by, test_now);
    });
  }
  std::vector<mail::OutboxEntry> letters_to(std::string const& recipient) {
    return database().read([&](database::ReadTx& tx) { return mail::page_of(tx, recipient, 0, 10); });
  }
  std::unique_ptr<support::TestSite> office;
  OrganisationId centre;
};
OBEREG_ON_BOTH_ENGINES(Approving);

TEST_P(Approving, ACC_02_what_fails_the_checks_by_now_is_not_approved) {
  auto const id = in_work();
  database().write([&](database::Tx& tx) {
    auto const ca = find_authority(tx, trust.ca.certificate().sha256).value();
    change_accreditation(tx, {}, ca,
                         {.from = {}, .to = test_now - one_day, .why_ended = signatures::WhyEnded::accreditation_ended},
                         "проба", test_now);
  });
  auto const refused = approve(*office, id, "new");
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Сертификат заявки больше не проходит проверку. Не пройдена проверка"),
                                  HasSubstr("href=\"#checks\"")));
  EXPECT_EQ(request(id).state, RequestState::in_work);
  EXPECT_FALSE(bound());
}

TEST_P(Approving, ACC_08_what_an_administrator_took_away_no_clerk_gives_back) {
  auto const boss = support::enter_person(
      database(), support::enter_organisation(database(), "7700000047", "Оператор", OrganisationKind::operator_, false),
      Role::administrator, "Главная");
  auto const account = earlier_account();
  support::enter_certificate(database(), account, person.certificate);
  unbind(account, boss);
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body,
              AllOf(HasSubstr("отвязал от учётной записи «Прежняя Анна Андреевна» администратор"),
                    HasSubstr("Привязать его снова может только администратор системы")));
  auto const refused = approve(*office, id, text_of(account));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Этот сертификат отвязал администратор"));
  EXPECT_TRUE(bound()->removed_at);
  auto const administrator = staff(boss, Role::administrator);
  administrator->post(address_of(id) + "/take-over", {{"holder", text_of(clerk)}});
  EXPECT_EQ(approve(*administrator, id, text_of(account), other_name).status, 303);
  EXPECT_FALSE(bound()->removed_at);
}

TEST_P(Approving, ACC_08_what_its_owner_removed_comes_back_to_the_same_account_alone) {
  auto const account = earlier_account();
  support::enter_certificate(database(), account, person.certificate);
  unbind(account, account);
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body, HasSubstr("владелец отвязал его сам"));
  EXPECT_THAT(approve(*office, id, "new").body, HasSubstr("У человека с этим СНИЛС уже есть учётная запись"));
  EXPECT_EQ(approve(*office, id, text_of(account), other_name).status, 303);
}

TEST_P(Approving, ACC_08_the_owner_of_the_account_is_written_to_at_their_own_address) {
  auto const account = support::enter_person(database(), centre, Role::provider_preparer);  // of the same name
  auto const id = in_work();
  EXPECT_EQ(approve(*office, id, text_of(account)).status, 422) << "a namesake may work there too";
  ASSERT_EQ(approve(*office, id, text_of(account), "СНИЛС учётной записи неизвестно, сравнить нельзя.").status, 303);
  auto const told = letters_to("a@example.org");
  ASSERT_EQ(told.size(), 1u) << "the request has another address";
  EXPECT_EQ(told[0].subject, "К вашей учётной записи добавлен сертификат");
  EXPECT_THAT(told[0].body, AllOf(HasSubstr(person.certificate.serial), HasSubstr("Если это были не вы")));
  EXPECT_THAT(letters_to("obraztsova@example.test")[0].body, HasSubstr("Войдите тем сертификатом"));
}

TEST_P(Approving, ACC_08_a_linked_account_keeps_its_email_and_the_letter_says_so) {
  auto const account = support::enter_person(database(), centre, Role::provider_preparer);  // of the same name
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body,
              AllOf(HasSubstr("Почта, должность и телефон записи останутся прежними"), HasSubstr(">Телефон<")));
  ASSERT_EQ(approve(*office, id, text_of(account), "СНИЛС учётной записи неизвестно, сравнить нельзя.").status, 303);
  EXPECT_THAT(letters_to("obraztsova@example.test").at(0).body,
              AllOf(HasSubstr("из заявки они не переносятся"), HasSubstr("/account/contacts")));
  EXPECT_EQ(database().read([&](database::ReadTx& tx) { return find_account(tx, account)->email; }), "a@example.org");
}

TEST_P(Approving, ACC_04_a_role_that_was_asked_for_and_not_given_is_told_of_with_its_reason) {
  auto const id = in_work();
  auto const done = office->post(address_of(id) + "/approve",
                                 {{"account", "new"}, {"approving", "yes"}, {"roles", "provider-preparer"}});
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_THAT(letters_to("obraztsova@example.test").at(0).body, HasSubstr("не дана: так решил сотрудник"));
}

TEST_P(Approving, ACC_04_a_role_that_the_organisation_cannot_have_is_told_of_before_filing_on_the_card_and_by_letter) {
  auto asked = with(form(), "cabinet", "employer-viewer");
  EXPECT_THAT(site->post("/apply", asked).body, HasSubstr("записана в системе как «Учебный центр», роли «"));
  ASSERT_EQ(site->post("/apply", seen(asked)).status, 303);
  auto const id =
      database().read([&](database::ReadTx& tx) { return open_request_with(tx, person.certificate.sha256).value(); });
  office->post(address_of(id) + "/take");
  EXPECT_THAT(office->get(address_of(id)).body,
              AllOf(HasSubstr("Просят роль «"), HasSubstr("Дайте другую или попросите исправить")));
  ASSERT_EQ(
      office
          ->post(address_of(id) + "/approve", {{"account", "new"}, {"approving", "yes"}, {"roles", "provider-signer"}})
          .status,
      303);
  EXPECT_THAT(letters_to("obraztsova@example.test").at(0).body, HasSubstr("такой роли в ней нет"));
}

TEST_P(Approving, ACC_08_nobody_comes_round_a_block_by_a_request) {
  auto const account = support::enter_person(database(), centre, Role::provider_preparer);
  support::enter_certificate(database(), account, trust.person().certificate);
  database().write([&](database::Tx& tx) { block_account(tx, account, "проба", test_now); });
  auto const id = in_work();
  for (auto const& chosen : {text_of(account), std::string("new")}) {
    auto const refused = approve(*office, id, chosen);
    EXPECT_EQ(refused.status, 409) << chosen;
    EXPECT_THAT(refused.body, HasSubstr("Учётная запись этого человека заблокирована")) << chosen;
  }
  EXPECT_FALSE(bound());
}

TEST_P(Approving, ACC_03_other_open_requests_of_the_person_are_shown_and_the_clerk_has_to_choose) {
  auto const first = filed();
  person = trust.person();
  auto const id = in_work();
  auto const page = office->get(address_of(id)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("href=\"" + address_of(first) + "\""), HasSubstr("Совпадает: СНИЛС, почта")));
  EXPECT_THAT(page, Not(HasSubstr("value=\"new\" checked")));
  auto const missing = office->post(address_of(id) + "/approve", {{"approving", "yes"}, {"roles", "provider-signer"}});
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, AllOf(HasSubstr("Выберите, чья это учётная запись"), HasSubstr("href=\"#account\"")));
  EXPECT_THAT(missing.body, HasSubstr("value=\"provider-signer\" checked"));
}

TEST_P(Approving, ACC_03_a_request_that_is_like_nothing_has_the_new_account_chosen) {
  EXPECT_THAT(office->get(address_of(in_work())).body, HasSubstr("value=\"new\" checked"));
}

TEST_P(Approving, ACC_03_a_certificate_that_has_got_an_account_is_told_before_the_decision) {
  auto const id = in_work();
  support::enter_certificate(database(), earlier_account(), person.certificate);
  EXPECT_THAT(office->get(address_of(id)).body,
              HasSubstr("Этот сертификат уже привязан к учётной записи «Прежняя Анна Андреевна»"));
  EXPECT_EQ(approve(*office, id, "new").status, 422);
}

TEST_P(Approving, ACC_03_of_two_clerks_at_once_one_takes_the_request) {
  auto const id = filed();
  auto const other = support::enter_person(
      database(), support::enter_organisation(database(), "7700000047", "Оператор", OrganisationKind::operator_, false),
      Role::account_clerk, "Вторая");
  auto const taken_by = [&](database::Tx& tx, AccountId account) {
    Actor actor;
    actor.account = account;
    return take(tx, site->settings, actor, id, test_now);
  };
  std::optional<Result<void>> second;
  std::thread colleague;
  auto const first = database().write([&](database::Tx& tx) {
    auto done = taken_by(tx, clerk);
    colleague =
        std::thread([&] { second = database().write([&](database::Tx& later) { return taken_by(later, other); }); });
    std::this_thread::sleep_for(std::chrono::milliseconds{300});  // it is in its own transaction by now
    return done;
  });
  colleague.join();
  EXPECT_TRUE(first);
  ASSERT_FALSE(*second);
  EXPECT_EQ(second->error().kind, &refusals::request_taken);
  EXPECT_EQ(request(id).clerk, clerk);
}

TEST_P(Approving, ACC_03_the_queue_is_paged_by_key) {
  auto const first = filed();
  auto const copy = [&](int number) {
    return database().write([&](database::Tx& tx) {
      auto const original = find_request(tx, first).value();
      return insert_request(tx, original.applicant, certificates_of(tx, first), true, original.due, {1, test_now},
                            "CODE" + std::to_string(number), test_now);
    });
  };
  RequestId last;
  for (int i = 0; i < QueueFilter{}.size; ++i) last = copy(i);
  auto const shows = [](http::Response const& page, RequestId id) {
    return page.body.find("href=\"" + address_of(id) + "\"") != std::string::npos;
  };
  auto const page = office->get("/applications");
  EXPECT_TRUE(shows(page, first));
  EXPECT_FALSE(shows(page, last));
  auto const at = page.body.find("/applications?after=");
  ASSERT_NE(at, std::string::npos);
  auto const next = office->get(page.body.substr(at, page.body.find('"', at) - at));
  EXPECT_FALSE(shows(next, first));
  EXPECT_TRUE(shows(next, last));
  EXPECT_EQ(office->get("/applications?after=%00.x").status, 200);
}

TEST_P(Approving, ACC_10_a_clerk_gives_no_role_of_the_ministry) {
  auto const id = in_work();
  database().write([&](database::Tx& tx) {
    auto organisation = find_organisation(tx, centre).value();
    organisation.kind = OrganisationKind::ministry;
    change_organisation(tx, organisation);
  });
  auto const refused =
      office->post(address_of(id) + "/approve", {{"account", "new"}, {"approving", "yes"}, {"roles", "ministry"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("Это может только администратор"));
  EXPECT_THAT(refused.body, Not(HasSubstr("value=\"ministry\""))) << "nor is it offered";
}

}  // namespace
}  // namespace obereg::access
