// The registry's page of search in a big registry beside a small one: the same searches in turn, each for something
// else, by the page's own handler:
//   bench_registry FOLDER BIG_DATABASE SMALL_DATABASE [BIG_RECORDS [SMALL_RECORDS]]      both are empty, or were filled
//   by it
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <stdexcept>

#include "access/roles.hpp"
#include "app/program/base.hpp"
#include "generated/invented_registry.hpp"
#include "measuring/figures.hpp"
#include "training/search_registry/search_http.hpp"
#include "training/search_registry/stored_search.hpp"

namespace {

using namespace obereg;

constexpr double most_times = 2;
constexpr int warming = 100, counted = 400;
constexpr std::int64_t page_5000 = 4'999 * 20;

// A registry with what its page needs.
class Site {
 public:
  Site(std::string const& folder, std::string const& url, std::int64_t records)
      : config_(config_of(folder, url)),
        base_(config_, app::Schema::migrate, system_now),
        registry_(records, std::max<std::int64_t>(records / 50, 20'000)) {
    official_.account = {1};
    official_.permissions = access::permissions_of(access::Role::ministry);
    fill_once(url);
  }

  bench::InventedRegistry const& registry() const { return registry_; }

  // Milliseconds of the page, whose first row follows `after`.
  double page(training::TypedSearch const& typed, std::int64_t after) {
    auto const token = typed.empty() ? std::string{} : base_.database().write([&](database::Tx& tx) {
      return training::store_search(tx, official_.account, typed, system_now());
    });
    http::Request request;
    request.path = "/training/registry";
    if (!token.empty()) request.query.add("search", token);
    if (after > 0) request.query.add("after", std::to_string(after));
    web::PageContext const context(request, official_, system_now(), "token", sections_, base_.services());
    auto const start = std::chrono::steady_clock::now();
    auto const response = training::show_registry(context);
    std::chrono::duration<double, std::milli> const spent = std::chrono::steady_clock::now() - start;
    if (response.status != 200 || response.body.find("Записей не найдено") != std::string::npos)
      throw std::runtime_error("a page shows nothing");
    return spent.count();
  }

  // The row after which the `skipped` first ones of a search lie.
  std::int64_t row_after(std::string const& employer, std::int64_t skipped) {
    constexpr std::string_view newest = "select id from training_records order by id desc limit 1 offset :skipped";
    constexpr std::string_view of_employer =
        "select id from training_records where employer_inn = :employer order by id desc limit 1 offset :skipped";
    auto const text = employer.empty() ? newest : of_employer;
    database::Parameters parameters{{"skipped", skipped - 1}};
    if (!employer.empty()) parameters.push_back({"employer", employer});
    return base_.database().read([&](database::ReadTx& tx) {
      return tx.get_integer({"bench.row_after", text, text}, parameters);
    });
  }

 private:
  void fill_once(std::string const& url) {
    constexpr std::string_view any = "select count(*) from (select 1 from training_records limit 1) found";
    if (base_.database().read([&](database::ReadTx& tx) { return tx.get_integer({"bench.any", any, any}, {}); }) > 0)
      return;
    database::Database filling({.url = url, .connections = 1, .statement_timeout_ms = 3'600'000});
    auto const start = std::chrono::steady_clock::now();
    bench::fill_registry(filling, registry_, system_now());
    std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - start;
    bench::print_note(fmt::format("{} records filled in, {:.0f} s", registry_.size(), spent.count()));
  }
  static app::Config config_of(std::string const& folder, std::string const& url) {
    app::CommandLine given;
    given.data = folder;
    given.database = url;
    return app::read_config(given);
  }

  app::Config config_;
  app::Base base_;
  bench::InventedRegistry registry_;
  Actor official_;
  std::vector<web::Section> sections_;
};

struct Question {
  std::string name;
  std::function<double(Site&, std::int64_t chance)> ask;  // milliseconds
};

double deep_page(Site& site, std::string const& employer, std::int64_t chance) {
  auto const records =
      employer.empty() ? site.registry().size() : std::max<std::int64_t>(site.registry().size() / 50, 20'000);
  auto const skipped = std::min(page_5000, records - 2'000) - chance % 1'000;
  auto typed = employer.empty() ? training::TypedSearch{} : training::TypedSearch{{"employer_inn", employer}};
  return site.page(typed, site.row_after(employer, skipped));
}

std::vector<Question> questions() {
  return {
      {"by number",
       [](Site& site, std::int64_t chance) {
         return site.page({{"number", site.registry().number(chance)}}, 0);
       }},
      {"by СНИЛС",
       [](Site& site, std::int64_t chance) {
         return site.page({{"snils", site.registry().snils(chance)}}, 0);
       }},
      {"by a surname of 50 records",
       [](Site& site, std::int64_t chance) {
         return site.page({{"last_name", site.registry().last_name(chance)}}, 0);
       }},
      {"by the first letter of the surname, over 10,000 found",
       [](Site& site, std::int64_t chance) {
         return site.page({{"last_name", site.registry().last_name(chance).substr(0, 2)}}, 0);
       }},
      {"by surname, programme and date",
       [](Site& site, std::int64_t chance) {
         auto const record = site.registry().record(chance);
         return site.page({{"last_name", record.last_name},
                           {"programme", std::to_string(record.programme_id)},
                           {"checked_from", record.checked_on.plus_days(-30).russian()},
                           {"checked_to", record.checked_on.plus_days(30).russian()}},
                          0);
       }},
      {"by the employer with 200,000 records (20,000 in the small one)",
       [](Site& site, std::int64_t) {
         return site.page({{"employer_inn", site.registry().big_employer_inn()}}, 0);
       }},
      {"page 5,000 of that employer's (page 900)",
       [](Site& site, std::int64_t chance) { return deep_page(site, site.registry().big_employer_inn(), chance); }},
      {"page 5,000 of the whole registry", [](Site& site, std::int64_t chance) { return deep_page(site, "", chance); }},
      {"first page of the whole registry", [](Site& site, std::int64_t) { return site.page({}, 0); }},
  };
}

void compare(Question const& question, Site& big, Site& small) {
  std::mt19937_64 chance(5);
  std::vector<double> of_big, of_small;
  for (int i = 0; i < warming + counted; ++i) {
    auto const place = static_cast<std::int64_t>(chance() >> 2);
    auto const first = question.ask(big, place % big.registry().size());
    auto const second = question.ask(small, place % small.registry().size());
    if (i < warming) continue;
    of_big.push_back(first);
    of_small.push_back(second);
  }
  bench::print_note(fmt::format("{}: median {:.2f} and {:.2f} ms, p99 {:.2f} and {:.2f} ms", question.name,
                                bench::median(of_big), bench::median(of_small), bench::percentile(of_big, 99),
                                bench::percentile(of_small, 99)));
  bench::print_figure("p99, times that of the small one",
                      bench::percentile(of_big, 99) / bench::percentile(of_small, 99), "", bench::Goal::at_most,
                      most_times);
}

std::int64_t number(int argc, char** argv, int place, std::int64_t usual) {
  return argc > place ? std::atoll(argv[place]) : usual;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 4)
    throw std::runtime_error("bench_registry FOLDER BIG_DATABASE SMALL_DATABASE [BIG_RECORDS [SMALL_RECORDS]]");
  std::string const folder = argv[1];
  std::cout << "\n" << (std::string_view(argv[2]).starts_with("sqlite:") ? "SQLite" : "PostgreSQL") << std::endl;
  Site small(folder + "/small", argv[3], number(argc, argv, 5, 100'000));
  Site big(folder + "/big", argv[2], number(argc, argv, 4, 10'000'000));
  for (auto const& question : questions()) compare(question, big, small);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
