#include "app/audit_log/audit_entries.hpp"

#include <limits>

#include "app/audit_log/queries.hpp"
#include "core/text.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::audit_log;

namespace {

constexpr auto endless = std::numeric_limits<std::int64_t>::max();

std::int64_t start_of(std::string const& russian, int days_later, std::chrono::minutes zone, std::int64_t otherwise) {
  auto const date = LocalDate::parse_russian(russian);
  return date ? to_millis(Instant(date->plus_days(days_later).days()) - zone) : otherwise;
}

AuditEntry read_entry(database::Row const& row) {
  return {{row.integer(0), row.moment(1), row.integer(2), row.integer(3), row.string(4), row.string(5), row.string(6),
           row.string(7), row.string(8)},
          text::hex(row.bytes(9)),
          text::hex(row.bytes(10)),
          row.string(11)};
}

}  // namespace

std::vector<AuditEntry> audit_entries(database::ReadTx& tx, AuditFilter const& filter, std::chrono::minutes zone,
                                      int size) {
  bool const whole_kind = filter.subject_number.empty() && !filter.subject_kind.empty();
  auto const exact = whole_kind                    ? filter.subject_kind
                     : filter.subject_kind.empty() ? ""
                                                   : filter.subject_kind + ":" + filter.subject_number;
  return tx.all(sql::entries,
                {{"before", filter.before > 0 ? filter.before : endless},
                 {"from", start_of(filter.from, 0, zone, 0)},
                 {"to", start_of(filter.to, 1, zone, endless)},
                 {"action", filter.action},
                 {"account", filter.account.empty() ? 0 : std::stoll(filter.account)},
                 {"who", text::fold(filter.who)},
                 {"organisation", text::fold(filter.organisation)},
                 {"subject", exact},
                 // ';' comes after ':', so these two enclose "account:" and whatever follows.
                 {"subject_from", whole_kind ? filter.subject_kind + ":" : ""},
                 {"subject_to", whole_kind ? filter.subject_kind + ";" : ""},
                 {"text", text::fold(filter.text)},
                 {"size", size}},
                read_entry);
}

}  // namespace obereg::app
