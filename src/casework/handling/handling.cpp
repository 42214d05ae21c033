#include "casework/handling/handling.hpp"

#include "casework/handling/queries.hpp"
#include "casework/requests/store.hpp"
#include "core/text.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::handling;

bool hand_over(database::Tx& tx, CaseId id, std::optional<AccountId> from, AccountId to) {
  return tx.exec(sql::hand_over, {{"to", to}, {"id", id}, {"from", from.value_or(AccountId{})}}) == 1;
}

void enter_stage(database::Tx& tx, CaseId id, std::string_view stage) {
  tx.exec_one(sql::enter_stage, {{"stage", stage}, {"id", id}});
}

void stop_clock(database::Tx& tx, CaseId id, std::string_view name, Instant now) {
  tx.exec(sql::stop_clock, {{"now", now}, {"id", id}, {"name", name}});
}

bool close_case(database::Tx& tx, CaseId id, CaseState state, std::string_view reason, Instant now) {
  if (tx.exec(sql::close, {{"state", to_text(state)}, {"now", now}, {"reason", reason}, {"id", id}}) == 0) return false;
  tx.exec(sql::stop_all, {{"now", now}, {"id", id}});
  cancel_requests(tx, id, now);
  return true;
}

std::int64_t next_number(database::ReadTx& tx, std::string_view series, int year) {
  return tx.get_integer(sql::last_number, {{"series", series}, {"year", year}}) + 1;
}

std::vector<QueuedCase> queue_of(database::ReadTx& tx, QueueFilter const& filter) {
  return tx.all(sql::queue,
                {{"officer", filter.officer},
                 {"service", filter.service},
                 {"wanted", text::fold(filter.wanted)},
                 {"size", filter.size}},
                [](database::Row const& row) {
                  return QueuedCase{read_case(row), row.moment(17)};
                });
}

std::vector<Load> loads(database::ReadTx& tx, std::string_view service, Instant now) {
  return tx.all(sql::loads, {{"now", now}, {"service", service}}, [](database::Row const& row) {
    return Load{{row.integer(0)}, row.integer(1), row.integer(2)};
  });
}

}  // namespace obereg::casework
