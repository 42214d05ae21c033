#include "casework/recompute_deadlines.hpp"

#include "casework/case.hpp"
#include "casework/queries.hpp"
#include "casework/units.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework;

namespace {

constexpr int batch = 1'000;

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

// False where it did not move: only its explanation may have changed, or the clock was stopped meanwhile.
bool move(database::Tx& tx, Running const& running, End const& end, std::chrono::minutes zone, Instant now) {
  if (end == running.end) return false;
  auto const moved =
      tx.exec(sql::move_deadline,
              {{"due_at", end.at}, {"explained", end.explained}, {"provisional", end.provisional}, {"id", running.id}});
  if (moved == 0 || end.at == running.end.at) return false;
  if (running.term.name == "service") tx.exec_one(sql::move_case, {{"due_at", end.at}, {"id", running.held}});
  auto const words = "Изменён производственный календарь. «" + running.term.title + "»: срок был до конца дня " +
                     last_day(running.end.at, zone) + ", стал до конца дня " + last_day(end.at, zone) + ".";
  tx.exec_one(sql::insert_event,
              {{"case_id", running.held}, {"at", now}, {"kind", "due-moved"}, {"actor", "программа"}, {"text", words}});
  return true;
}

}  // namespace

void recompute_deadlines(database::Database& database, std::chrono::minutes zone, Instant now,
                         calendar::Report const& report) {
  std::int64_t after = 0;
  for (bool more = true; more;) {
    after = database.write([&](database::Tx& tx) {
      auto const days = calendar::current(tx);
      auto const page = tx.all(sql::running, {{"after", after}, {"size", batch}}, read_running);
      for (auto const& running : page) {
        auto const end = end_of(running.term, days, zone);
        if (!move(tx, running, end, zone, now)) continue;
        report(tx, {"Заявление № " + running.incoming_number + ": " + running.term.title, "", running.end.at, end.at,
                    end.explained});
      }
      more = static_cast<int>(page.size()) == batch;
      return page.empty() ? after : page.back().id;
    });
  }
}

}  // namespace obereg::casework
