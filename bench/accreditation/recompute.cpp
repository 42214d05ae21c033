// A change of the calendar that moves a million running clocks, by its job, beside a plain UPDATE of as many rows.
//   bench_recompute DATABASE [CLOCKS]      the database is empty
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "accreditation/invented_cases.hpp"
#include "casework/recompute_deadlines.hpp"
#include "measuring/figures.hpp"

namespace {

using namespace obereg;

constexpr double most_times = 10;
constexpr int clocks_of_case = 3, rounds = 2;

class Office {
 public:
  explicit Office(std::string const& url)
      : database_({.url = url, .connections = 2, .statement_timeout_ms = 3'600'000}) {
    database::migrate(database_, system_now());
  }

  void fill(std::int64_t clocks) {
    auto const cases = clocks / clocks_of_case;
    bench::fill_cases(database_, {cases, std::max<std::int64_t>(cases / 10, 1), cases, system_now()});
    change_calendar(1'000);  // their ends are not right yet: that is not measured
    if (moved() != cases * clocks_of_case) throw std::runtime_error(fmt::format("{} clocks moved", moved()));
  }
  // Seconds of the job after the working day that comes `after` so many days is made a day off.
  double change_calendar(int after) {
    auto const now = system_now();
    calendar::Change change;
    change.kind = calendar::ChangeKind::day_off;
    change.source = "Указ № 1";
    database_.write([&](database::Tx& tx) {
      auto const days = calendar::current(tx);
      change.to = days.working_day(LocalDate::at(now).plus_days(after), 1);
      change_ = calendar::add_change(tx, {}, change, now);
    });
    jobs::Runner runner(database_, {{std::string(calendar::recompute_job_kind), calendar::recompute_job({recompute})}},
                        system_now);
    auto const start = std::chrono::steady_clock::now();
    if (!runner.run_one()) throw std::runtime_error("no job");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  std::int64_t moved() {
    return database_.read([&](database::ReadTx& tx) { return calendar::recomputed(tx, change_, 0).moved; });
  }
  // There and back again; the time of one.
  double plain_update() {
    auto const start = std::chrono::steady_clock::now();
    bench::run_statement(database_,
                         "update casework_deadlines set due_at = due_at + 86400000 where stopped_at is null");
    auto const spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    bench::run_statement(database_,
                         "update casework_deadlines set due_at = due_at - 86400000 where stopped_at is null");
    return spent;
  }

 private:
  static void recompute(database::Database& database, calendar::Report const& report) {
    casework::recompute_deadlines(database, std::chrono::hours{3}, system_now(), report);
  }

  database::Database database_;
  std::int64_t change_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) throw std::runtime_error("bench_recompute DATABASE [CLOCKS]");
  std::cout << "\n" << (std::string_view(argv[1]).starts_with("sqlite:") ? "SQLite" : "PostgreSQL") << std::endl;
  auto const clocks = (argc > 2 ? std::atoll(argv[2]) : 1'000'000) / clocks_of_case * clocks_of_case;
  Office office(argv[1]);
  office.fill(clocks);
  std::vector<double> plain, recomputed;
  for (int round = 0; round < rounds; ++round) {
    auto const start = bench::processor_seconds();
    plain.push_back(office.plain_update());
    auto const between = bench::processor_seconds();
    recomputed.push_back(office.change_calendar(2 + round));
    auto const end = bench::processor_seconds();
    if (office.moved() != clocks) throw std::runtime_error(fmt::format("{} clocks moved", office.moved()));
    bench::print_note(fmt::format(
        "{} clocks: plain UPDATE {:.1f} s, the job {:.1f} s; of this process there and back {:.1f}, the job {:.1f}",
        clocks, plain.back(), recomputed.back(), between - start, end - between));
  }
  bench::print_figure("recomputation, times a plain UPDATE", bench::median(recomputed) / bench::median(plain), "",
                      bench::Goal::at_most, most_times);
} catch (std::exception const& error) {
  std::cerr << "bench_recompute: " << error.what() << '\n';
  return 1;
}
