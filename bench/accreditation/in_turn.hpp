// The same questions asked of a big base and of a small one in turn, each about something else. Header only.
#pragma once
#include <fmt/format.h>
#include <time.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <random>
#include <stdexcept>

#include "accreditation/invented_cases.hpp"
#include "measuring/figures.hpp"

namespace obereg::bench {

inline constexpr double most_times = 2;
inline constexpr int warming = 100, counted = 400;

// A base that is filled where it is empty. What is measured is what the pages read: the page around it costs the same
// in both.
class FilledBase {
 public:
  using Fill = void (*)(database::Database& database, CasesPlan const& plan);
  FilledBase(std::string const& url, CasesPlan plan_, Fill fill)
      : plan(plan_), database_({.url = url, .connections = 2, .statement_timeout_ms = 3'600'000}) {
    database::migrate(database_, plan.now);
    if (integer_of(database_, "select count(*) from (select 1 from organisations limit 1) any_one") > 0) return;
    auto const start = std::chrono::steady_clock::now();
    fill(database_, plan);
    std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - start;
    print_note(
        fmt::format("{} cases of {} organisations filled in, {:.0f} s", plan.cases, plan.organisations, spent.count()));
  }

  // Milliseconds. `read` answers how many rows it got. SQLite works in this thread: its processor time counts, which
  // others on the machine do not lengthen. Of a server it is the time that one waits for it.
  template <class Read>
  double measured(Read&& read) {
    auto const start = moment();
    auto const rows = database_.read(std::forward<Read>(read));
    auto const spent = moment() - start;
    if (rows == 0) throw std::runtime_error("nothing is found");
    return spent * 1000;
  }

  CasesPlan const plan;

 private:
  double moment() const {
    timespec time{};
    clock_gettime(is_sqlite_ ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  }

  database::Database database_;
  bool is_sqlite_ = database_.read([](database::ReadTx& tx) { return tx.engine() == database::Engine::sqlite; });
};

struct Question {
  std::string name;
  std::function<double(FilledBase&, std::int64_t chance)> ask;  // milliseconds
};

inline void compare(Question const& question, FilledBase& big, FilledBase& small) {
  std::mt19937_64 chance(5);
  std::vector<double> of_big, of_small;
  for (int i = 0; i < warming + counted; ++i) {
    auto const place = static_cast<std::int64_t>(chance() >> 2);
    auto const first = question.ask(big, place), second = question.ask(small, place);
    if (i < warming) continue;
    of_big.push_back(first);
    of_small.push_back(second);
  }
  print_note(fmt::format("{}: median {:.2f} and {:.2f} ms, p99 {:.2f} and {:.2f} ms", question.name, median(of_big),
                         median(of_small), percentile(of_big, 99), percentile(of_small, 99)));
  print_figure("p99, times that of the small one", percentile(of_big, 99) / percentile(of_small, 99), "", Goal::at_most,
               most_times);
}

// `arguments`: BIG_DATABASE SMALL_DATABASE [BIG_CASES]. An organisation has ten cases.
inline void compare_all(int count, char** arguments, std::int64_t small_cases, std::vector<Question> const& questions,
                        FilledBase::Fill fill) {
  if (count < 3) throw std::runtime_error("BIG_DATABASE SMALL_DATABASE [BIG_CASES]");
  auto const plan = [](std::int64_t cases) {
    return CasesPlan{cases, cases / 10, std::max<std::int64_t>(cases / 50, 200), system_now()};
  };
  std::cout << "\n" << (std::string_view(arguments[1]).starts_with("sqlite:") ? "SQLite" : "PostgreSQL") << std::endl;
  FilledBase small(arguments[2], plan(small_cases), fill);
  FilledBase big(arguments[1], plan(count > 3 ? std::atoll(arguments[3]) : 1'000'000), fill);
  for (auto const& question : questions) compare(question, big, small);
}

}  // namespace obereg::bench
