// What went into the registry, month by month of one year.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

struct Counts {
  std::int64_t sets = 0, records = 0, corrected = 0, annulled = 0;
  Counts& operator+=(Counts const& other);
};

struct ProviderFigures {
  OrganisationId id;
  std::string name, inn;
  std::array<Counts, 12> months;
  Counts year() const;
};

struct YearFigures {
  int year = 0;
  std::array<Counts, 12> months;
  std::vector<ProviderFigures> providers;  // those with anything in this year, by name
  Counts total() const;
};

// Months begin at midnight where the clock is `zone` ahead of UTC. An annulment by the ministry counts for the provider
// of the record.
YearFigures figures_of(database::ReadTx& tx, int year, std::chrono::minutes zone);

}  // namespace obereg::training
