#include "platform/audit/audit.hpp"

#include <limits>

#include "core/text.hpp"
#include "platform/audit/queries.hpp"

namespace obereg::audit {

namespace sql = obereg::sql::platform::audit;

namespace {

struct Head {
  std::int64_t number = 0;
  std::string hash;
};

Head read_head(database::Row const& row) {
  return {row.integer(0), row.bytes(1)};
}

// Fields are preceded by their length, so that no two different records have the same bytes.
std::string hash_of(Entry const& entry, std::string const& previous) {
  std::string bytes = "obereg-audit-v1\n";
  auto const add = [&](std::string const& field) { bytes += std::to_string(field.size()) + ":" + field + "\n"; };
  add(previous);
  for (auto const number : {entry.number, to_millis(entry.at), entry.account_id, entry.organisation_id})
    add(std::to_string(number));
  for (auto const* field : {&entry.actor_name, &entry.address, &entry.action, &entry.subject, &entry.details})
    add(*field);
  return text::sha256(bytes);
}

Entry read_entry(database::Row const& row) {
  return {row.integer(0), row.moment(1), row.integer(2), row.integer(4), row.string(3),
          row.string(5),  row.string(6), row.string(7),  row.string(8)};
}

}  // namespace

void record(database::Tx& tx, Actor const& actor, std::string_view action, std::string const& subject,
            std::string const& details, Instant now) {
  auto const head = tx.get_one(sql::take_head, {}, read_head);
  Entry const entry{head.number + 1,          now,        actor.account.value,
                    actor.organisation.value, actor.name, actor.address,
                    std::string(action),      subject,    details};
  auto const hash = hash_of(entry, head.hash);
  tx.exec_one(sql::insert_record, {{"number", entry.number},
                                   {"at", now},
                                   {"account", entry.account_id},
                                   {"actor", entry.actor_name},
                                   {"organisation", entry.organisation_id},
                                   {"address", entry.address},
                                   {"action", entry.action},
                                   {"subject", entry.subject},
                                   {"details", entry.details},
                                   {"previous", database::Bytes{head.hash}},
                                   {"hash", database::Bytes{hash}}});
  tx.exec_one(sql::move_head, {{"number", entry.number}, {"hash", database::Bytes{hash}}});
}

std::vector<Entry> page(database::ReadTx& tx, std::int64_t before, std::string const& action,
                        std::string const& subject, int size) {
  return tx.all(sql::page,
                {{"before", before > 0 ? before : std::numeric_limits<std::int64_t>::max()},
                 {"action", action},
                 {"subject", subject},
                 {"size", size}},
                read_entry);
}

std::optional<std::int64_t> first_wrong(database::ReadTx& tx) {
  auto const head = tx.get_one(sql::head, {}, read_head);
  Head seen;
  for (bool more = true; more;) {
    std::optional<std::int64_t> wrong;
    more = false;
    tx.each(sql::after, {{"number", seen.number}}, [&](database::Row const& row) {
      more = true;
      auto const entry = read_entry(row);
      bool const good =
          entry.number == seen.number + 1 && row.bytes(9) == seen.hash && row.bytes(10) == hash_of(entry, seen.hash);
      if (!good && !wrong) wrong = entry.number == seen.number + 1 ? entry.number : seen.number + 1;
      seen = {entry.number, row.bytes(10)};
    });
    if (wrong) return wrong;
  }
  if (seen.number != head.number || seen.hash != head.hash) return seen.number + 1;
  return std::nullopt;
}

}  // namespace obereg::audit
