#include "casework/forecast/forecast.hpp"

#include <cmath>

#include "casework/forecast/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::forecast;

namespace {

constexpr int farthest = 2000;  // working days, some eight years: beyond it a turn is as good as never

double average_of(std::map<AccountId, std::int64_t> const& decided) {
  std::int64_t all = 0, officers = 0;
  for (auto const& [officer, count] : decided) {
    all += count;
    officers += count > 0 ? 1 : 0;
  }
  return officers == 0 ? 0 : static_cast<double>(all) / static_cast<double>(officers);
}

}  // namespace

std::vector<Waiting> waiting(database::ReadTx& tx, std::string_view service, std::string_view clock) {
  return tx.all(sql::waiting, {{"service", service}, {"clock", clock}}, [](database::Row const& row) {
    return Waiting{{row.integer(0)}, row.string(1), row.string(2), {row.integer(3)}, row.moment(4)};
  });
}

std::map<AccountId, std::int64_t> decided_since(database::ReadTx& tx, std::string_view service, Instant since) {
  std::map<AccountId, std::int64_t> counts;
  tx.each(sql::decided_since, {{"service", service}, {"since", since}},
          [&](database::Row const& row) { counts[{row.integer(0)}] = row.integer(1); });
  return counts;
}

std::vector<ExpectedLate> expected_late(std::vector<Waiting> const& by_due,
                                        std::map<AccountId, std::int64_t> const& decided, int days,
                                        calendar::WorkingCalendar const& calendar, LocalDate today,
                                        std::chrono::minutes zone) {
  auto const average = average_of(decided);
  if (average == 0) return {};
  std::map<AccountId, int> turns;
  std::vector<ExpectedLate> late;
  for (auto const& each : by_due) {
    auto const turn = ++turns[each.officer];
    auto const found = decided.find(each.officer);
    auto const own = found == decided.end() || found->second == 0 ? average : static_cast<double>(found->second);
    auto const number = static_cast<int>(std::min<double>(farthest, std::ceil(turn * days / own)));
    auto const expected = calendar.working_day(today, std::max(1, number));
    auto const last = LocalDate::at(each.due_at - std::chrono::milliseconds{1}, zone);
    if (last >= today && expected > last) late.push_back({each, expected});
  }
  return late;
}

}  // namespace obereg::casework
