#include "casework/recompute_deadlines.hpp"

#include <map>
#include <set>
#include <tuple>

#include "casework/case.hpp"
#include "casework/queries.hpp"
#include "casework/units.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework;

namespace {

constexpr int batch = 10'000;  // clocks of a transaction: a fraction of a second, in which others may wait

struct Running {
  std::int64_t id = 0;
  CaseId held;
  Term term;
  End end;
  std::string incoming_number;
};

Running read_running(database::Row const& row) {
  Running read;
  read.id = row.integer(0);
  read.held = {row.integer(1)};
  read.term.name = row.string(2);
  read.term.title = row.string(3);
  read.term.term = {static_cast<int>(row.integer(4)), unit_of(row.text(5))};
  read.term.event = row.date(6);
  read.term.event_words = row.string(7);
  read.end = {row.moment(8), row.string(9), row.truth(10)};
  read.incoming_number = row.string(11);
  return read;
}

// The ends of one transaction by what they are counted from: cases of one day share them.
class Ends {
 public:
  Ends(calendar::WorkingCalendar const& days, std::chrono::minutes zone) : days_(days), zone_(zone) {}

  End const& of(Term const& term) {
    auto const [found, is_new] =
        known_.try_emplace({term.event, term.term.length, term.term.unit, term.event_words}, End{});
    if (is_new) found->second = end_of(term, days_, zone_);
    return found->second;
  }

 private:
  calendar::WorkingCalendar const& days_;
  std::chrono::minutes zone_;
  std::map<std::tuple<LocalDate, int, calendar::Unit, std::string>, End> known_;
};

// Clocks of one name that all go from one end to another: cases that were filed on one day.
struct Group {
  std::string name, title;
  Instant before;
  End const* end = nullptr;
  std::vector<Running const*> clocks = {};

  bool moves() const { return end->at != before; }  // else only its explanation is another
};
std::vector<Group> groups_of(std::vector<Running> const& page, Ends& ends) {
  std::map<std::tuple<std::string_view, std::string_view, Instant, End const*>, std::size_t> places;
  std::vector<Group> groups;
  for (auto const& clock : page) {
    auto const& end = ends.of(clock.term);
    if (end == clock.end) continue;
    auto const [place, is_new] =
        places.try_emplace({clock.term.name, clock.term.title, clock.end.at, &end}, groups.size());
    if (is_new) groups.push_back({clock.term.name, clock.term.title, clock.end.at, &end});
    groups[place->second].clocks.push_back(&clock);
  }
  return groups;
}

std::string ids_of(Group const& group) {
  std::string ids;
  for (auto const* clock : group.clocks) ids += (ids.empty() ? "[" : ",") + std::to_string(clock->id);
  return ids + "]";
}

// Those that were stopped meanwhile stay as they are, and are not told of.
void move(database::Tx& tx, Group& group) {
  std::set<std::int64_t> moved;
  tx.each(sql::move_deadlines,
          {{"ids", ids_of(group)},
           {"due_at", group.end->at},
           {"explained", group.end->explained},
           {"provisional", group.end->provisional}},
          [&](database::Row const& row) { moved.insert(row.integer(0)); });
  if (moved.size() < group.clocks.size())
    std::erase_if(group.clocks, [&](Running const* clock) { return !moved.contains(clock->id); });
}

void tell(database::Tx& tx, Group const& group, std::chrono::minutes zone, Instant now,
          std::vector<calendar::Moved>& report) {
  auto const ids = ids_of(group);
  auto const words = "Изменён производственный календарь. «" + group.title + "»: срок был до конца дня " +
                     last_day(group.before, zone) + ", стал до конца дня " + last_day(group.end->at, zone) + ".";
  tx.exec(sql::insert_moved_events, {{"ids", ids}, {"at", now}, {"actor", "программа"}, {"text", words}});
  if (group.name == "service") tx.exec(sql::move_cases, {{"ids", ids}, {"due_at", group.end->at}});
  for (auto const* clock : group.clocks)
    report.push_back({"Заявление № " + clock->incoming_number + ": " + group.title, "", group.before, group.end->at,
                      group.end->explained});
}

std::vector<calendar::Moved> moved(database::Tx& tx, std::vector<Group> groups, std::chrono::minutes zone,
                                   Instant now) {
  std::vector<calendar::Moved> report;
  for (auto& group : groups) {
    move(tx, group);
    if (group.moves() && !group.clocks.empty()) tell(tx, group, zone, now, report);
  }
  return report;
}

}  // namespace

// A statement for clocks of a kind, not for each clock: a million of them wait for a server a million times.
void recompute_deadlines(database::Database& database, std::chrono::minutes zone, Instant now,
                         calendar::Report const& report) {
  std::int64_t after = 0;
  for (bool more = true; more;) {
    after = database.write([&](database::Tx& tx) {
      auto const days = calendar::current(tx);
      auto const page = tx.all(sql::running, {{"after", after}, {"size", batch}}, read_running);
      Ends ends(days, zone);
      report(tx, moved(tx, groups_of(page, ends), zone, now));
      more = static_cast<int>(page.size()) == batch;
      return page.empty() ? after : page.back().id;
    });
  }
}

}  // namespace obereg::casework
