#include "platform/calendar_store/calendar_store.hpp"

#include <gtest/gtest.h>

#include "platform/audit/audit.hpp"
#include "support/test_database.hpp"

namespace obereg::calendar {
namespace {

using support::test_now;

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

Instant test_clock() {
  return test_now;
}

class CalendarStore : public support::OnBothEngines {
 protected:
  std::int64_t add(Change const& change) {
    Actor actor;
    actor.name = "Камышова Я. Е.";
    return database().write([&](database::Tx& tx) { return add_change(tx, actor, change, test_now); });
  }
  static Change transfer() {
    Change change;
    change.from = day("2027-02-20");
    change.to = day("2027-02-22");
    change.year = 2027;
    change.source = "Постановление № 1";
    return change;
  }
  WorkingCalendar now(std::string_view region = "") {
    return database().read([&](database::ReadTx& tx) { return current(tx, region); });
  }
  Recomputed report(std::int64_t change) {
    return database().read([&](database::ReadTx& tx) { return recomputed(tx, change, 10); });
  }
  void run_jobs(OpenTerms const& open) {
    jobs::Runner runner(database(), {{std::string(recompute_job_kind), recompute_job({open})}}, test_clock);
    while (runner.run_one()) {
    }
  }
};
OBEREG_ON_BOTH_ENGINES(CalendarStore);

TEST_P(CalendarStore, PLT_02_without_changes_it_is_the_embedded_calendar) {
  EXPECT_TRUE(now().is_working(day("2027-02-22")));
  EXPECT_EQ(now().years().size(), russia().years().size());
}

TEST_P(CalendarStore, PLT_02_each_change_is_numbered_kept_with_its_source_and_written_down) {
  auto const first = add(transfer());
  Change year;
  year.kind = ChangeKind::year;
  year.year = 2028;
  year.source = "Постановление № 2";
  year.days.holidays = {day("2028-01-03"), day("2028-02-23")};
  year.days.working_weekends = {day("2028-04-29")};
  year.days.shortened = {day("2028-02-22")};
  auto const second = add(year);
  EXPECT_GT(second, first);
  auto const kept = database().read([](database::ReadTx& tx) { return changes(tx); });
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(title_of(kept[0]), "перенос выходного с 20.02.2027 на 22.02.2027");
  EXPECT_EQ(kept[0].author, "Камышова Я. Е.");
  EXPECT_EQ(kept[1].days.holidays, year.days.holidays);
  EXPECT_EQ(kept[1].days.working_weekends, year.days.working_weekends);
  EXPECT_EQ(kept[1].days.shortened, year.days.shortened);
  EXPECT_TRUE(now().is_working(day("2027-02-20")));
  EXPECT_TRUE(now().is_official(2028));
  EXPECT_EQ(now().year(2028).source, "Постановление № 2");
  auto const log = database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "calendar.changed", "", 10); });
  ASSERT_EQ(log.size(), 2u);
  EXPECT_EQ(log[1].details, "перенос выходного с 20.02.2027 на 22.02.2027; источник: Постановление № 1");
}

TEST_P(CalendarStore, PLT_02_one_change_is_undone_once) {
  auto const id = add(transfer());
  Change undo;
  undo.kind = ChangeKind::undo;
  undo.undoes = id;
  add(undo);
  EXPECT_TRUE(now().is_working(day("2027-02-22")));
  EXPECT_THROW(add(undo), database::ConstraintViolation);
}

TEST_P(CalendarStore, PLT_02_a_change_recomputes_what_is_open_and_reports_what_moved) {
  auto const id = add(transfer());
  EXPECT_FALSE(report(id).is_done);
  bool is_moved = false;
  run_jobs([&](database::Database& base, Report const& told) {
    base.write([&](database::Tx& tx) {
      EXPECT_FALSE(current(tx).is_working(day("2027-02-22")));
      if (!is_moved) told(tx, {{"Дело № 1", "/cases/1", test_now, test_now + std::chrono::hours{24}, "потому"}});
      is_moved = true;
    });
  });
  auto const done = report(id);
  EXPECT_TRUE(done.is_done);
  EXPECT_EQ(done.moved, 1);
  ASSERT_EQ(done.first.size(), 1u);
  EXPECT_EQ(done.first[0].what, "Дело № 1");
  EXPECT_EQ(done.first[0].after - done.first[0].before, std::chrono::hours{24});
}

TEST_P(CalendarStore, PLT_02_a_recomputation_that_died_goes_on_and_reports_the_whole) {
  auto const id = add(transfer());
  int runs = 0;
  OpenTerms const open = [&](database::Database& base, Report const& told) {
    if (++runs == 2) return;  // what the first run moved has moved
    base.write([&](database::Tx& tx) { told(tx, {{"Дело № 1", "/cases/1", test_now, test_now, "потому"}}); });
    throw jobs::Interrupted();
  };
  run_jobs(open);
  EXPECT_EQ(runs, 2);
  EXPECT_TRUE(report(id).is_done);
  EXPECT_EQ(report(id).moved, 1);
}

}  // namespace
}  // namespace obereg::calendar
