#include "platform/calendar/ics/ics.hpp"

#include <fmt/format.h>

namespace obereg::calendar {

namespace {

// RFC 5545, 3.3.11: backslash, semicolon, comma and line ends of a text are escaped.
std::string escaped(std::string const& text) {
  std::string result;
  for (auto const letter : text) {
    if (letter == '\r') continue;
    if (letter == '\n') {
      result += "\\n";
      continue;
    }
    if (letter == '\\' || letter == ';' || letter == ',') result += '\\';
    result += letter;
  }
  return result;
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// RFC 5545, 3.1: "Lines of text SHOULD NOT be longer than 75 octets, excluding the line break"; the rest goes on in
// lines that begin with a space. No character is cut in two.
std::string folded(std::string const& line) {
  constexpr std::size_t longest = 75;
  std::string result;
  std::size_t at = 0, room = longest;
  while (line.size() - at > room) {
    auto end = at + room;
    while (!begins_character(line[end])) --end;
    result.append(line, at, end - at).append("\r\n ");
    at = end;
    room = longest - 1;  // the space counts
  }
  return result.append(line, at).append("\r\n");
}

std::string basic_date(LocalDate day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::string basic_moment(Instant moment) {
  auto const day = LocalDate::at(moment, std::chrono::minutes{0});
  std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(moment - day.days())};
  return fmt::format("{}T{:02}{:02}{:02}Z", basic_date(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

// RFC 5545, 3.6.1: an event with a DATE and no end takes that day; one with a DATE-TIME and no end takes no time.
std::string start_of(std::variant<LocalDate, Instant> const& due) {
  if (auto const* day = std::get_if<LocalDate>(&due)) return "DTSTART;VALUE=DATE:" + basic_date(*day);
  return "DTSTART:" + basic_moment(std::get<Instant>(due));
}

}  // namespace

std::string ics(IcsEvent const& event, Instant now) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Obereg//Deadlines//RU\r\nBEGIN:VEVENT\r\n";
  text += folded("UID:" + escaped(event.uid));
  text += "DTSTAMP:" + basic_moment(now) + "\r\n";
  text += fmt::format("SEQUENCE:{}\r\n", event.sequence);
  text += start_of(event.due) + "\r\n";
  text += folded("SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) text += folded("DESCRIPTION:" + escaped(event.description));
  if (!event.url.empty()) text += folded("URL:" + event.url);
  text += "TRANSP:TRANSPARENT\r\n";
  if (event.remind_days_before > 0) {
    text += fmt::format("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P{}D\r\n", event.remind_days_before);
    text += folded("DESCRIPTION:" + escaped(event.summary)) + "END:VALARM\r\n";
  }
  return text + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

}  // namespace obereg::calendar
