#include "access/requests/request_views.hpp"

#include "platform/html/format.hpp"

namespace obereg::access {

namespace {

constexpr std::chrono::hours soon{4};

// "3 часа", "40 минут"; days where there are more than two.
std::string in_words(std::chrono::milliseconds time) {
  auto const hours = std::chrono::duration_cast<std::chrono::hours>(time).count();
  constexpr int hours_a_day = 24;
  if (hours >= 2 * hours_a_day) return html::counted(hours / hours_a_day, "день", "дня", "дней");
  if (hours >= 1) return html::counted(hours, "час", "часа", "часов");
  return html::counted(std::chrono::duration_cast<std::chrono::minutes>(time).count(), "минуту", "минуты", "минут");
}

}  // namespace

void show_due(html::View& view, AccessRequest const& request, Instant now, std::chrono::minutes zone) {
  bool const waits = request.state == RequestState::received || request.state == RequestState::in_work;
  auto const last_day = LocalDate::at(request.due.at - std::chrono::milliseconds{1}, zone).russian();
  bool const late = now >= request.due.at;
  auto const left = late ? now - request.due.at : request.due.at - now;
  view.set("has_due", waits);
  view.set("due_text", late ? "срок был до конца дня " + last_day + ", просрочена на " + in_words(left)
                            : "до конца дня " + last_day + ", ещё " + in_words(left));
  view.set("is_soon", waits && !late && left <= soon).set("is_late", waits && late);
}

std::vector<html::View> timeline_rows(std::vector<RequestEvent> const& events, bool staff, std::chrono::minutes zone) {
  std::vector<html::View> rows;
  for (auto const& event : events) {
    bool const by_applicant = event.kind == "filed" || event.kind == "corrected";
    auto const clerk = event.kind == "opened"               ? std::string("система")
                       : staff || event.kind == "due-moved" ? event.actor
                                                            : std::string("сотрудник");
    rows.push_back({{"at", russian_moment(event.at, zone)},
                    {"actor", by_applicant ? std::string("заявитель") : clerk},
                    {"text", event.text}});
  }
  return rows;
}

}  // namespace obereg::access
