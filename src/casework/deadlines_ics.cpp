#include "casework/deadlines_ics.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <memory>

namespace obereg::casework {

namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

Component component(icalcomponent_kind kind) {
  return Component(icalcomponent_new(kind));
}

icaltimetype day_of(LocalDate day) {
  auto const iso = day.iso();
  auto time = icaltime_null_date();
  time.year = std::stoi(iso.substr(0, 4));
  time.month = std::stoi(iso.substr(5, 2));
  time.day = std::stoi(iso.substr(8, 2));
  return time;
}

icaltimetype utc(Instant moment) {
  auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
  return icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone());
}

Component event_of(Case const& held, Deadline const& deadline, IcsSource const& source) {
  auto const last = LocalDate::at(deadline.end.at - std::chrono::milliseconds{1}, source.zone);
  auto const title = fmt::format("{}: заявление № {}", deadline.term.title, held.incoming_number);
  auto const words = fmt::format("{} ({}){}", deadline.end.explained, deadline.term.clause,
                                 deadline.end.provisional ? " Срок предварительный." : "");
  auto const identifier = fmt::format("deadline-{}@{}", deadline.id, source.host);
  auto event = component(ICAL_VEVENT_COMPONENT);
  for (auto* property :
       {icalproperty_new_uid(identifier.c_str()), icalproperty_new_dtstamp(utc(source.now)),
        icalproperty_new_dtstart(day_of(last)), icalproperty_new_summary(title.c_str()),
        icalproperty_new_description(words.c_str()), icalproperty_new_url(std::string(source.address).c_str()),
        icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)})
    icalcomponent_add_property(event.get(), property);
  return event;
}

}  // namespace

std::string deadlines_ics(Case const& held, std::span<Deadline const> deadlines, IcsSource const& source) {
  auto calendar = component(ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//obereg//deadlines//RU"));
  for (auto const& deadline : deadlines)
    if (!deadline.stopped_at) icalcomponent_add_component(calendar.get(), event_of(held, deadline, source).release());
  std::unique_ptr<char, decltype(&icalmemory_free_buffer)> const text(icalcomponent_as_ical_string_r(calendar.get()),
                                                                      icalmemory_free_buffer);
  return text.get();
}

}  // namespace obereg::casework
