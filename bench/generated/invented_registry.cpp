#include "generated/invented_registry.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/records/registry_rows.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::bench {

namespace {

constexpr std::int64_t step = 6'700'417;  // prime, and no divisor of a round number of records
constexpr std::int64_t records_of_employer = 400, records_of_name = 50, records_of_person = 3;
constexpr std::int64_t batch = 50'000;
constexpr std::array<std::string_view, 8> first_letters = {"Б", "В", "Г", "Д", "К", "Л", "М", "Н"};
constexpr std::array<std::string_view, 8> consonants = {"б", "в", "г", "д", "к", "л", "м", "н"};
constexpr std::array<std::string_view, 5> vowels = {"а", "е", "и", "о", "у"};
constexpr std::array<std::string_view, 6> first_names = {"Артём", "Борис", "Глеб", "Егор", "Савва", "Фёдор"};
constexpr std::array<std::string_view, 4> middle_names = {"Борисович", "Глебович", "Егорович", "Фёдорович"};
constexpr char const* provider_name = "АНО ДПО «Учебный центр Измерение»";

template <class List>
std::string_view pick(List const& list, std::int64_t number) {
  return list[static_cast<std::size_t>(number) % list.size()];
}

// Four syllables, so that no surname begins another one.
std::string surname(std::int64_t number) {
  std::string name;
  for (int syllable = 0; syllable < 4; ++syllable) {
    name += pick(syllable == 0 ? first_letters : consonants, number);
    name += pick(vowels, number / 8);
    number /= 40;
  }
  return name + "ов";
}

// Ten digits that begin with 50, a region of no meaning here.
std::string inn(std::int64_t number) {
  auto const digits = fmt::format("50{:07}", number);
  constexpr std::array<int, 9> weights = {2, 4, 10, 3, 5, 9, 4, 6, 8};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
  return fmt::format("{}{}", digits, sum % 11 % 10);
}

std::string snils_of(std::int64_t number) {
  auto const digits = fmt::format("{:09}", 100'000'000 + number);
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  return fmt::format("{}{:02}", digits, sum % 101 % 100);
}

}  // namespace

InventedRegistry::InventedRegistry(std::int64_t records, std::int64_t of_big_employer)
    : records_(records), one_of_(records / of_big_employer) {}

std::int64_t InventedRegistry::shuffled(std::int64_t place) const {
  return place % records_ * step % records_;
}

std::string InventedRegistry::number(std::int64_t place) const {
  return training::own_number(2026, shuffled(place) + 1);
}
std::string InventedRegistry::snils(std::int64_t place) const {
  return snils_of(shuffled(place) / records_of_person);
}
std::string InventedRegistry::last_name(std::int64_t place) const {
  return surname(shuffled(place) / records_of_name);
}
std::string InventedRegistry::employer_inn(std::int64_t place) const {
  auto const own = shuffled(place);
  return own % one_of_ == 0 ? big_employer_inn() : inn(1 + own / records_of_employer);
}
std::string InventedRegistry::big_employer_inn() const {
  return inn(0);
}

training::TrainingRecord InventedRegistry::record(std::int64_t place) const {
  auto const own = shuffled(place);
  auto const programmes = training::programmes();
  auto const employer = employer_inn(place);
  return {.registry_number = number(place),
          .last_name = last_name(place),
          .first_name = std::string(pick(first_names, own)),
          .middle_name = std::string(pick(middle_names, own / 6)),
          .snils = Snils::parse(snils(place)),
          .employer_name = "ООО «Предприятие № " + employer + "»",
          .employer_inn = Inn::parse(employer).value(),
          .position = "Слесарь-ремонтник",
          .provider_name = provider_name,
          .provider_inn = Inn::parse(inn(9'999'999)).value(),
          .protocol_number = fmt::format("{}/26-ОТ", place / 12 + 1),
          .programme_id = programmes[static_cast<std::size_t>(place * 11 % std::ssize(programmes))].id,
          .checked_on = LocalDate::of(2026, 1, 1)->plus_days(-static_cast<int>(place * 37 % 1'080)),
          .outcome = training::Outcome::passed,
          .entered_on = LocalDate::of(2026, 1, 2),
          .knowledge_check = training::KnowledgeCheck::yes,
          .outer_id = {},
          .has_foreign_snils = false,
          .foreign_snils = {},
          .citizenship = {},
          .organisation_unit_id = {}};
}

namespace {

// All but the one along which a batch's own rows are found again, to be noted as candidates for re-training.
constexpr database::Query indexes{
    "indexes",
    "select name, sql from sqlite_master where type = 'index' and tbl_name in ('training_records', "
    "'training_due_candidates') and sql <> '' and name <> 'uq_training_records_act_place'",
    "select indexname, indexdef from pg_indexes where tablename in ('training_records', 'training_due_candidates') and "
    "schemaname = current_schema() and indexname not like '%_pkey' and indexname <> 'uq_training_records_act_place'"};

struct Index {
  std::string name, sql;
};

std::vector<Index> take_down_indexes(database::Database& database) {
  return database.write([](database::Tx& tx) {
    auto found = tx.all(indexes, {}, [](database::Row const& row) { return Index{row.string(0), row.string(1)}; });
    for (auto const& index : found) tx.run_script("drop index " + index.name);
    return found;
  });
}

struct Entry {
  OrganisationId provider;
  training::ActId act;
};

Entry begin_entry(database::Database& database, Instant now) {
  return database.write([&](database::Tx& tx) {
    access::Organisation centre;
    centre.name = provider_name;
    centre.inn = inn(9'999'999);
    centre.trains = true;
    Entry entry;
    entry.provider = access::add_organisation(tx, centre, now);
    training::Act act;
    act.organisation = entry.provider;
    act.signed_at = now;
    entry.act = training::insert_act(tx, act);
    training::set_published(tx, entry.act, now);
    return entry;
  });
}

void insert(database::Database& database, InventedRegistry const& registry, Entry const& entry, std::int64_t first,
            Instant now) {
  std::vector<training::RegistryRow> rows;
  for (auto place = first; place < std::min(first + batch, registry.size()); ++place)
    rows.push_back({registry.record(place), 1, place, 0, false});
  database.write([&](database::Tx& tx) {
    // Neither the engine's checks of foreign keys nor its triggers belong to what is measured.
    if (tx.engine() == database::Engine::postgresql) tx.run_script("set local session_replication_role = replica");
    training::insert_registry_rows(tx, rows, entry.act, entry.provider, now);
  });
}

}  // namespace

void fill_registry(database::Database& database, InventedRegistry const& registry, Instant now) {
  auto const indexes_down = take_down_indexes(database);
  auto const entry = begin_entry(database, now);
  for (std::int64_t first = 0; first < registry.size(); first += batch) insert(database, registry, entry, first, now);
  for (auto const& index : indexes_down)
    database.write([&](database::Tx& tx) {
      if (tx.engine() == database::Engine::postgresql) tx.run_script("set local maintenance_work_mem = '1GB'");
      tx.run_script(index.sql);
    });
  database.write([](database::Tx& tx) { tx.run_script("analyze"); });
}

}  // namespace obereg::bench
