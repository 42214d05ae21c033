// What the page of the registry of accredited organisations reads in one of 100,000, beside one of 10,000.
//   bench_accredited BIG_DATABASE SMALL_DATABASE [TEN_TIMES_BIG]      both are empty, or were filled by it
#include "accreditation/in_turn.hpp"
#include "accreditation/search_registry/registry_search.hpp"

namespace {

using namespace obereg;
using accreditation::Sought;
using bench::FilledBase;
using bench::Question;

// Rows and their number, as the page says it.
double registry(FilledBase& base, Sought sought) {
  if (sought.on == LocalDate{}) sought.on = LocalDate::at(base.plan.now);
  return base.measured([&](database::ReadTx& tx) {
    auto const found = accreditation::search(tx, sought, accreditation::most_counted + 1);
    return found.count >= static_cast<std::int64_t>(found.rows.size()) ? found.rows.size() : 0;
  });
}
Sought words(std::string const& wanted) {
  Sought sought;
  sought.words = wanted;
  return sought;
}
std::int64_t organisation_by(FilledBase const& base, std::int64_t chance) {
  return 1 + chance % base.plan.organisations;
}

std::vector<Question> questions() {
  return {
      {"registry: its first page", [](FilledBase& base, std::int64_t) { return registry(base, {}); }},
      {"registry: by an ИНН",
       [](FilledBase& base, std::int64_t chance) {
         return registry(base, words(bench::organisation_inn(organisation_by(base, chance))));
       }},
      {"registry: by a word of five organisations, on a day of 2024",
       [](FilledBase& base, std::int64_t chance) {
         auto sought = words(bench::organisation_word(organisation_by(base, chance)));
         sought.on = LocalDate::of(2024, 3, 1).value();
         return registry(base, sought);
       }},
      {"registry: by a word that all have",
       [](FilledBase& base, std::int64_t) { return registry(base, words("центр")); }},
      {"registry: suspended ones of a region",
       [](FilledBase& base, std::int64_t) {
         Sought sought;
         sought.status = accreditation::Status::suspended;
         sought.region = "21";
         return registry(base, sought);
       }},
      {"registry: all of a region",
       [](FilledBase& base, std::int64_t) {
         Sought sought;
         sought.region = "22";
         return registry(base, sought);
       }},
      {"registry: suspended ones anywhere",
       [](FilledBase& base, std::int64_t) {
         Sought sought;
         sought.status = accreditation::Status::suspended;
         return registry(base, sought);
       }},
      {"registry: by the first two digits of its number",
       [](FilledBase& base, std::int64_t chance) { return registry(base, words(std::to_string(10 + chance % 66))); }},
      {"registry: by a word that one in a hundred has",
       [](FilledBase& base, std::int64_t chance) {
         return registry(base, words(bench::hundredth_word(organisation_by(base, chance))));
       }},
  };
}

// Without their cases: 10,000 organisations in the small base.
void fill(database::Database& database, bench::CasesPlan const& plan) {
  bench::fill_organisations(database, plan);
  bench::fill_registry_of_accredited(database, plan);
}

}  // namespace

int main(int argc, char** argv) try {
  bench::compare_all(argc, argv, 100'000, questions(), fill);
} catch (std::exception const& error) {
  std::cerr << "bench_accredited: " << error.what() << '\n';
  return 1;
}
