// What the office's journal and an officer's queue read in a base of 1,000,000 cases, beside one of 10,000.
//   bench_cases BIG_DATABASE SMALL_DATABASE [BIG_CASES]      both are empty, or were filled by it
#include "accreditation/in_turn.hpp"
#include "casework/handling/handling.hpp"

namespace {

using namespace obereg;
using bench::FilledBase;
using bench::Question;

constexpr char const* service = "accreditation";

double journal(FilledBase& base, casework::CaseFilter filter) {
  filter.service = service;
  return base.measured([&](database::ReadTx& tx) { return casework::case_page(tx, filter).size(); });
}
double found(FilledBase& base, std::string const& wanted, int variant = 0) {
  casework::CaseFilter filter;
  filter.wanted = wanted;
  filter.variant = variant;
  return journal(base, filter);
}
double queue(FilledBase& base, std::int64_t officer) {
  casework::QueueFilter const filter{service, {bench::first_officer + officer}};
  return base.measured([&](database::ReadTx& tx) { return casework::queue_of(tx, filter).size(); });
}
casework::CaseFilter before(std::int64_t id) {
  casework::CaseFilter filter;
  filter.before = id;
  return filter;
}
casework::CaseFilter in(casework::CaseState state) {
  casework::CaseFilter filter;
  filter.state = state;
  return filter;
}
std::int64_t case_by(FilledBase const& base, std::int64_t chance) {
  return 1 + chance % base.plan.cases;
}
std::int64_t organisation_by(FilledBase const& base, std::int64_t chance) {
  return bench::organisation_of_case(base.plan, case_by(base, chance));
}

std::vector<Question> questions() {
  return {
      {"journal: its first page", [](FilledBase& base, std::int64_t) { return journal(base, {}); }},
      {"journal: a page in its middle",
       [](FilledBase& base, std::int64_t chance) { return journal(base, before(case_by(base, chance) / 2 + 100)); }},
      {"journal: withdrawn ones",
       [](FilledBase& base, std::int64_t) { return journal(base, in(casework::CaseState::withdrawn)); }},
      {"journal: by an incoming number",
       [](FilledBase& base, std::int64_t chance) {
         return found(base, fmt::format("АК-{}/2026", case_by(base, chance)));
       }},
      {"journal: by an ИНН",
       [](FilledBase& base, std::int64_t chance) {
         return found(base, bench::organisation_inn(organisation_by(base, chance)));
       }},
      {"journal: by a word of five organisations",
       [](FilledBase& base, std::int64_t chance) {
         return found(base, bench::organisation_word(organisation_by(base, chance)));
       }},
      {"journal: by a word that all have", [](FilledBase& base, std::int64_t) { return found(base, "центр"); }},
      {"journal: by a word that all have, one variant",
       [](FilledBase& base, std::int64_t chance) { return found(base, "центр", 1 + static_cast<int>(chance % 8)); }},
      {"journal: by two words, one that all have",
       [](FilledBase& base, std::int64_t chance) {
         return found(base, "центр " + bench::organisation_word(organisation_by(base, chance)));
       }},
      {"queue of an officer with 100 cases",
       [](FilledBase& base, std::int64_t chance) {
         return queue(base, chance % (base.plan.open / bench::open_of_officer));
       }},
  };
}

}  // namespace

int main(int argc, char** argv) try {
  bench::compare_all(argc, argv, 10'000, questions(), bench::fill_cases);
} catch (std::exception const& error) {
  std::cerr << "bench_cases: " << error.what() << '\n';
  return 1;
}
