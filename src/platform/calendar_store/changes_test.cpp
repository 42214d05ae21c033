#include "platform/calendar_store/changes.hpp"

#include <gtest/gtest.h>

#include "platform/calendar/labour_code.hpp"

namespace obereg::calendar {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

Change transfer(std::int64_t id, std::string_view from, std::string_view to) {
  Change change;
  change.id = id;
  change.from = day(from);
  change.to = day(to);
  change.year = change.to.year();
  return change;
}

Change day_off(std::int64_t id, std::string_view when, std::string const& region) {
  Change change;
  change.id = id;
  change.kind = ChangeKind::day_off;
  change.to = day(when);
  change.region = region;
  return change;
}

Change undo(std::int64_t id, std::int64_t undoes) {
  Change change;
  change.id = id;
  change.kind = ChangeKind::undo;
  change.undoes = undoes;
  return change;
}

// 2027 as by the Labour Code with what the Government might move.
Change year_2027() {
  Change change;
  change.id = 1;
  change.kind = ChangeKind::year;
  change.year = 2027;
  change.days = year_by_labour_code(2027);
  change.days.official = true;
  change.days.holidays.insert(day("2027-02-22"));
  change.days.holidays.insert(day("2027-12-31"));
  change.days.shortened = {day("2027-04-30"), day("2027-06-11"), day("2027-11-03")};
  return change;
}

WorkingCalendar changed(std::vector<Change> const& changes, std::string_view region = "") {
  return with_changes(russia(), changes, region, DecreeDays::off);
}

TEST(CalendarChanges, PLT_02_a_transfer_makes_a_saturday_working_and_a_weekday_off) {
  auto const calendar = changed({transfer(1, "2027-02-20", "2027-02-22")});
  EXPECT_TRUE(calendar.is_working(day("2027-02-20")));
  EXPECT_FALSE(calendar.is_working(day("2027-02-22")));
  EXPECT_EQ(calendar.kind_of(day("2027-02-22")), DayKind::holiday) << "it was shortened before";
  EXPECT_EQ(calendar.year(2027).transfers.at(day("2027-02-20")), day("2027-02-22"));
  EXPECT_FALSE(calendar.is_official(2027)) << "one transfer is not the whole decree";
}

TEST(CalendarChanges, PLT_02_a_holiday_stays_off_though_its_day_off_goes_elsewhere) {
  auto const calendar = changed({transfer(1, "2027-01-02", "2027-02-22"), transfer(2, "2031-03-08", "2031-03-07")});
  EXPECT_FALSE(calendar.is_working(day("2027-01-02")));
  EXPECT_FALSE(calendar.is_working(day("2027-02-22")));
  EXPECT_FALSE(calendar.is_working(day("2031-03-07"))) << "a year that the table does not have";
  EXPECT_FALSE(calendar.is_working(day("2031-03-08")));
}

TEST(CalendarChanges, PLT_02_a_whole_year_is_official_and_takes_the_place_of_what_was) {
  auto const calendar = changed({transfer(9, "2027-02-20", "2027-03-01"), year_2027()});
  EXPECT_TRUE(calendar.is_official(2027));
  EXPECT_FALSE(calendar.is_working(day("2027-12-31")));
  EXPECT_TRUE(calendar.is_working(day("2027-03-01")));
  EXPECT_EQ(wrong_with(russia(), year_2027()), "");
}

TEST(CalendarChanges, PLT_02_a_day_off_of_a_region_counts_there_alone_and_one_of_the_country_everywhere) {
  std::vector<Change> const changes{day_off(1, "2026-08-31", "16"), day_off(2, "2026-09-01", "")};
  EXPECT_EQ(changed(changes, "16").kind_of(day("2026-08-31")), DayKind::regional);
  EXPECT_TRUE(changed(changes, "02").is_working(day("2026-08-31")));
  EXPECT_TRUE(changed(changes).is_working(day("2026-08-31")));
  EXPECT_EQ(changed(changes).kind_of(day("2026-09-01")), DayKind::by_decree);
  EXPECT_TRUE(with_changes(russia(), changes, "", DecreeDays::working).is_working(day("2026-09-01")));
}

TEST(CalendarChanges, PLT_02_what_was_undone_does_not_count) {
  auto const calendar = changed({transfer(1, "2027-02-20", "2027-02-22"), day_off(2, "2026-08-31", ""), undo(3, 1)});
  EXPECT_FALSE(calendar.is_working(day("2027-02-20")));
  EXPECT_TRUE(calendar.is_working(day("2027-02-22")));
  EXPECT_FALSE(calendar.is_working(day("2026-08-31")));
}

TEST(CalendarChanges, PLT_02_what_does_not_fit_the_calendar_is_told) {
  EXPECT_EQ(wrong_with(russia(), transfer(1, "2026-08-29", "2026-08-31")), "");
  EXPECT_EQ(wrong_with(russia(), transfer(1, "2026-08-28", "2026-08-31")),
            "28.08.2026 – рабочий день: переносить с него нечего.");
  EXPECT_EQ(wrong_with(russia(), transfer(1, "2026-08-29", "2026-08-30")), "30.08.2026 и так нерабочий день.");
  EXPECT_EQ(wrong_with(russia(), day_off(1, "2026-08-30", "16")), "30.08.2026 и так нерабочий день.");
  EXPECT_EQ(wrong_with(russia(), day_off(1, "1999-08-30", "")), "Календарь охватывает 2000–2099 годы.");
  auto lacks = year_2027();
  lacks.days.holidays.erase(day("2027-02-23"));
  EXPECT_EQ(wrong_with(russia(), lacks),
            "23.02.2027 – нерабочий праздничный день (статья 112 ТК РФ), а по списку он рабочий.");
  auto weekend = year_2027();
  weekend.days.holidays.insert(day("2027-02-20"));
  EXPECT_NE(wrong_with(russia(), weekend), "");
  auto both = year_2027();
  both.days.shortened.insert(day("2027-02-22"));
  EXPECT_EQ(wrong_with(russia(), both), "22.02.2027 указан и выходным, и сокращённым.");
  auto other = year_2027();
  other.days.shortened.insert(day("2026-02-20"));
  EXPECT_EQ(wrong_with(russia(), other), "20.02.2026 – день другого года.");
}

}  // namespace
}  // namespace obereg::calendar
