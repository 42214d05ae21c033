#include "training/ministry_figures/figures.hpp"

#include <algorithm>
#include <map>

#include "training/ministry_figures/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::ministry_figures;

namespace {

Instant start_of_month(int year, int month_from_0, std::chrono::minutes zone) {
  auto const first = LocalDate::of(year, 1, 1).value().plus_months(month_from_0);
  return Instant{first.days()} - zone;
}

using ByProvider = std::map<OrganisationId, ProviderFigures>;

void add_month(database::ReadTx& tx, ByProvider& providers, std::size_t month, Instant from, Instant to) {
  database::Parameters const when = {{"from", from}, {"to", to}};
  auto const counts_of = [&](database::Row const& row) -> Counts& {
    return providers[{row.integer(0)}].months.at(month);
  };
  tx.each(sql::entered, when, [&](database::Row const& row) {
    counts_of(row).sets += row.integer(1);
    counts_of(row).records += row.integer(2);
  });
  tx.each(sql::corrected, when, [&](database::Row const& row) { counts_of(row).corrected += row.integer(1); });
  tx.each(sql::annulled, when, [&](database::Row const& row) { counts_of(row).annulled += row.integer(1); });
}

void name_provider(database::ReadTx& tx, OrganisationId id, ProviderFigures& provider) {
  provider.id = id;
  tx.each(sql::provider, {{"id", id}}, [&](database::Row const& row) {
    provider.name = row.string(0);
    provider.inn = row.string(1);
  });
}

}  // namespace

Counts& Counts::operator+=(Counts const& other) {
  sets += other.sets;
  records += other.records;
  corrected += other.corrected;
  annulled += other.annulled;
  return *this;
}

Counts ProviderFigures::year() const {
  Counts sum;
  for (auto const& month : months) sum += month;
  return sum;
}

Counts YearFigures::total() const {
  Counts sum;
  for (auto const& month : months) sum += month;
  return sum;
}

YearFigures figures_of(database::ReadTx& tx, int year, std::chrono::minutes zone) {
  ByProvider providers;
  for (int month = 0; month < 12; ++month)
    add_month(tx, providers, static_cast<std::size_t>(month), start_of_month(year, month, zone),
              start_of_month(year, month + 1, zone));
  YearFigures figures{year, {}, {}};
  for (auto& [id, provider] : providers) {
    name_provider(tx, id, provider);
    for (std::size_t month = 0; month < 12; ++month) figures.months.at(month) += provider.months.at(month);
    figures.providers.push_back(std::move(provider));
  }
  std::sort(figures.providers.begin(), figures.providers.end(),
            [](auto const& one, auto const& other) { return one.name < other.name; });
  return figures;
}

}  // namespace obereg::training
