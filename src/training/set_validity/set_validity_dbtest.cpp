// The ministry sets how long trainings hold.
#include "platform/audit/audit.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/registry/standing_record.hpp"
#include "training/testing/registry_site_fixture.hpp"
#include "training/validity/validity.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::Not;

class SetValidity : public testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    auto const organisation = support::enter_organisation(database(), "7700000030", "Министерство труда (испытания)",
                                                          access::OrganisationKind::ministry, false);
    officer.emplace(new_person(organisation, access::Role::ministry));
    act_as(*officer);
  }
  // Programme 9: works at height.
  http::Response set(std::string const& months, std::string const& source = "Приказ № 1, п. 2") {
    return site->post("/ministry/validity/9", {{"months", months}, {"source", source}});
  }
  std::string until(int number) {
    auto const found = database().read(
        [&](database::ReadTx& tx) { return find_standing(tx, own_number(2026, number)).value().valid_until; });
    return found ? found->iso() : "";
  }
  std::vector<audit::Entry> audited() {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, "training.validity-set", "", 10); });
  }
  // The signer mends the surname of a record.
  void correct(int number) {
    act_as(*signer);
    auto const address = "/training/registry/" + own_number(2026, number);
    support::TestSite::Form const form = {{"version", "1"},
                                          {"last_name", "Исправленов"},
                                          {"first_name", "Пётр"},
                                          {"middle_name", ""},
                                          {"snils", ""},
                                          {"employer_name", "ООО «Пример»"},
                                          {"employer_inn", "7707083893"},
                                          {"position", "Слесарь"},
                                          {"protocol_number", "12/26"},
                                          {"programme", std::string(find_programme(9)->title)},
                                          {"checked_on", "25.02.2026"},
                                          {"outcome", "Успешно"},
                                          {"knowledge_check", "Да"},
                                          {"reason", "Опечатка в фамилии"}};
    auto const page = support::header_of(site->post(address + "/correct", form), "Location");
    auto const bytes = site->get(page + "/bytes").body;
    EXPECT_EQ(site->post(page, {{"@signature_file", signature_by(*signer, bytes)}}).status, 303) << page;
    act_as(*officer);
  }

  std::optional<Person> officer;
};
OBEREG_ON_BOTH_ENGINES(SetValidity);

TEST_P(SetValidity, TRN_18_every_programme_is_listed_with_its_term_and_source) {
  auto const page = site->get("/ministry/validity").body;
  for (auto const& programme : programmes()) {
    EXPECT_THAT(page, HasSubstr(">" + std::string(programme.code) + "<"));
    EXPECT_THAT(page, HasSubstr("/ministry/validity/" + std::to_string(programme.id) + "\""));
  }
  EXPECT_THAT(page, HasSubstr("24.12.2021 № 2464"));
  EXPECT_THAT(page, Not(HasSubstr("изменён")));
}

TEST_P(SetValidity, TRN_18_a_change_is_audited_and_named_in_the_history_and_in_the_reference) {
  EXPECT_EQ(set("24").status, 303);
  auto const log = audited();
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].subject, "programme:9");
  EXPECT_EQ(log[0].details, "ИД46В_4: было 12 мес., стало 24 мес.; источник: Приказ № 1, п. 2");
  auto const page = site->get("/ministry/validity/9").body;
  EXPECT_THAT(page, HasSubstr("<strong>24\u00a0месяца</strong>"));
  EXPECT_THAT(page, HasSubstr("<strong>12\u00a0месяцев</strong>, с начала работы системы"));
  EXPECT_THAT(site->get("/training/reference").body, HasSubstr("Приказ № 1, п. 2"));
  EXPECT_THAT(site->get("/api/v1/programmes").body, HasSubstr("\"validity_months\":24"));
  EXPECT_EQ(set("24").status, 303);
  EXPECT_EQ(audited().size(), 1u) << "the same again changes nothing";
}

TEST_P(SetValidity, TRN_18_a_change_holds_for_what_is_signed_afterwards_alone) {
  enter({testing_support::sample_record(1)});
  EXPECT_EQ(until(1), "2027-02-25");
  support::site_time += std::chrono::hours(1);
  set("24");
  EXPECT_EQ(until(1), "2027-02-25") << "rows of the registry are never changed";
  support::site_time += std::chrono::hours(1);
  enter({testing_support::sample_record(2)});
  EXPECT_EQ(until(2), "2028-02-25");
  support::site_time += std::chrono::hours(1);
  correct(1);
  EXPECT_EQ(until(1), "2027-02-25") << "who mends a letter does not lengthen the training";
}

TEST_P(SetValidity, TRN_18_a_set_signed_before_a_change_keeps_its_term_though_entered_after) {
  database().write([&](database::Tx& tx) {
    set_validity(tx, actor_of(*officer), 9, 24, "Приказ № 1", support::test_now + std::chrono::seconds(1));
  });
  enter({testing_support::sample_record(1)});  // signed at test_now
  EXPECT_EQ(until(1), "2027-02-25");
}

TEST_P(SetValidity, TRN_18_a_wrong_term_comes_back_and_only_the_ministry_sets_it) {
  for (auto const* months : {"", "0", "-1", "601", "двенадцать", "12.5", "99999999999"})
    EXPECT_EQ(set(months).status, 422) << months;
  EXPECT_EQ(set("12", " ").status, 422);
  EXPECT_EQ(site->post("/ministry/validity/5", {{"months", "12"}, {"source", "Приказ"}}).status, 404);
  act_as(*signer);
  EXPECT_EQ(set("24").status, 403);
  EXPECT_EQ(site->get("/ministry/validity").status, 403);
  EXPECT_TRUE(audited().empty());
}

}  // namespace
}  // namespace obereg::training
