#include "casework/complaints/complaints.hpp"
#include "casework/complaints/queries.hpp"
#include "casework/units.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::complaints;

namespace {

constexpr int batch = 1'000;

struct Running {
  std::int64_t id = 0;
  std::string number;
  Term term;
  End end;
};

Running read_running(database::Row const& row) {
  Running read;
  read.id = row.integer(0);
  read.number = row.string(1);
  read.term.term = {static_cast<int>(row.integer(2)), unit_of(row.text(3))};
  read.term.event = row.date(4);
  read.term.event_words = std::string(complaint_registered);
  read.end = {row.moment(5), row.string(6), row.truth(7)};
  return read;
}

// False where it does not move: only its explanation may have changed, or it was answered meanwhile.
bool move(database::Tx& tx, Running const& running, End const& end) {
  if (end == running.end) return false;
  auto const moved =
      tx.exec(sql::move,
              {{"due_at", end.at}, {"explained", end.explained}, {"provisional", end.provisional}, {"id", running.id}});
  return moved == 1 && end.at != running.end.at;
}

}  // namespace

void recompute_complaints(database::Database& database, std::chrono::minutes zone, calendar::Report const& report) {
  std::int64_t after = 0;
  for (bool more = true; more;) {
    after = database.write([&](database::Tx& tx) {
      auto const days = calendar::current(tx);
      auto const page = tx.all(sql::running, {{"after", after}, {"size", batch}}, read_running);
      std::vector<calendar::Moved> moved;
      for (auto const& running : page) {
        auto const end = end_of(running.term, days, zone);
        if (move(tx, running, end))
          moved.push_back({"Жалоба № " + running.number, "", running.end.at, end.at, end.explained});
      }
      report(tx, moved);
      more = static_cast<int>(page.size()) == batch;
      return page.empty() ? after : page.back().id;
    });
  }
}

}  // namespace obereg::casework
