#include "accreditation_registry/history.hpp"

#include <gtest/gtest.h>

#include "accreditation_registry/refusals.hpp"

namespace obereg::accreditation {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

Version version(int number, Step step, Status status, std::string_view decided_on) {
  Version made;
  made.number = number;
  made.decision = {step, day(decided_on), "Приказ", {}, ""};
  made.status = status;
  return made;
}

Decision decision(Step step, std::string_view decided_on) {
  return {step, day(decided_on), "Приказ", {}, ""};
}

TEST(AccreditationHistory, ACR_12_a_decision_follows_only_what_it_can_change) {
  auto const today = day("2026-06-01");
  std::vector<Version> const none;
  std::vector<Version> const active{version(1, Step::granted, Status::active, "2024-01-10")};
  std::vector<Version> const suspended{active[0], version(2, Step::suspended, Status::suspended, "2024-02-01")};
  std::vector<Version> const ended{active[0], version(2, Step::terminated, Status::terminated, "2024-02-01")};
  struct Row {
    std::vector<Version> const* before;
    Step step;
    std::optional<Status> after;
  };
  Row const rows[] = {{&none, Step::granted, Status::active},
                      {&none, Step::changed, {}},
                      {&none, Step::suspended, {}},
                      {&none, Step::resumed, {}},
                      {&none, Step::terminated, {}},
                      {&active, Step::granted, {}},
                      {&active, Step::changed, Status::active},
                      {&active, Step::suspended, Status::suspended},
                      {&active, Step::resumed, {}},
                      {&active, Step::terminated, Status::terminated},
                      {&suspended, Step::granted, {}},
                      {&suspended, Step::changed, Status::suspended},
                      {&suspended, Step::suspended, {}},
                      {&suspended, Step::resumed, Status::active},
                      {&suspended, Step::terminated, Status::terminated},
                      {&ended, Step::granted, {}},
                      {&ended, Step::changed, {}},
                      {&ended, Step::suspended, {}},
                      {&ended, Step::resumed, {}},
                      {&ended, Step::terminated, {}}};
  for (auto const& row : rows) {
    auto const after = status_after(*row.before, decision(row.step, "2024-03-01"), today);
    ASSERT_EQ(after.has_value(), row.after.has_value()) << to_text(row.step) << " after " << row.before->size();
    if (row.after)
      EXPECT_EQ(*after, *row.after);
    else
      EXPECT_EQ(after.error().kind, &refusals::step_impossible);
  }
}

TEST(AccreditationHistory, ACR_12_decisions_are_entered_in_order_and_not_before_their_day) {
  std::vector<Version> const active{version(1, Step::granted, Status::active, "2024-01-10")};
  auto const today = day("2024-06-01");
  EXPECT_EQ(status_after(active, decision(Step::suspended, "2024-01-09"), today).error().kind,
            &refusals::decision_too_early);
  EXPECT_EQ(status_after(active, decision(Step::suspended, "2024-06-02"), today).error().kind,
            &refusals::decision_in_future);
  EXPECT_TRUE(status_after(active, decision(Step::suspended, "2024-01-10"), today)) << "the same day";
  EXPECT_TRUE(status_after(active, decision(Step::suspended, "2024-06-01"), today)) << "today";
}

TEST(AccreditationHistory, ACR_10_what_held_on_a_day_is_the_last_decision_until_its_end) {
  std::vector<Version> const versions{version(1, Step::granted, Status::active, "2024-01-10"),
                                      version(2, Step::suspended, Status::suspended, "2024-03-01"),
                                      version(3, Step::resumed, Status::active, "2024-03-01"),
                                      version(4, Step::terminated, Status::terminated, "2025-01-01")};
  EXPECT_EQ(version_on(versions, day("2024-01-09")), nullptr);
  EXPECT_EQ(version_on(versions, day("2024-01-10"))->number, 1);
  EXPECT_EQ(version_on(versions, day("2024-02-29"))->number, 1);
  EXPECT_EQ(version_on(versions, day("2024-03-01"))->number, 3) << "two decisions of one day: the last holds";
  EXPECT_EQ(version_on(versions, day("2030-01-01"))->number, 4);
}

}  // namespace
}  // namespace obereg::accreditation
