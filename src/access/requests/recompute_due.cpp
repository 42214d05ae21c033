#include "access/requests/recompute_due.hpp"

#include "access/requests/access_request.hpp"
#include "access/requests/queries.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::requests;

namespace {

struct Waiting {
  RequestId id;
  Instant due_at, received_at;
};

std::string last_day(Instant due, std::chrono::minutes zone) {
  return LocalDate::at(due - std::chrono::milliseconds{1}, zone).russian();
}

}  // namespace

void recompute_due(database::Database& database, std::chrono::minutes zone, Instant now,
                   calendar::Report const& report) {
  database.write([&](database::Tx& tx) {
    auto const days = calendar::current(tx);
    auto const waiting = tx.all(sql::waiting_with_receipt, {}, [](database::Row const& row) {
      return Waiting{{row.integer(0)}, row.moment(1), row.moment(2)};
    });
    std::vector<calendar::Moved> moved;
    for (auto const& [id, before, received] : waiting) {
      auto const due = due_of(days, received, zone);
      if (due.at == before) continue;
      tx.exec_one(sql::move_due, {{"id", id}, {"due_at", due.at}, {"due_explained", due.explained}});
      add_event(tx, id,
                {now, "due-moved", "программа",
                 "Изменён производственный календарь: срок ответа был до конца дня " + last_day(before, zone) +
                     ", стал до конца дня " + last_day(due.at, zone) + "."});
      auto const number = std::to_string(id.value);
      moved.push_back({"Заявка на доступ № " + number, "/applications/" + number, before, due.at, due.explained});
    }
    report(tx, moved);
  });
}

}  // namespace obereg::access
