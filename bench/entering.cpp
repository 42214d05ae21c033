// Entering a signed set of many records while a second centre writes: how long any other write waits, and whether
// anybody sees a part of the set:
//   bench_entering FOLDER DATABASE_URL [RECORDS]      the database is empty
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "app/demo/accounts.hpp"
#include "app/demo/keys.hpp"
#include "app/demo/records.hpp"
#include "app/program/base.hpp"
#include "app/program/modules.hpp"
#include "measuring/figures.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/jobs.hpp"
#include "training/pending/pending_store.hpp"
#include "training/search_registry/registry_search.hpp"
#include "training/sign_set/sign_set.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace {

using namespace obereg;
using Seconds = std::chrono::duration<double>;

constexpr double longest_wait = 1.0;  // seconds
constexpr std::int64_t batch = 2'000;

app::DemoPerson const& person(std::string_view folder) {
  for (auto const& someone : app::demo_people())
    if (someone.folder == folder) return someone;
  throw std::runtime_error("nobody is called " + std::string(folder));
}

class Centre {
 public:
  Centre(app::Base& base, std::string const& keys, std::string_view preparer, std::string_view signer)
      : base_(base),
        keys_(keys),
        signer_(person(signer)),
        actor_(app::demo_actor(base.services(), keys, person(preparer))) {
    auto const provider =
        base.database().read([&](database::ReadTx& tx) { return training::find_provider(tx, actor_.organisation); });
    records_ = {*provider, false, false, LocalDate::at(system_now())};
  }

  std::string const& inn() const { return records_.provider.inn; }

  RecordSetId formed_set(std::int64_t count) {
    auto& database = base_.database();
    auto const set = database.write([&](database::Tx& tx) {
      return training::begin_set(tx, records_.provider, "form", std::nullopt, actor_.account, system_now());
    });
    for (std::int64_t first = 0; first < count; first += batch) {
      std::vector<training::PendingRecord> pending;
      for (auto i = first; i < std::min(first + batch, count); ++i)
        pending.push_back({0, actor_.organisation, set, i, 0, records_.record(static_cast<int>(i))});
      database.write([&](database::Tx& tx) { training::insert_pending(tx, pending, actor_.account, system_now()); });
    }
    database.write([&](database::Tx& tx) { training::finish_forming(tx, set, count); });
    return set;
  }

  void sign(RecordSetId id) {
    auto const& services = base_.services();
    auto const bytes = services.database.read(
        [&](database::ReadTx& tx) { return training::signed_bytes_of(tx, *training::find_set(tx, id)); });
    auto const signature = signatures::sign_detached(bytes, app::read_demo_certificate(keys_, signer_),
                                                     app::read_demo_key(keys_, signer_));
    training::sign_set(services, app::demo_actor(services, keys_, signer_), id, signature, system_now()).value();
  }

  // What a form saves: a record that waits, and the audit record of it.
  Seconds save_a_record(int number) {
    auto const start = std::chrono::steady_clock::now();
    base_.database().write([&](database::Tx& tx) {
      training::PendingRecord const pending{0, actor_.organisation, std::nullopt, 0, 0, records_.record(number)};
      training::insert_pending(tx, std::span(&pending, 1), actor_.account, system_now());
      audit::record(tx, actor_, "bench.record-added", "bench", "", system_now());
    });
    return std::chrono::steady_clock::now() - start;
  }

 private:
  app::Base& base_;
  std::string keys_;
  app::DemoPerson const& signer_;
  Actor actor_;
  app::DemoRecords records_{};
};

// Saves one record after another until told to stop; the seconds that each took.
class Writer {
 public:
  explicit Writer(Centre& centre)
      : thread_([this, &centre] {
          for (int number = 0; !stop_; ++number) {
            waits_.push_back(centre.save_a_record(number).count());
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
          }
        }) {}
  std::vector<double> waits() {
    stop_ = true;
    thread_.join();
    return std::move(waits_);
  }

 private:
  std::atomic<bool> stop_{false};
  std::vector<double> waits_;
  std::thread thread_;
};

// Looks into the registry over and over, as the ministry does: how often it saw none of the centre's records, all of
// them, or something between.
struct Seen {
  std::atomic<int> nothing{0}, everything{0}, between{0};
};

void look(app::Base& base, std::string const& inn, std::int64_t count, std::atomic<bool> const& stop, Seen& seen) {
  training::RegistrySearch search;
  search.provider_inn = inn;
  training::Scope const everything{training::Scope::Kind::everything, {}, ""};
  while (!stop) {
    auto const found = base.database().read([&](database::ReadTx& tx) {
      return training::count_found(tx, search, everything, LocalDate::at(system_now()), static_cast<int>(count));
    });
    ++(found == 0 ? seen.nothing : found == count ? seen.everything : seen.between);
  }
}

void print_waits(std::string const& when, std::vector<double> const& waits) {
  bench::print_note(fmt::format("{}: {} writes, median {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms", when, waits.size(),
                                bench::median(waits) * 1e3, bench::percentile(waits, 99) * 1e3,
                                bench::percentile(waits, 100) * 1e3));
}

void enter(app::Base& base, std::string const& keys, std::int64_t count) {
  Centre first(base, keys, "centre1-preparer", "centre1-signer"),
      second(base, keys, "centre2-preparer", "centre2-signer-gost");
  auto const set = first.formed_set(count);
  Writer quiet(second);
  std::this_thread::sleep_for(std::chrono::seconds(5));
  auto const alone = quiet.waits();

  Seen seen;
  std::atomic<bool> stop{false};
  std::thread looking([&] { look(base, first.inn(), count, stop, seen); });
  Writer writer(second);
  auto const start = std::chrono::steady_clock::now();
  first.sign(set);
  Seconds const signed_after = std::chrono::steady_clock::now() - start;
  jobs::Runner runner(base.database(), app::all_jobs(base.config(), base.services()), system_now);
  while (runner.run_one()) {
  }
  Seconds const spent = std::chrono::steady_clock::now() - start;
  while (seen.everything == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  stop = true;
  looking.join();
  auto const waits = writer.waits();
  std::cout << fmt::format("\n{}, a set of {} records: checked and signed in {:.1f} s, entered in {:.1f} s more",
                           base.database().engine() == database::Engine::sqlite ? "SQLite" : "PostgreSQL", count,
                           signed_after.count(), (spent - signed_after).count())
            << std::endl;
  print_waits("another centre's writes with no entry", alone);
  print_waits("another centre's writes meanwhile", waits);
  bench::print_note(fmt::format("looked at from outside: {} times none of its records, {} times all",
                                seen.nothing.load(), seen.everything.load()));
  bench::print_figure("longest wait of another write", bench::percentile(waits, 100), "s", bench::Goal::at_most,
                      longest_wait);
  bench::print_figure("times that a part of the set was seen", seen.between, "", bench::Goal::at_most, 0);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) throw std::runtime_error("bench_entering FOLDER DATABASE_URL [RECORDS]");
  app::CommandLine given;
  given.data = argv[1];
  given.database = argv[2];
  auto const config = app::read_config(given);
  app::Base base(config, app::Schema::migrate, system_now);
  auto const keys = config.data + "/demo-keys";
  app::make_demo_keys(keys, system_now());
  app::enter_demo_accounts(base.services(), keys);
  enter(base, keys, argc > 3 ? std::atoll(argv[3]) : 100'000);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
