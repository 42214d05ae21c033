#include "platform/audit/audit.hpp"

#include <limits>

#include "core/text.hpp"
#include "platform/audit/queries.hpp"

namespace obereg::audit {

namespace sql = obereg::sql::platform::audit;

namespace {

constexpr std::int64_t records_at_once = 1000;

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

bool ChainCheck::step(database::ReadTx& tx) {
  auto const head = tx.get_one(sql::head, {}, read_head);
  newest_ = head.number;
  std::int64_t rows = 0;
  tx.each(sql::after, {{"number", right_}, {"size", records_at_once}}, [&](database::Row const& row) {
    ++rows;
    if (wrong_) return;
    auto const entry = read_entry(row);
    auto const hash = row.bytes(10);
    if (entry.number == right_ + 1 && row.bytes(9) == hash_ && hash == hash_of(entry, hash_)) {
      right_ = entry.number;
      hash_ = hash;
    } else {
      wrong_ = right_ + 1;
    }
  });
  if (wrong_) return false;
  if (rows == records_at_once) return true;
  if (right_ != head.number || hash_ != head.hash) wrong_ = right_ + 1;
  return false;
}

std::optional<std::int64_t> first_wrong(database::ReadTx& tx) {
  ChainCheck check;
  while (check.step(tx)) continue;
  return check.first_wrong();
}

}  // namespace obereg::audit
