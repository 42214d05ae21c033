// What should stand in the database after what was done, by a model of its own: plain structs, brute-force days. Header
// only.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "accreditation/testing/whole_year/plain_days.hpp"

namespace obereg::accreditation::whole_year {

struct PlainClock {
  std::string name;
  LocalDate event;
  int length = 0;
  bool of_working_days = true;
  Instant due;
  bool provisional = false;
  std::optional<Instant> stopped;
};

struct PlainRequest {
  std::string kind, message;
  Instant send_due;
  std::string state = "waiting";
  std::optional<Instant> sent, closed;
  bool answer_lies = false, answer_is_good = false;  // in the folder, not fetched yet
};

struct PlainCase {
  std::int64_t id = 0;
  std::string number;
  int variant = 0;
  std::size_t applicant = 0;
  Instant filed;
  std::string state = "open";
  std::optional<Instant> closed;
  std::optional<std::int64_t> officer;
  std::vector<PlainClock> clocks;
  std::vector<PlainRequest> requests;
  std::map<std::string, int> events;
  std::string letter;            // number of the letter
  std::string draft = "none";    // none, sent, returned, signed
  bool grants = false;           // as drafted
  std::string step;              // granted, changed, terminated, resumed, none
  std::int64_t record_seen = 0;  // number of the record that the draft was made for; 0: there was none
  int version_seen = 0;
  std::optional<std::int64_t> record;  // that the decision changed

  bool open() const { return state == "open"; }
  PlainClock& clock(std::string const& name) {
    for (auto& each : clocks)
      if (each.name == name) return each;
    throw std::logic_error("no clock " + name);
  }
};

struct PlainComplaint {
  std::int64_t id = 0, about = 0;
  std::string number, state = "open";
  PlainClock clock;
};

struct PlainRecord {
  std::int64_t number = 0;
  int version = 0;
  std::string status;  // active, suspended, terminated
};

// In the cabinet: of a decision or a withdrawal.
struct PlainLetter {
  std::size_t about = 0;  // place of its case
  std::string number;
  Instant sent;
  bool is_read = false, is_repeated = false;
};

struct PlainNotice {
  std::string to, subject;
  Instant at;
  std::string says;  // part of its text
};

class PlainModel {
 public:
  PlainDays days;
  std::vector<PlainCase> cases;
  std::vector<PlainComplaint> complaints;
  std::map<std::size_t, PlainRecord> records;  // by applicant: the last one
  std::vector<PlainLetter> letters;
  std::vector<PlainNotice> notices;
  std::map<std::string, int> audited;  // action -> how often
  std::int64_t last_record = 0;

  // "АК-15/2026"
  std::string next(std::string const& series, Instant now) {
    auto const year = std::to_string(PlainDays::day_of(now).year());
    return series + "-" + std::to_string(++last_[series + "/" + year]) + "/" + year;
  }
  std::map<std::string, int> const& last_numbers() const { return last_; }

  PlainClock counted(PlainClock clock) const {
    auto const end = days.end(clock.event, clock.length, clock.of_working_days);
    clock.due = PlainDays::too_late(end.day);
    clock.provisional = end.provisional;
    return clock;
  }
  // П. 41, 66 and the like, as they stand in the text of the regulation.
  PlainCase& file(std::size_t applicant, int variant, Instant now) {
    constexpr int service[] = {0, 25, 25, 30, 30, 20, 20, 10, 10}, decision[] = {0, 15, 15, 15, 15, 10, 10, 5, 5};
    bool const changes = variant == 3 || variant == 4;
    auto const day = PlainDays::day_of(now);
    PlainCase filed;
    filed.number = next("АК", now);
    filed.variant = variant;
    filed.applicant = applicant;
    filed.filed = now;
    filed.clocks = {counted({"service", day, service[variant], !changes, {}, false, {}}),
                    counted({"decision", day, decision[variant], true, {}, false, {}}),
                    counted({"to_officer", day, 1, true, {}, false, {}})};
    if (changes) filed.clocks.push_back(counted({"service_inner", day, 25, true, {}, false, {}}));
    ++filed.events["filed"];
    return cases.emplace_back(std::move(filed));
  }
  static void close(PlainCase& held, std::string const& state, Instant now) {
    held.state = state;
    held.closed = now;
    for (auto& clock : held.clocks)
      if (!clock.stopped) clock.stopped = now;
    for (auto& request : held.requests)
      if (request.state != "answered") request.state = "cancelled", request.closed = now;
  }
  // What a change of the calendar moves: how many clocks.
  int recount() {
    int moved = 0;
    for (auto& held : cases)
      for (auto& clock : held.clocks) {
        if (clock.stopped) continue;
        auto const was = clock.due;
        clock = counted(clock);
        if (clock.due == was) continue;
        ++moved;
        ++held.events["due-moved"];
      }
    for (auto& complaint : complaints) {
      if (complaint.state != "open") continue;
      auto const was = complaint.clock.due;
      complaint.clock = counted(complaint.clock);
      if (complaint.clock.due != was) ++moved;
    }
    return moved;
  }
  // A round of the exchange: what waits goes, what lies in the folder is taken.
  void exchange(Instant now) {
    for (auto& held : cases)
      for (auto& request : held.requests) {
        if (request.state == "waiting") request.state = "sent", request.sent = now;
        if (!request.answer_lies) continue;
        request.answer_lies = false;
        ++audited["accreditation.answer-received"];
        if (request.state == "sent" && request.answer_is_good) request.state = "answered", request.closed = now;
      }
  }
  bool waits_for_answers() const {
    for (auto const& held : cases)
      for (auto const& request : held.requests)
        if (request.state == "sent" || request.state == "waiting") return true;
    return false;
  }

 private:
  std::map<std::string, int> last_;  // "АК/2026"
};

}  // namespace obereg::accreditation::whole_year
