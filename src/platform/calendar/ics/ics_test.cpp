#include "platform/calendar/ics/ics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace obereg::calendar {
namespace {

using testing::HasSubstr;
using testing::Not;

Instant const written = LocalDate::of(2026, 1, 12)->days() + std::chrono::hours{9};

IcsEvent answer_due() {
  return {.uid = "case-17-answer@obereg",
          .sequence = 2,
          .summary = "Ответ по заявлению",
          .description = "",
          .url = "",
          .due = LocalDate::of(2026, 2, 2).value(),
          .remind_days_before = 0};
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    EXPECT_TRUE(!line.empty() && line.back() == '\r') << "RFC 5545, 3.1: lines end with CRLF: " << line;
    line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  return text;
}

TEST(Ics, PLT_02_a_due_day_is_an_event_of_that_day) {
  EXPECT_EQ(ics(answer_due(), written),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Obereg//Deadlines//RU\r\nBEGIN:VEVENT\r\n"
            "UID:case-17-answer@obereg\r\nDTSTAMP:20260112T090000Z\r\nSEQUENCE:2\r\nDTSTART;VALUE=DATE:20260202\r\n"
            "SUMMARY:Ответ по заявлению\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(Ics, PLT_02_a_due_moment_is_told_in_utc) {
  auto event = answer_due();
  event.due = Instant{LocalDate::of(2026, 2, 22)->days() + std::chrono::hours{14} + std::chrono::minutes{30}};
  EXPECT_THAT(ics(event, written), HasSubstr("\r\nDTSTART:20260222T143000Z\r\n"));
}

TEST(Ics, PLT_02_a_reminder_stands_before_the_day) {
  auto event = answer_due();
  event.remind_days_before = 3;
  EXPECT_THAT(ics(event, written), HasSubstr("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P3D\r\nDESCRIPTION:Ответ по "
                                             "заявлению\r\nEND:VALARM\r\nEND:VEVENT"));
}

TEST(Ics, PLT_02_what_parts_values_is_escaped_and_no_text_adds_a_line_of_its_own) {
  auto event = answer_due();
  event.summary = "Срок; \\ 5, 6\r\nATTACH:evil";
  auto const text = ics(event, written);
  EXPECT_THAT(text, HasSubstr("SUMMARY:Срок\\; \\\\ 5\\, 6\\nATTACH:evil\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("\nATTACH")));
}

TEST(Ics, PLT_02_long_lines_are_folded_at_75_octets_and_never_within_a_character) {
  auto event = answer_due();
  for (int shift = 0; shift < 4; ++shift) {
    event.description = std::string(static_cast<std::size_t>(shift), 'a');
    for (int i = 0; i < 60; ++i) event.description += "щ€";
    auto const text = ics(event, written);
    for (auto const& line : lines_of(text)) {
      EXPECT_LE(line.size(), 75u);
      auto const first = line.front() == ' ' ? line[1] : line[0];
      EXPECT_NE(static_cast<unsigned char>(first) & 0xC0, 0x80) << "a character was cut: " << line;
    }
    EXPECT_THAT(unfolded(text), HasSubstr("\r\nDESCRIPTION:" + event.description + "\r\n"));
  }
}

}  // namespace
}  // namespace obereg::calendar
