#include "access/review_requests/review.hpp"

#include "access/accounts/accounts.hpp"
#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::site_time;
using support::test_now;
using testing::HasSubstr;
using testing::Not;

class Review : public RequestSite {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (IsSkipped()) return;
    office = staff(clerk);
  }
  Form approval(Form const& more = {}) const {
    Form form{{"account", "new"}, {"kind", "training-centre"}, {"roles", "provider-signer"}};
    form.insert(form.end(), more.begin(), more.end());
    return form;
  }
  RequestId in_work() {
    auto const id = filed();
    EXPECT_EQ(office->post(address_of(id) + "/take").status, 303);
    return id;
  }
  std::vector<Cabinet> cabinets(AccountId account) {
    return database().read([&](database::ReadTx& tx) { return cabinets_of(tx, account); });
  }
  std::unique_ptr<support::TestSite> office;
};
OBEREG_ON_BOTH_ENGINES(Review);

TEST_P(Review, ACC_03_the_queue_shows_what_is_due_first_and_what_is_overdue) {
  auto const first = filed();
  site_time = test_now + std::chrono::hours{24 * 7};
  person = trust.person();
  auto const second = filed();
  office->get("/apply");
  auto const page = office->get("/applications").body;
  auto const at = [&](RequestId id) { return page.find("href=\"" + address_of(id) + "\""); };
  EXPECT_LT(at(first), at(second));
  EXPECT_THAT(page, HasSubstr("просрочена на"));
  EXPECT_THAT(page, HasSubstr("до конца дня"));
  EXPECT_THAT(office->follow("/applications", {{"wanted", "никто"}}).body, HasSubstr("Таких заявок нет"));
  EXPECT_THAT(office->follow("/applications", {{"wanted", "ОБРАЗЦ"}}).body, HasSubstr(address_of(first)));
  EXPECT_THAT(office->get("/applications?which=decided").body, HasSubstr("Здесь пусто"));
}

TEST_P(Review, ACC_04_approval_makes_the_account_with_its_certificate_organisation_and_roles) {
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body, HasSubstr("Организации с таким ИНН в системе нет"));
  auto const done = office->post(address_of(id) + "/approve", approval());
  ASSERT_EQ(done.status, 303) << done.body;
  auto const decided = request(id);
  EXPECT_EQ(decided.state, RequestState::approved);
  ASSERT_TRUE(decided.account);
  auto const held = cabinets(*decided.account);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].organisation.inn, "9999000013");
  EXPECT_EQ(held[0].role, Role::provider_signer);
  auto const bound =
      database().read([&](database::ReadTx& tx) { return find_certificate(tx, person.certificate.sha256); });
  EXPECT_EQ(bound->account, *decided.account);
  auto const account = database().read([&](database::ReadTx& tx) { return find_account(tx, *decided.account); });
  EXPECT_FALSE(account->email_confirmed_at) << "its owner has yet to confirm it";
  EXPECT_THAT(letters().front().body, HasSubstr("Войдите тем сертификатом"));
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Одобрена"));
  EXPECT_EQ(office->post(address_of(id) + "/approve", approval()).status, 409) << "a double click";
}

TEST_P(Review, ACC_08_approval_links_the_certificate_to_the_account_that_is_there) {
  auto const centre = support::enter_organisation(database(), "9999000013", "ООО «Образец»");
  auto const account = support::enter_person(database(), centre, Role::provider_preparer);
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body, HasSubstr("Привязать сертификат к записи: Образцова Анна Андреевна"));
  EXPECT_THAT(office->get(address_of(id)).body, HasSubstr(">a@example.org</div>"))
      << "no job is known: no comma after nothing";
  auto form = approval();
  form[0].second = std::to_string(account.value);
  form.push_back({"confirmed", "СНИЛС учётной записи неизвестно, сравнить нельзя."});
  ASSERT_EQ(office->post(address_of(id) + "/approve", form).status, 303);
  EXPECT_EQ(request(id).account, account);
  EXPECT_EQ(cabinets(account).size(), 2u);
  EXPECT_THAT(letters().front().body, HasSubstr("привязан к вашей прежней учётной записи"));
}

TEST_P(Review, ACC_03_a_refusal_needs_a_reason_which_the_applicant_reads) {
  auto const id = in_work();
  EXPECT_EQ(office->post(address_of(id) + "/refuse", {{"reason", ""}}).status, 422);
  EXPECT_EQ(office->post(address_of(id) + "/refuse", {{"reason", "own"}, {"own_reason", " "}}).status, 422);
  EXPECT_EQ(office->post(address_of(id) + "/refuse", {{"reason", "own"}, {"own_reason", "Нет в штате"}}).status, 303);
  EXPECT_EQ(request(id).state, RequestState::refused);
  EXPECT_THAT(letters().front().body, HasSubstr("Нет в штате"));
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Нет в штате"));
  EXPECT_EQ(audited("access.request-refused").size(), 1u);
}

TEST_P(Review, ACC_03_what_is_asked_to_be_corrected_is_corrected_and_received_anew) {
  auto const id = in_work();
  EXPECT_EQ(office->post(address_of(id) + "/ask", {{"what", ""}}).status, 422);
  EXPECT_EQ(office->post(address_of(id) + "/ask", {{"what", "Уточните должность"}}).status, 303);
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Исправить заявку"));
  auto const page = site->get("/apply").body;
  EXPECT_THAT(page, HasSubstr("Уточните должность"));
  EXPECT_THAT(page, HasSubstr("value=\"Образцова\""));
  EXPECT_EQ(site->post("/apply", seen(with(form(), "job_title", "Главный специалист"))).status, 303);
  auto const corrected = request(id);
  EXPECT_EQ(corrected.state, RequestState::received);
  EXPECT_EQ(corrected.applicant.job_title, "Главный специалист");
  EXPECT_FALSE(corrected.clerk);
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Исправлена заявителем"));
}

TEST_P(Review, ACC_03_one_clerk_at_a_time_has_a_request) {
  auto const id = in_work();
  auto const other = support::enter_person(
      database(), support::enter_organisation(database(), "7700000047", "Оператор", OrganisationKind::operator_, false),
      Role::account_clerk, "Вторая");
  auto const second = staff(other);
  for (auto const* step : {"/approve", "/release"})
    EXPECT_EQ(second->post(address_of(id) + step, approval()).status, 409) << step;
  EXPECT_EQ(second->post(address_of(id) + "/refuse", {{"reason", "no-need"}}).status, 409);
  EXPECT_EQ(request(id).state, RequestState::in_work);
  auto const stale = second->post(address_of(id) + "/take");  // of a page from before a colleague took it
  EXPECT_EQ(stale.status, 409);
  EXPECT_THAT(stale.body, HasSubstr("Заявку уже взял другой сотрудник. У кого она: Разбирайкина"));
  EXPECT_EQ(request(id).clerk, clerk);
  EXPECT_THAT(stale.body, HasSubstr("Забрать заявку себе"));
  EXPECT_EQ(second->post(address_of(id) + "/take-over", {{"holder", std::to_string(other.value + 100)}}).status, 409)
      << "a page that shows another holder";
  EXPECT_EQ(second->post(address_of(id) + "/take-over", {{"holder", std::to_string(clerk.value)}}).status, 303);
  EXPECT_EQ(audited("access.request-taken-over").size(), 1u);
  EXPECT_EQ(office->post(address_of(id) + "/refuse", {{"reason", "no-need"}}).status, 409);
  EXPECT_EQ(second->post(address_of(id) + "/release").status, 303);
  EXPECT_EQ(request(id).state, RequestState::received);
}

TEST_P(Review, ACC_10_a_clerk_makes_no_administrators_and_reaches_no_account_of_theirs) {
  auto const operators =
      support::enter_organisation(database(), "9999000013", "Оператор", OrganisationKind::operator_, false);
  auto const boss = support::enter_person(database(), operators, Role::administrator);
  auto const id = in_work();
  auto const refused = office->post(address_of(id) + "/approve", {{"account", "new"}, {"roles", "administrator"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("Это может только администратор"));
  EXPECT_EQ(
      office->post(address_of(id) + "/approve", {{"account", std::to_string(boss.value)}, {"roles", "account-clerk"}})
          .status,
      403);
  EXPECT_EQ(
      office
          ->post(address_of(id) + "/approve", {{"account", std::to_string(clerk.value)}, {"roles", "provider-signer"}})
          .status,
      422)
      << "an account that is nothing like the applicant's";
  auto const administrator = staff(boss, Role::administrator);
  EXPECT_EQ(administrator->post(address_of(id) + "/take-over", {{"holder", std::to_string(clerk.value)}}).status, 303);
  EXPECT_EQ(administrator->post(address_of(id) + "/approve", {{"account", "new"}, {"roles", "administrator"}}).status,
            303);
}

TEST_P(Review, an_approval_that_is_refused_makes_nothing) {
  auto const id = in_work();
  auto const none = office->post(address_of(id) + "/approve", {{"account", "new"}, {"kind", "employer"}});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("Не выбрано ни одной роли"));
  auto const unfit = office->post(address_of(id) + "/approve",
                                  {{"account", "new"}, {"kind", "employer"}, {"roles", "provider-signer"}});
  EXPECT_EQ(unfit.status, 422);
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return find_organisation_by_inn(tx, "9999000013"); }));
  EXPECT_EQ(request(id).state, RequestState::in_work);
}

TEST_P(Review, ACC_02_with_an_unknown_CA_the_approval_says_when_sign_in_opens) {
  support::TestTrust unknown;
  person = unknown.person();
  auto const form = with(this->form(), "@ca_certificate", unknown.ca.certificate().der);
  ASSERT_EQ(site->post("/apply", seen(form)).status, 303);
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("нет в перечне аккредитованных"));
  auto const id =
      database().read([&](database::ReadTx& tx) { return open_request_with(tx, person.certificate.sha256).value(); });
  office->post(address_of(id) + "/take");
  EXPECT_THAT(office->get(address_of(id)).body, HasSubstr("Решит сотрудник"));
  ASSERT_EQ(office->post(address_of(id) + "/approve", approval()).status, 303);
  EXPECT_THAT(letters().front().body, HasSubstr("Вход откроется, когда"));
  auto const waits = site->get("/apply/status").body;
  EXPECT_THAT(waits, HasSubstr("Заявка одобрена. Вход откроется, когда удостоверяющий центр"));
  EXPECT_THAT(waits, Not(HasSubstr("href=\"/sign-in\" role=\"button\"")));
}

TEST_P(Review, each_view_of_a_request_is_in_the_log_and_its_files_come_back) {
  auto const id = filed();
  office->get(address_of(id));
  EXPECT_EQ(audited("access.request-viewed").size(), 1u);
  EXPECT_EQ(office->get(address_of(id) + "/certificate").body, person.certificate.der);
  EXPECT_EQ(office->get(address_of(id) + "/ca-certificate").body, trust.ca.certificate().der);
  EXPECT_EQ(office->get("/applications/987").status, 404);
}

TEST_P(Review, ACC_03_the_queue_is_filtered_by_whose_work_and_by_lateness) {
  auto const id = filed();
  auto const shows = [&](std::string const& whose) {
    return office->follow("/applications", {{"whose", whose}}).body.find(address_of(id)) != std::string::npos;
  };
  EXPECT_TRUE(shows("free"));
  EXPECT_FALSE(shows("own"));
  EXPECT_FALSE(shows("late"));
  EXPECT_TRUE(shows("nonsense")) << "all";
  office->post(address_of(id) + "/take");
  EXPECT_FALSE(shows("free"));
  EXPECT_TRUE(shows("own"));
  support::site_time += std::chrono::hours{24 * 20};
  EXPECT_TRUE(shows("late"));
}

TEST_P(Review, ACC_03_what_was_typed_is_shown_when_a_colleague_has_taken_the_request_over) {
  auto const id = filed();
  office->post(address_of(id) + "/take");
  auto const ministry =
      support::enter_organisation(database(), "7700000055", "Минтруд", OrganisationKind::ministry, false);
  auto const colleague = staff(support::enter_person(database(), ministry, Role::account_clerk, "Коллегина"));
  colleague->post(address_of(id) + "/take-over", {{"holder", std::to_string(clerk.value)}});
  auto const late = office->post(address_of(id) + "/refuse", {{"reason", "own"}, {"own_reason", "Длинное объяснение"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Вы написали, и это не отправлено: Длинное объяснение"));
}

}  // namespace
}  // namespace obereg::access
