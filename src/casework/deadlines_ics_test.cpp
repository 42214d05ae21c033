#include "casework/deadlines_ics.hpp"

#include <gmock/gmock.h>
#include <libical/ical.h>

namespace obereg::casework {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

constexpr std::chrono::minutes moscow = 3h;

Deadline deadline(std::int64_t id, std::string const& title, std::string const& explained) {
  Deadline made;
  made.id = id;
  made.term.title = title;
  made.term.clause = "п. 66";
  // The first moment that is too late: the beginning of 24.01.2026 in Moscow.
  made.end = {Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 24}} - moscow, explained, false};
  return made;
}

std::string made_of(std::vector<Deadline> const& deadlines) {
  Case held;
  held.incoming_number = "АК-15/2026";
  return deadlines_ics(held, deadlines,
                       {"obereg.example", "https://obereg.example/accreditation/cases/7", moscow,
                        Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 10}}});
}

// What a calendar reads of it.
std::string read(std::string const& ics, icalproperty_kind kind) {
  auto* const calendar = icalparser_parse_string(ics.c_str());
  auto* const event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  auto* const text = icalproperty_get_value_as_string_r(icalcomponent_get_first_property(event, kind));
  std::string const answer = text;
  icalmemory_free_buffer(text);
  icalcomponent_free(calendar);
  return answer;
}

TEST(DeadlinesIcs, PLT_02_a_clock_is_a_day_long_event_of_its_last_day) {
  auto const ics =
      made_of({deadline(34, "Принять решение", "15 рабочих дней; считаем с 12.01.2026, конец: 23.01.2026.")});
  EXPECT_EQ(read(ics, ICAL_DTSTART_PROPERTY), "20260123");
  EXPECT_EQ(read(ics, ICAL_SUMMARY_PROPERTY), "Принять решение: заявление № АК-15/2026");
  EXPECT_EQ(read(ics, ICAL_UID_PROPERTY), "deadline-34@obereg.example");
  EXPECT_EQ(read(ics, ICAL_DTSTAMP_PROPERTY), "20260110T000000Z");
  EXPECT_THAT(ics, HasSubstr("DTSTART;VALUE=DATE:20260123\r\n"));
}

TEST(DeadlinesIcs, PLT_02_words_are_escaped_and_lines_no_longer_than_the_standard_allows) {
  auto const ics = made_of({deadline(1, "Начало\nEND:VCALENDAR", std::string(300, 'x') + "; а, б")});
  for (std::size_t begin = 0; begin < ics.size();) {
    auto const end = ics.find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - begin, 75u);
    begin = end + 2;
  }
  EXPECT_THAT(ics, HasSubstr("SUMMARY:Начало\\nEND:VCALENDAR"));
}

TEST(DeadlinesIcs, PLT_02_a_stopped_clock_is_left_out) {
  auto stopped = deadline(1, "Принять решение", "");
  stopped.stopped_at = Instant{};
  EXPECT_THAT(made_of({stopped}), Not(HasSubstr("VEVENT")));
}

}  // namespace
}  // namespace obereg::casework
