#include "app/own_data/own_views.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "app/own_data/queries.hpp"
#include "training/training.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::own_data;

namespace {

struct Look {
  std::int64_t number = 0, account = 0;
  OwnView view;
};

Look read_look(database::Row const& row) {
  auto const full = access::full_name(row.text(8), row.text(9), row.text(10));
  auto const name = full.empty() ? row.string(3) : full;
  return {row.integer(0),
          row.integer(2),
          {row.moment(1), name.empty() ? "Без входа в систему" : name, row.string(7), row.string(4), row.string(5),
           row.string(6)}};
}

std::vector<std::string> own_subjects(database::ReadTx& tx, AccountId account) {
  std::vector<std::string> subjects{"account:" + std::to_string(account.value)};
  tx.each(sql::own_requests, {{"account", account}},
          [&](database::Row const& row) { subjects.push_back("access-request:" + std::to_string(row.integer(0))); });
  auto const numbers =
      tx.all(sql::own_snils, {{"account", account}}, [](database::Row const& row) { return row.string(0); });
  for (auto const& snils : numbers)
    for (auto& subject : training::audit_subjects_of_person(tx, snils)) subjects.push_back(std::move(subject));
  return subjects;
}

bool is_one_line(Look const& one, Look const& other) {
  using std::chrono::floor;
  using std::chrono::hours;
  return one.account == other.account && one.view.action == other.view.action &&
         one.view.subject == other.view.subject && one.view.details == other.view.details &&
         floor<hours>(one.view.at) == floor<hours>(other.view.at);
}

}  // namespace

std::vector<OwnView> own_views(database::ReadTx& tx, AccountId account) {
  std::vector<Look> lines;
  for (auto const& subject : own_subjects(tx, account)) {
    auto const first = static_cast<std::ptrdiff_t>(lines.size());
    for (auto& look : tx.all(sql::views, {{"subject", subject}, {"account", account}}, read_look)) {
      auto const same =
          std::find_if(lines.begin() + first, lines.end(), [&](Look const& line) { return is_one_line(line, look); });
      if (same == lines.end())
        lines.push_back(std::move(look));
      else
        ++same->view.times;
    }
  }
  std::sort(lines.begin(), lines.end(), [](Look const& a, Look const& b) { return a.number > b.number; });
  std::vector<OwnView> views;
  views.reserve(lines.size());
  for (auto& line : lines) views.push_back(std::move(line.view));
  return views;
}

}  // namespace obereg::app
