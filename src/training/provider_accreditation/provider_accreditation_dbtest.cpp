// Records of a provider that was not accredited: warned of or refused when they come in, and shown on their cards.
#include "training/provider_accreditation/provider_accreditation.hpp"

#include <gmock/gmock.h>

#include "accreditation_registry/sample.hpp"
#include "platform/audit/audit.hpp"
#include "support/import_test.hpp"
#include "training/testing/registry_site_fixture.hpp"

namespace obereg::training {
namespace {

using namespace testing_support;
using accreditation::ServiceKind;
using accreditation::Step;
using accreditation::TrainingKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

void accredit(database::Database& database, std::string const& inn, std::vector<TrainingKind> const& kinds) {
  auto wanted = accreditation::sample_accreditation(inn);
  wanted.particulars.trainings = kinds;
  database.write([&](database::Tx& tx) {
    return accreditation::add(tx, wanted, AccountId{1}, *LocalDate::of(2026, 2, 26), support::test_now).value();
  });
}

// Of first aid, checked on 25.02.2026: the rows of workbook_of().
class ProviderAccreditation : public ImportTest {
 protected:
  void check_by(AccreditationCheck check) {
    database().write([&](database::Tx& tx) { set_accreditation_check(tx, actor_, check, support::test_now); });
  }
  std::vector<std::string> warnings(Import const& import_) {
    std::vector<std::string> messages;
    auto const list = summary(import_)["warnings"].as_array();
    for (auto const& one : list) messages.emplace_back(one.at("message").as_string());
    return messages;
  }
};
OBEREG_ON_BOTH_ENGINES(ProviderAccreditation);

TEST_P(ProviderAccreditation, ACR_10_while_the_registry_is_empty_nothing_is_said) {
  check_by(AccreditationCheck::refuse);
  auto const done = checked(workbook_of(people(2)));
  EXPECT_EQ(done.state, ImportState::stored) << done.summary;
  EXPECT_THAT(warnings(done), ElementsAre());
}

TEST_P(ProviderAccreditation, ACR_10_records_without_accreditation_enter_with_a_warning_unless_set_otherwise) {
  accredit(database(), "7700000016", {TrainingKind::first_aid});
  auto const done = checked(workbook_of(people(2)));
  EXPECT_EQ(done.state, ImportState::stored) << done.summary;
  EXPECT_EQ(summary(done)["warning_count"].to_number<int>(), 2);
  EXPECT_THAT(warnings(done)[0], AllOf(HasSubstr("25.02.2026"), HasSubstr("в реестре аккредитованных не было")));
  EXPECT_EQ(summary(done)["warnings"].at(1).at("row").to_number<int>(), 3);
}

TEST_P(ProviderAccreditation, ACR_10_an_accredited_provider_is_not_warned_and_one_of_another_training_is) {
  accredit(database(), provider_inn, {TrainingKind::first_aid});
  EXPECT_THAT(warnings(checked(workbook_of(people(2)))), ElementsAre());
  auto rows = people(3);
  for (auto& row : rows) row.protocol = "13/26";
  database().write([&](database::Tx& tx) {
    auto change = accreditation::sample_change(1, 1, Step::changed, "2026-02-20");
    change.particulars = accreditation::sample_accreditation().particulars;
    change.particulars.trainings = {TrainingKind::high_risk};
    accreditation::change(tx, change, AccountId{1}, *LocalDate::of(2026, 2, 26), support::test_now).value();
  });
  EXPECT_THAT(warnings(checked(workbook_of(rows)))[0], HasSubstr("не была аккредитована на этот вид обучения"));
}

TEST_P(ProviderAccreditation, ACR_10_new_records_are_refused_by_setting_and_those_with_a_number_never) {
  accredit(database(), provider_inn, {TrainingKind::first_aid});
  database().write([&](database::Tx& tx) {
    accreditation::change(tx, accreditation::sample_change(1, 1, Step::suspended, "2026-02-20"), AccountId{1},
                          *LocalDate::of(2026, 2, 26), support::test_now)
        .value();
  });
  check_by(AccreditationCheck::refuse);
  auto rows = people(2);
  rows[1].number = "ОТ-2022-000017";
  auto const refused = checked(workbook_of(rows));
  EXPECT_EQ(refused.state, ImportState::has_errors);
  EXPECT_THAT(rules(refused), ElementsAre("provider-not-accredited"));
  EXPECT_THAT(first_message(refused), HasSubstr("аккредитация вашей организации была приостановлена"));
  rows.erase(rows.begin());
  auto const taken = checked(workbook_of(rows));
  EXPECT_EQ(taken.state, ImportState::stored) << taken.summary;
  EXPECT_EQ(warnings(taken).size(), 1u);
}

TEST_P(ProviderAccreditation, ACR_10_an_employer_that_trains_its_own_people_needs_no_accreditation) {
  accredit(database(), "7700000016", {TrainingKind::first_aid});
  check_by(AccreditationCheck::refuse);
  auto rows = people(1);
  rows[0].employer_inn = provider_inn;
  auto const done = checked(workbook_of(rows));
  EXPECT_EQ(done.state, ImportState::stored) << done.summary;
  EXPECT_THAT(warnings(done), ElementsAre());
}

TEST_P(ProviderAccreditation, ACR_10_nothing_is_checked_where_the_ministry_has_switched_it_off) {
  accredit(database(), "7700000016", {TrainingKind::first_aid});
  check_by(AccreditationCheck::off);
  EXPECT_THAT(warnings(checked(workbook_of(people(1)))), ElementsAre());
}

class AccreditationCheckPages : public RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    auto const ministry = support::enter_organisation(database(), "7700000030", "Министерство труда (испытания)",
                                                      access::OrganisationKind::ministry, false);
    officer.emplace(new_person(ministry, access::Role::ministry));
  }
  std::string card() {
    auto record = sample_record(1);
    record.employer_inn = *Inn::parse("7710474375");
    enter({record});
    return site->get("/training/registry/" + own_number(2026, 1)).body;
  }
  std::optional<Person> officer;
};
OBEREG_ON_BOTH_ENGINES(AccreditationCheckPages);

TEST_P(AccreditationCheckPages, ACR_10_the_card_of_a_record_says_what_held_on_the_day_of_the_check) {
  auto const inn = database().read([&](database::ReadTx& tx) { return access::find_organisation(tx, provider)->inn; });
  accredit(database(), inn, {TrainingKind::high_risk});
  EXPECT_THAT(card(), AllOf(HasSubstr("Аккредитация на дату проверки знаний"), HasSubstr("действовала")));
}

TEST_P(AccreditationCheckPages, ACR_10_the_card_says_nothing_while_the_registry_is_empty) {
  EXPECT_THAT(card(), Not(HasSubstr("Аккредитация на дату")));
}

TEST_P(AccreditationCheckPages, ACR_10_the_ministry_sets_the_check_with_its_history_in_the_log) {
  act_as(*officer);
  constexpr std::string_view address = "/ministry/accreditation-check";
  EXPECT_THAT(site->get(std::string(address)).body, HasSubstr("Сейчас реестр пуст"));
  EXPECT_EQ(site->post(std::string(address), {{"check", "sometimes"}}).status, 422);
  EXPECT_EQ(site->post(std::string(address), {{"check", "refuse"}}).status, 303);
  EXPECT_EQ(site->post(std::string(address), {{"check", "refuse"}}).status, 303);
  EXPECT_THAT(site->get(std::string(address)).body, HasSubstr("<strong>Не принимать новые записи</strong>"));
  auto const entries = database().read(
      [](database::ReadTx& tx) { return audit::page(tx, 0, "training.accreditation-check-set", "", 10); });
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].details, "было «Предупреждать», стало «Не принимать новые записи»");
  act_as(*signer);
  EXPECT_EQ(site->post(std::string(address), {{"check", "off"}}).status, 403);
}

}  // namespace
}  // namespace obereg::training
