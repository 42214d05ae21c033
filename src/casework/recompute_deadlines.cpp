#include "casework/recompute_deadlines.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <tuple>

#include "casework/case.hpp"
#include "casework/queries.hpp"
#include "casework/units.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework;

namespace {

constexpr int batch = 5'000;  // clocks of a transaction: a fraction of a second, in which others may wait

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

struct Change {
  Running const* clock;
  End const* end;
  bool moves() const { return end->at != clock->end.at; }  // else only its explanation is another
};

// Those that were stopped meanwhile stay as they are, and are left out of what is told.
std::vector<Change> changed(database::Tx& tx, std::vector<Running> const& page, Ends& ends) {
  std::map<std::int64_t, Change> wanted;
  boost::json::array rows;
  for (auto const& clock : page) {
    auto const& end = ends.of(clock.term);
    if (end == clock.end) continue;
    wanted.emplace(clock.id, Change{&clock, &end});
    rows.push_back({{"id", clock.id},
                    {"due_at", to_millis(end.at)},
                    {"explained", end.explained},
                    {"provisional", end.provisional ? 1 : 0}});
  }
  std::vector<Change> changes;
  if (rows.empty()) return changes;
  tx.each(sql::move_deadlines, {{"ends", boost::json::serialize(rows)}}, [&](database::Row const& row) {
    if (auto const& change = wanted.at(row.integer(0)); change.moves()) changes.push_back(change);
  });
  std::sort(changes.begin(), changes.end(), [](Change const& a, Change const& b) { return a.clock->id < b.clock->id; });
  return changes;
}

std::string moved_words(Change const& change, std::chrono::minutes zone) {
  return "Изменён производственный календарь. «" + change.clock->term.title + "»: срок был до конца дня " +
         last_day(change.clock->end.at, zone) + ", стал до конца дня " + last_day(change.end->at, zone) + ".";
}

void tell(database::Tx& tx, std::vector<Change> const& changes, std::chrono::minutes zone, Instant now,
          calendar::Report const& report) {
  if (changes.empty()) return;
  boost::json::array events, cases;
  std::vector<calendar::Moved> moved;
  for (auto const& change : changes) {
    auto const& clock = *change.clock;
    events.push_back({{"case_id", clock.held.value}, {"text", moved_words(change, zone)}});
    if (clock.term.name == "service")
      cases.push_back({{"id", clock.held.value}, {"due_at", to_millis(change.end->at)}});
    moved.push_back({"Заявление № " + clock.incoming_number + ": " + clock.term.title, "", clock.end.at, change.end->at,
                     change.end->explained});
  }
  if (!cases.empty()) tx.exec(sql::move_cases, {{"cases", boost::json::serialize(cases)}});
  tx.exec(sql::insert_moved_events, {{"at", now}, {"actor", "программа"}, {"events", boost::json::serialize(events)}});
  report(tx, moved);
}

}  // namespace

// A statement for each transaction, not for each clock: a million of them wait for a server a million times.
void recompute_deadlines(database::Database& database, std::chrono::minutes zone, Instant now,
                         calendar::Report const& report) {
  std::int64_t after = 0;
  for (bool more = true; more;) {
    after = database.write([&](database::Tx& tx) {
      auto const days = calendar::current(tx);
      auto const page = tx.all(sql::running, {{"after", after}, {"size", batch}}, read_running);
      Ends ends(days, zone);
      tell(tx, changed(tx, page, ends), zone, now, report);
      more = static_cast<int>(page.size()) == batch;
      return page.empty() ? after : page.back().id;
    });
  }
}

}  // namespace obereg::casework
