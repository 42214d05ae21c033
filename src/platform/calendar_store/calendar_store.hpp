// The calendar as administrators changed it: a numbered list of changes on top of the embedded table (PLT-02). After
// each change what is open is recomputed by a job.
#pragma once
#include <functional>

#include "core/actor.hpp"
#include "platform/calendar_store/changes.hpp"
#include "platform/database/database.hpp"
#include "platform/jobs/jobs.hpp"

namespace obereg::calendar {

// What terms are counted by. `region`: two digits of the subject of the Federation whose days off count too.
WorkingCalendar current(database::ReadTx& tx, std::string_view region = "", DecreeDays decree_days = DecreeDays::off);

std::vector<Change> changes(database::ReadTx& tx);  // in their order, undone ones too

// Written into the audit log; what is open is recomputed afterwards. The change fits the calendar: wrong_with().
// Violates uq_calendar_changes_undoes where it undoes what was undone.
std::int64_t add_change(database::Tx& tx, Actor const& actor, Change const& change, Instant now);

// A due date that a change moved.
struct Moved {
  std::string what;       // Russian: "Заявка на доступ № 12"
  std::string address;    // of its page
  Instant before, after;  // the first moments that are too late
  std::string explained;
};
struct Recomputed {
  bool is_done = false;
  std::int64_t moved = 0;
  std::vector<Moved> first;  // in the order in which they were moved
};
Recomputed recomputed(database::ReadTx& tx, std::int64_t change, int size);

// Open terms of one kind: recomputes each by the current calendar, in transactions of its own, and tells those that
// moved in the transaction that moves them. May be called again for what it did before.
using Report = std::function<void(database::Tx& tx, std::vector<Moved> const& moved)>;
using OpenTerms = std::function<void(database::Database& database, Report const& report)>;

inline constexpr std::string_view recompute_job_kind = "calendar.recompute";
jobs::Handler recompute_job(std::vector<OpenTerms> open);

}  // namespace obereg::calendar
