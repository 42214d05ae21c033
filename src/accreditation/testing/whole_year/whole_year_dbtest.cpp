// A year of the service under a clock that the test moves (issue 4): cases are filed, passed on, asked about, decided,
// withdrawn and complained about at any hour of 2026 by a seeded plan, the calendar changes under them, and a plain
// model of its own says what must stand in the database. OBEREG_YEAR_CASES says how many cases there are: 1,000
// unless it is set.
#include <queue>
#include <random>

#include "accreditation/testing/whole_year/year_check.hpp"

namespace obereg::accreditation::whole_year {
namespace {

struct Deed {
  Instant at;
  std::int64_t order = 0;
  std::function<void()> run;
  bool operator<(Deed const& other) const { return std::tie(at, order) > std::tie(other.at, other.order); }
};

class WholeYear : public YearCheck {
 protected:
  void plan(Instant at, std::function<void()> run) { plan_.push({at, ++order_, std::move(run)}); }
  bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
  Instant later(minutes least, minutes most) {
    auto const range = static_cast<std::uint64_t>((most - least).count()) * 60'000 + 1;
    return now() + least + std::chrono::milliseconds{random_() % range};
  }
  static Instant moment(std::string const& day, std::chrono::milliseconds since_midnight) {
    return PlainDays::midnight(PlainDays::of(day)) + since_midnight;
  }

  void run_plan() {
    while (!plan_.empty()) {
      auto const deed = plan_.top();
      plan_.pop();
      go_on_until(deed.at);
      deed.run();
    }
  }

  // Which of the eight: mostly what the registry allows, now and then what it does not.
  int variant_for(std::size_t who) {
    auto const record = model.records.find(who);
    auto const status = record == model.records.end() ? "terminated" : record->second.status;
    auto const purpose = chance(10)              ? static_cast<int>(random_() % 4)
                         : status == "suspended" ? (chance(70) ? 2 : 1)
                         : status == "active"    ? (chance(70) ? 1 : 3)
                                                 : 0;
    return 1 + 2 * purpose + (applicants[who].is_sole_trader ? 1 : 0);
  }
  // What the officer decides by the registry as it is; "" to refuse.
  std::string step_for(PlainCase const& expected) {
    auto const record = model.records.find(expected.applicant);
    bool const has = record != model.records.end() && record->second.status != "terminated";
    if (chance(25)) return "";
    if (expected.variant <= 2) return has ? "" : "granted";
    if (expected.variant <= 4) return !has ? "" : chance(15) ? "terminated" : "changed";
    if (expected.variant <= 6) return has && record->second.status == "suspended" ? "resumed" : "";
    return has && chance(60) ? "changed" : "none";
  }

  void plan_filings(int count) {
    auto const begin = PlainDays::midnight(PlainDays::of("2026-01-01"));
    auto const end = PlainDays::midnight(PlainDays::of("2027-01-01"));
    auto const year = static_cast<std::uint64_t>((end - begin).count());
    for (int i = 0; i < count; ++i)
      plan(begin + std::chrono::milliseconds{random_() % year}, [this] { file_someones(); });
    // The last moment of a day before holidays, of the year, and the first of the next.
    for (auto const* day : {"2026-02-20", "2026-04-30", "2026-12-30", "2026-12-31"})
      plan(moment(day, hours{24} - std::chrono::milliseconds{1}), [this] { file_someones(); });
    plan(end, [this] { file_someones(); });
  }

  void file_someones() {
    auto const who = random_() % applicants.size();
    auto const at = file(who, variant_for(who), chance(3));
    if (chance(3)) return;  // the registry office forgets it
    if (chance(6)) plan(later(minutes{1}, hours{24 * 15}), [this, at] { give_up(at); });
    if (chance(4)) plan(later(hours{1}, hours{24 * 40}), [this, at] { complain_and_be_answered(at); });
    plan(later(minutes{10}, hours{24 * 3}), [this, at] { hand_over(at); });
  }
  void give_up(std::size_t at) {
    withdraw(at);
    if (chance(50)) plan(later(minutes{1}, hours{24 * 6}), [this, at] { read_letter(at); });
  }
  void hand_over(std::size_t at) {
    auto const to = random_() % officers.size();
    pass_on_to(at, to, registrar);
    if (!held(at).officer) return;
    if (chance(80)) plan(later(minutes{1}, hours{10}), [this, at] { ask_about(at); });
    if (chance(5))
      plan(later(hours{24}, hours{24 * 10}), [this, at] { pass_on_to(at, random_() % officers.size(), head); });
    if (!chance(4)) plan(later(hours{24}, hours{24 * 12}), [this, at] { examine(at); });
  }
  void ask_about(std::size_t at) {
    ask(at);
    for (std::size_t i = 0; i < held(at).requests.size(); ++i) {
      if (chance(10)) continue;  // nobody ever answers
      auto const late = chance(20);
      bool const about_another = chance(5), twice = chance(4);
      plan(late ? later(hours{49}, hours{200}) : later(hours{1}, hours{47}),
           [this, at, i, about_another] { answer(at, i, about_another); });
      if (twice) plan(later(hours{60}, hours{220}), [this, at, i] { answer(at, i, false); });
    }
  }
  void examine(std::size_t at) {
    draft(at, step_for(held(at)));
    if (chance(8))
      plan(later(hours{1}, hours{24}), [this, at] {
        return_to_officer(at);
        examine_again(at);
      });
    else
      plan(later(hours{1}, hours{24 * 4}), [this, at] { decide(at); });
  }
  void examine_again(std::size_t at) {
    if (held(at).open()) plan(later(hours{1}, hours{48}), [this, at] { examine(at); });
  }
  void decide(std::size_t at) {
    if (!sign(at)) {
      return_to_officer(at);
      return examine_again(at);
    }
    if (held(at).draft == "returned") return examine_again(at);  // another officer has it by now
    if (chance(60)) plan(later(minutes{1}, hours{24 * 5}), [this, at] { read_letter(at); });
    EXPECT_FALSE(chance(3) && signed_by_signatory(held(at).id)) << "nobody signs twice";
  }
  void complain_and_be_answered(std::size_t at) {
    auto const complaint = complain(at, chance(25) ? "correction" : "term");
    plan(later(hours{24}, hours{24 * 25}), [this, at, complaint] { answer_complaint_of(at, complaint, chance(50)); });
    if (chance(5))
      plan(later(hours{24 * 26}, hours{24 * 30}), [this, at, complaint] { answer_complaint_of(at, complaint, true); });
  }

  void plan_suspensions(int count) {
    for (int i = 0; i < count; ++i)
      plan(moment("2026-01-10", std::chrono::minutes{random_() % (350 * 24 * 60)}),
           [this] { suspend(random_() % applicants.size()); });
  }

  static calendar::Change day_off(std::string const& day, std::string const& region = "") {
    calendar::Change change;
    change.kind = calendar::ChangeKind::day_off;
    change.to = PlainDays::of(day);
    change.region = region;
    change.source = "Указ № 1";
    return change;
  }
  static calendar::Change year_2027() {
    calendar::Change change;
    change.kind = calendar::ChangeKind::year;
    change.year = 2027;
    for (auto const* day :
         {"2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08", "2027-01-11",
          "2027-02-22", "2027-02-23", "2027-03-08", "2027-05-03", "2027-05-10", "2027-06-14", "2027-11-04"})
      change.days.holidays.insert(PlainDays::of(day));
    change.source = "Постановление № 2";
    return change;
  }
  // A day off, a transfer, a day off that is taken back, one of a region alone, and the next year set by the
  // Government.
  void plan_calendar() {
    plan(moment("2026-02-10", hours{11}), [this] { rest_on("2026-02-25"); });
    plan(moment("2026-03-16", hours{3}), [this] {
      calendar::Change change;
      change.kind = calendar::ChangeKind::transfer;
      change.from = PlainDays::of("2026-04-04");
      change.to = PlainDays::of("2026-03-27");
      change.source = "Постановление № 1";
      model.days.transfer("2026-04-04", "2026-03-27");
      change_calendar(change);
    });
    plan(moment("2026-05-20", hours{18}), [this] { rest_on("2026-06-11"); });
    plan(moment("2026-06-02", hours{10}), [this] {
      calendar::Change undo;
      undo.kind = calendar::ChangeKind::undo;
      undo.undoes = last_day_off_;
      undo.source = "Указ отменён";
      model.days.work_again_on("2026-06-11");
      change_calendar(undo);
    });
    plan(moment("2026-09-01", hours{9}), [this] {
      auto const moved = moved_in_all;
      change_calendar(day_off("2026-09-09", "16"));
      EXPECT_EQ(moved_in_all, moved) << "a region's day off moves nothing of the ministry's";
    });
    plan(moment("2026-12-15", hours{12}), [this] {
      model.days.make_2027_official({"2027-01-11", "2027-02-22"});
      change_calendar(year_2027());
    });
  }
  void rest_on(std::string const& day) {
    model.days.rest_on(day);
    last_day_off_ = change_calendar(day_off(day));
    check_clocks();
  }
  void plan_checks() {
    for (auto const* day : {"2026-02-01", "2026-03-28", "2026-06-01", "2026-09-15", "2026-12-16"})
      plan(moment(day, hours{8}), [this] { check_everything(); });
  }
  // The exchange looks into the folder as long as an answer is awaited.
  void check_rounds() { EXPECT_TRUE(!model.waits_for_answers() || now() - last_round <= exchange_interval); }

 private:
  std::mt19937_64 random_{644};
  std::priority_queue<Deed> plan_;
  std::int64_t order_ = 0, last_day_off_ = 0;
};
OBEREG_ON_BOTH_ENGINES(WholeYear);

// On a server each statement is a way there and back.
int cases_of_the_year(database::Engine engine) {
  auto const* const wanted = std::getenv("OBEREG_YEAR_CASES");
  auto const count = wanted ? std::atoi(wanted) : 1'000;
  return engine == database::Engine::sqlite ? count : count / 5;
}

TEST_P(WholeYear, PLT_02_ACR_08_a_year_of_cases_misses_doubles_and_misreckons_no_notice_deadline_or_number) {
  auto const count = cases_of_the_year(GetParam());
  plan_calendar();
  plan_filings(count);
  plan_suspensions(count / 20);
  plan_checks();
  run_plan();
  go_on_until(now() + hours{24});  // mail that waits for its next attempt
  check_rounds();
  check_everything();
  EXPECT_GT(moved_in_all, count / 20) << "changes of the calendar met running clocks";
  EXPECT_EQ(model.cases.size(), static_cast<std::size_t>(count) + 5);
  std::map<std::string, int> states;
  for (auto const& each : model.cases) ++states[each.state];
  for (auto const* state : {"open", "granted", "refused", "withdrawn"}) EXPECT_GT(states[state], count / 100) << state;
}

}  // namespace
}  // namespace obereg::accreditation::whole_year
