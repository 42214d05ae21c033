#include "platform/calendar_store/calendar_store.hpp"

#include <boost/json.hpp>

#include "platform/audit/audit.hpp"
#include "platform/calendar_store/queries.hpp"

namespace obereg::calendar {

namespace sql = obereg::sql::platform::calendar_store;

namespace {

using DayRows = std::vector<std::pair<std::string_view, LocalDate>>;

DayRows days_of(Change const& change) {
  if (change.kind == ChangeKind::transfer) return {{"from", change.from}, {"to", change.to}};
  if (change.kind == ChangeKind::day_off) return {{"off", change.to}};
  DayRows rows;
  for (auto const day : change.days.holidays) rows.emplace_back("holiday", day);
  for (auto const day : change.days.working_weekends) rows.emplace_back("working", day);
  for (auto const day : change.days.shortened) rows.emplace_back("shortened", day);
  return rows;
}

void put_day(Change& change, std::string_view what, LocalDate day) {
  if (what == "from")
    change.from = day;
  else if (what == "to" || what == "off")
    change.to = day;
  else if (what == "holiday")
    change.days.holidays.insert(day);
  else if (what == "working")
    change.days.working_weekends.insert(day);
  else
    change.days.shortened.insert(day);
}

Change read_change(database::Row const& row) {
  Change change;
  change.id = row.integer(0);
  change.kind = change_kind_of(row.text(1)).value();
  change.year = static_cast<int>(row.integer(2));
  change.region = row.string(3);
  change.undoes = row.optional_integer(4).value_or(0);
  change.source = row.string(5);
  change.author = row.string(6);
  change.at = row.moment(7);
  change.days.official = true;
  change.days.source = change.source;
  return change;
}

// One statement for all that went from one end to another: there may be a million of them.
void insert_moves(database::Tx& tx, std::int64_t change, std::vector<Moved> const& moved) {
  for (auto first = moved.begin(); first != moved.end();) {
    boost::json::array rows;
    auto next = first;
    for (; next != moved.end() && next->before == first->before && next->after == first->after &&
           next->explained == first->explained;
         ++next)
      rows.push_back({next->what, next->address});
    tx.exec(sql::insert_moves, {{"change", change},
                                {"moves", boost::json::serialize(rows)},
                                {"due_before", first->before},
                                {"due_after", first->after},
                                {"explained", first->explained}});
    first = next;
  }
}

}  // namespace

std::vector<Change> changes(database::ReadTx& tx) {
  auto list = tx.all(sql::all_changes, {}, read_change);
  if (list.empty()) return list;
  struct Day {
    std::int64_t change;
    std::string what;
    LocalDate day;
  };
  auto change = list.begin();
  for (auto const& [id, what, day] : tx.all(sql::all_days, {}, [](database::Row const& row) {
         return Day{row.integer(0), row.string(1), row.date(2)};
       })) {
    while (change->id != id) ++change;  // both are in the order of changes
    put_day(*change, what, day);
  }
  return list;
}

WorkingCalendar current(database::ReadTx& tx, std::string_view region, DecreeDays decree_days) {
  auto const list = changes(tx);
  if (list.empty() && decree_days == DecreeDays::off) return russia();
  return with_changes(russia(), list, region, decree_days);
}

std::int64_t add_change(database::Tx& tx, Actor const& actor, Change const& change, Instant now) {
  auto const undoes = change.undoes ? std::optional(change.undoes) : std::nullopt;
  auto const id = tx.get_integer(sql::insert_change, {{"kind", to_text(change.kind)},
                                                      {"year", static_cast<std::int64_t>(change.year)},
                                                      {"region", change.region},
                                                      {"undoes", undoes},
                                                      {"source", change.source},
                                                      {"author_id", actor.account},
                                                      {"author", actor.name},
                                                      {"now", now}});
  for (auto const& [what, day] : days_of(change))
    tx.exec_one(sql::insert_day, {{"change", id}, {"what", what}, {"day", day}});
  audit::record(tx, actor, "calendar.changed", "calendar-change:" + std::to_string(id),
                title_of(change) + "; источник: " + change.source, now);
  jobs::enqueue(tx, recompute_job_kind, boost::json::serialize(boost::json::object{{"change", id}}), now);
  return id;
}

Recomputed recomputed(database::ReadTx& tx, std::int64_t change, int size) {
  Recomputed result;
  auto const moved = tx.get_one(sql::recomputed, {{"change", change}},
                                [](database::Row const& row) { return row.optional_integer(0); });
  result.is_done = moved.has_value();
  result.moved = moved ? *moved : tx.get_integer(sql::count_moves, {{"change", change}});
  result.first = tx.all(sql::moves_of, {{"change", change}, {"size", size}}, [](database::Row const& row) {
    return Moved{row.string(0), row.string(1), row.moment(2), row.moment(3), row.string(4)};
  });
  return result;
}

jobs::Handler recompute_job(std::vector<OpenTerms> open) {
  return [open = std::move(open)](jobs::Run& run) {
    auto const change = boost::json::parse(run.job.payload).at("change").as_int64();
    auto const report = [change](database::Tx& tx, std::vector<Moved> const& moved) {
      insert_moves(tx, change, moved);
    };
    for (auto const& terms : open) terms(run.database(), report);
    run.database().write([&](database::Tx& tx) {
      auto const done = recomputed(tx, change, 0);
      if (!done.is_done)
        tx.exec_one(sql::insert_recomputed, {{"change", change}, {"moved", done.moved}, {"now", run.now()}});
    });
  };
}

}  // namespace obereg::calendar
