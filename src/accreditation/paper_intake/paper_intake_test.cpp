// The rules of the registry office: clocks of an application on paper, and which documents did not come with it.
#include "accreditation/paper_intake/paper_intake.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/calendar/calendar.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

PaperIntake intake(PaperWay way, std::string_view received, std::string_view arrived) {
  PaperIntake came;
  came.way = way;
  came.received_on = day(received);
  came.arrived_on = day(arrived);
  return came;
}

std::vector<std::string> clocks(PaperIntake const& came) {
  std::vector<std::string> names;
  for (auto const& term : intake_terms(*regulation().variant(1), came)) names.push_back(term.name);
  return names;
}

std::string missed(PaperIntake const& came, std::string_view registered) {
  return missed_words(*regulation().variant(1), came, day(registered), calendar::russia());
}

TEST(PaperIntake, ACR_06_what_an_officer_got_has_a_clock_more) {
  EXPECT_THAT(clocks(intake(PaperWay::post, "2026-03-10", "2026-03-10")),
              ElementsAre("arrival_registration", "registration"));
  EXPECT_THAT(clocks(intake(PaperWay::in_person, "2026-03-10", "2026-03-10")),
              ElementsAre("arrival_registration", "registration"));
  EXPECT_THAT(clocks(intake(PaperWay::officer, "2026-03-10", "2026-03-11")),
              ElementsAre("hand_over", "arrival_registration", "registration"));
}

// 06.03.2026 is a Friday before the holidays of 7 to 9 March.
TEST(PaperIntake, ACR_06_registered_after_the_next_working_day_is_late_by_each_clause) {
  auto const came = intake(PaperWay::post, "2026-03-06", "2026-03-06");
  EXPECT_EQ(missed(came, "2026-03-06"), "");
  EXPECT_THAT(missed(came, "2026-03-10"), Not(HasSubstr("п. 59")));
  EXPECT_THAT(missed(came, "2026-03-11"), AllOf(HasSubstr("до конца дня 06.03.2026 (п. 51, п. 52, п. 53)"),
                                                HasSubstr("до конца дня 10.03.2026 (п. 59, п. 21)")));
}

// П. 51–53: on the day of arrival.
TEST(PaperIntake,
     ACR_06_registered_later_than_on_the_day_of_arrival_is_told_though_the_next_day_is_in_time_by_another_clause) {
  auto const came = intake(PaperWay::in_person, "2026-03-10", "2026-03-10");
  EXPECT_EQ(missed(came, "2026-03-10"), "");
  EXPECT_EQ(missed(came, "2026-03-11"),
            "Срок пропущен: «Зарегистрировать поступившее заявление» — до конца дня 10.03.2026 (п. 51, п. 52, п. 53).");
}

TEST(PaperIntake, ACR_06_what_arrived_on_a_day_off_is_registered_on_the_next_working_day) {
  auto const came = intake(PaperWay::post, "2026-03-07", "2026-03-07");
  for (auto const* const registered : {"2026-03-07", "2026-03-09", "2026-03-10"})
    EXPECT_EQ(missed(came, registered), "") << registered;
  EXPECT_THAT(missed(came, "2026-03-11"), HasSubstr("до конца дня 10.03.2026 (п. 51, п. 52, п. 53)"));
}

TEST(PaperIntake, ACR_06_passed_on_by_an_officer_it_arrives_when_the_registry_office_has_it) {
  auto const came = intake(PaperWay::officer, "2026-03-10", "2026-03-11");
  EXPECT_EQ(missed(came, "2026-03-11"), "");
}

TEST(PaperIntake, ACR_06_an_officer_passes_it_on_no_later_than_the_next_working_day) {
  EXPECT_EQ(missed(intake(PaperWay::officer, "2026-03-06", "2026-03-10"), "2026-03-10"), "");
  EXPECT_THAT(missed(intake(PaperWay::officer, "2026-03-06", "2026-03-11"), "2026-03-11"),
              AllOf(HasSubstr("Передать поданное лично заявление"), HasSubstr("п. 50"), HasSubstr("Зарегистрировать")));
}

TEST(PaperIntake, ACR_03_on_paper_a_training_provider_lacks_six_documents_and_not_three) {
  Answers answers;
  answers.choices = {{"service_kinds", {"training"}}};
  answers.values[std::string(distance_learning)] = "yes";
  auto const lacking = [&](Answers const& of, std::vector<std::string> const& came) {
    std::vector<std::string> keys;
    for (auto const& document : missing_documents(*regulation().variant(1), of, PaperWay::post, came))
      keys.push_back(document.key);
    return keys;
  };
  std::vector<std::string> came{"charter", "employment_contract"};
  EXPECT_THAT(lacking(answers, came), ElementsAre("training_programme", "teaching_materials", "commission_order",
                                                  "commission_qualification", "technical_means", "distance_learning"));
  answers.values["signatory"] = by_representative;
  EXPECT_THAT(lacking(answers, came), Contains("power_of_attorney"));
  came.emplace_back("power_of_attorney");
  EXPECT_THAT(lacking(answers, came), Not(Contains("power_of_attorney")));
}

}  // namespace
}  // namespace obereg::accreditation
