// The applicant and the office follow a case.
#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class FollowCase : public ApplicationSite {
 protected:
  void become_ministry() {
    auto const ministry = support::enter_organisation(database(), "7700000030", "Министерство",
                                                      access::OrganisationKind::ministry, false);
    become(new_actor(ministry, access::Role::ministry));
  }
  static std::string number_of(std::string const& address) { return address.substr(address.rfind('/') + 1); }
};
OBEREG_ON_BOTH_ENGINES(FollowCase);

TEST_P(FollowCase, ACR_05_the_applicant_sees_timeline_stage_terms_and_documents) {
  auto const address = filed();
  auto const page = site->get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr("АК-1/2026"), HasSubstr("Рассматривается"), HasSubstr("до конца дня 14.04.2026"),
                          HasSubstr("Приём заявления и документов"), HasSubstr("зарегистрировано"), HasSubstr("Ёлкина"),
                          HasSubstr("Отозвать заявление")));
  EXPECT_THAT(site->get("/accreditation/applications").body, HasSubstr("АК-1/2026"));
  auto const documents =
      database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, cases()[0].id); });
  for (auto const& document : documents)
    EXPECT_EQ(site->get(address + "/documents/" + std::to_string(document.id)).body, site->files.read(document.hash));
  EXPECT_EQ(site->get(address + "/documents/9999").status, 404);
}

TEST_P(FollowCase, PLT_02_the_applicant_takes_the_deadlines_into_a_calendar) {
  auto const address = filed();
  auto const answer = site->get(address + "/deadlines.ics");
  EXPECT_EQ(answer.content_type, "text/calendar; charset=utf-8");
  EXPECT_THAT(answer.body, AllOf(HasSubstr("DTSTART;VALUE=DATE:20260414"), HasSubstr("@127.0.0.1")));
  site->post(address + "/withdraw", {{"reason", "Ошиблись"}});
  EXPECT_THAT(site->get(address + "/deadlines.ics").body, Not(HasSubstr("VEVENT")));
}

TEST_P(FollowCase, ACR_05_an_application_is_withdrawn_with_a_reason_once_and_its_clocks_end) {
  auto const address = filed();
  EXPECT_EQ(site->post(address + "/withdraw", {{"reason", " "}}).status, 422);
  EXPECT_EQ(site->post(address + "/withdraw", {{"reason", std::string(1001, 'x')}}).status, 422);
  EXPECT_EQ(site->post(address + "/withdraw", {{"reason", "Ошиблись вариантом"}}).status, 303);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("Отозвано"), HasSubstr("Ошиблись вариантом"),
                                             HasSubstr("окончен 10.03.2026, шёл до конца дня 14.04.2026"),
                                             Not(HasSubstr("Отозвать заявление"))));
  EXPECT_EQ(site->post(address + "/withdraw", {{"reason", "Ещё раз"}}).status, 409);
  EXPECT_EQ(site->get(address + "/withdraw").status, 409);
  EXPECT_EQ(audited("accreditation.application-withdrawn").size(), 1u);
}

TEST_P(FollowCase, ACR_05_the_second_application_is_warned_of_while_the_first_is_open) {
  auto const first = filed();
  auto const second = filled();
  EXPECT_THAT(site->get(second + "/check").body, HasSubstr("уже рассматривают заявление № АК-1/2026"));
  site->post(first + "/withdraw", {{"reason", "Подадим заново"}});
  EXPECT_THAT(site->get(second + "/check").body, Not(HasSubstr("уже рассматривают")));
  sign(second);
  EXPECT_EQ(cases().front().incoming_number, "АК-2/2026");
}

TEST_P(FollowCase, ACC_10_a_case_is_unknown_to_other_organisations) {
  auto const address = filed();
  auto const other = support::enter_organisation(database(), "7700000016", "ООО «Другая»");
  become(new_actor(other, access::Role::provider_signer));
  for (std::string const page : {"", "/receipt", "/withdraw", "/documents/1"})
    EXPECT_EQ(site->get(address + page).status, 404) << page;
  EXPECT_EQ(site->post(address + "/withdraw", {{"reason", "Чужое"}}).status, 404);
  become(signer);
  EXPECT_THAT(site->get(address).body, HasSubstr("Рассматривается"));
}

TEST_P(FollowCase, ACR_06_the_office_sees_the_journal_finds_a_case_and_reads_it_and_that_is_logged) {
  auto const address = filed();
  become_ministry();
  auto const journal = site->get("/accreditation/office").body;
  EXPECT_THAT(journal, AllOf(HasSubstr("АК-1/2026"), HasSubstr("10.03.2026"), HasSubstr("Учебный центр Образец"),
                             HasSubstr("до конца дня 14.04.2026"), HasSubstr("Приём заявления и документов")));
  auto const found = [&](Form const& form) {
    return site->follow("/accreditation/office", form).body.find("АК-1/2026") != std::string::npos;
  };
  EXPECT_TRUE(found({{"wanted", "образец"}}));
  EXPECT_TRUE(found({{"wanted", inn()}, {"variant", "1"}, {"state", "open"}}));
  EXPECT_FALSE(found({{"variant", "3"}}));
  EXPECT_FALSE(found({{"state", "withdrawn"}}));
  EXPECT_FALSE(found({{"wanted", "такой нет"}}));
  auto const office = "/accreditation/office/" + number_of(address);
  EXPECT_THAT(site->get(office).body,
              AllOf(HasSubstr("Ёлкина"), HasSubstr("Передать исполнителю"), Not(HasSubstr("Отозвать"))));
  auto const document =
      database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, cases()[0].id).front(); });
  EXPECT_EQ(site->get(office + "/documents/" + std::to_string(document.id)).status, 200);
  EXPECT_EQ(audited("accreditation.case-viewed").size(), 2u);
  EXPECT_EQ(site->get("/accreditation/office/9999").status, 404);
  become(signer);
  EXPECT_EQ(site->get("/accreditation/office").status, 403);
}

}  // namespace
}  // namespace obereg::accreditation
