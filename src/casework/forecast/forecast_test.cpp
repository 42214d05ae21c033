// What will be late at the pace of the last days.
#include "casework/forecast/forecast.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/calendar/due/due.hpp"

namespace obereg::casework {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::chrono::hours moscow{3};
constexpr AccountId slow{1}, fast{2}, newcomer{3};

LocalDate day(int month, int day_of_month) {
  return LocalDate::of(2026, month, day_of_month).value();
}

Waiting due(std::int64_t id, AccountId officer, LocalDate last) {
  return {{id}, "АК-" + std::to_string(id) + "/2026", "", officer, calendar::end_of_day(last, moscow)};
}

// On Monday 16.03.2026, by what was decided in the 20 working days before.
std::vector<std::int64_t> late(std::vector<Waiting> const& waiting, std::map<AccountId, std::int64_t> const& decided) {
  std::vector<std::int64_t> ids;
  for (auto const& each : expected_late(waiting, decided, 20, calendar::russia(), day(3, 16), moscow))
    ids.push_back(each.waiting.held.value);
  return ids;
}

TEST(Forecast, ACR_14_cases_take_their_turns_at_the_officers_pace) {
  // Five in 20 days: one in 4 working days, so by 19.03, 25.03, 31.03.
  std::vector<Waiting> const waiting{due(1, slow, day(3, 19)), due(2, slow, day(3, 24)), due(3, slow, day(3, 31))};
  EXPECT_THAT(late(waiting, {{slow, 5}}), ElementsAre(2));
  EXPECT_THAT(late(waiting, {{slow, 20}}), IsEmpty());
  EXPECT_THAT(late(waiting, {{slow, 1}}), ElementsAre(1, 2, 3));
}

TEST(Forecast, ACR_14_each_officer_has_turns_of_their_own) {
  std::vector<Waiting> const waiting{due(1, slow, day(3, 17)), due(2, fast, day(3, 17)), due(3, fast, day(3, 17))};
  EXPECT_THAT(late(waiting, {{slow, 1}, {fast, 20}}), ElementsAre(1));
}

TEST(Forecast, ACR_14_who_has_decided_nothing_yet_is_taken_for_an_average_one) {
  std::vector<Waiting> const waiting{due(1, newcomer, day(3, 17)), due(2, newcomer, day(3, 18))};
  EXPECT_THAT(late(waiting, {{slow, 10}, {fast, 30}}), IsEmpty()) << "20 in 20 days, one a day";
  EXPECT_THAT(late(waiting, {{slow, 10}}), ElementsAre(2)) << "one in two days";
  EXPECT_THAT(late(waiting, {}), IsEmpty()) << "there is nothing to go by";
}

TEST(Forecast, ACR_14_what_is_late_already_takes_its_turn_and_is_not_told_of) {
  std::vector<Waiting> const waiting{due(1, slow, day(3, 13)), due(2, slow, day(3, 19)), due(3, slow, day(3, 25))};
  EXPECT_THAT(late(waiting, {{slow, 5}}), ElementsAre(2, 3));
}

TEST(Forecast, ACR_14_a_heap_of_cases_stays_within_the_calendar) {
  std::vector<Waiting> waiting;
  for (std::int64_t id = 1; id <= 100'000; ++id) waiting.push_back(due(id, slow, day(4, 30)));
  EXPECT_GT(late(waiting, {{slow, 1}}).size(), 99'000u);
}

}  // namespace
}  // namespace obereg::casework
