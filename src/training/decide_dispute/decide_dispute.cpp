#include "training/decide_dispute/decide_dispute.hpp"

#include <limits>

#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "training/decide_dispute/queries.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::decide_dispute;

namespace {

Dispute read_dispute(database::Row const& row) {
  return {row.integer(0),
          row.string(1),
          {{row.integer(2)}, row.string(3), row.string(4)},
          {{row.integer(5)}, row.string(6), row.string(7)},
          row.optional_integer(8),
          row.moment(9),
          row.optional_moment(10),
          row.string(11)};
}

void tell_both(database::Tx& tx, Dispute const& dispute, Instant now) {
  auto const text = "Министерство рассмотрело спор о номере " + dispute.number +
                    ".\n\nЗапись с этим номером внесла: " + dispute.holder.name +
                    ".\nНа него претендует: " + dispute.claimant.name + ".\n\nРешение:\n" + dispute.decision +
                    "\n\nНомер остаётся у внесённой записи. Если её аннулируют, вторая организация внесёт свою запись, "
                    "написав вместо номера «Новый», и получит новый номер.\n";
  auto const addresses =
      tx.all(sql::addresses, {{"holder", dispute.holder.organisation}, {"claimant", dispute.claimant.organisation}},
             [](database::Row const& row) { return row.string(0); });
  for (auto const& address : addresses)
    mail::send_later(tx, address, "Решение по спору о номере " + dispute.number, text, now);
}

}  // namespace

std::vector<Dispute> list_disputes(database::ReadTx& tx, bool decided, std::int64_t beyond, int count) {
  if (decided && beyond == 0) beyond = std::numeric_limits<std::int64_t>::max();
  return tx.all(decided ? sql::decided_disputes : sql::open_disputes, {{"beyond", beyond}, {"count", count}},
                read_dispute);
}

std::optional<Dispute> find_dispute(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find, {{"id", id}}, read_dispute);
}

std::vector<Dispute> earlier_disputes(database::ReadTx& tx, Dispute const& dispute) {
  return tx.all(sql::earlier, {{"number", dispute.number}, {"id", dispute.id}}, read_dispute);
}

Result<Dispute> decide_dispute(database::Tx& tx, Actor const& actor, std::int64_t id, std::string const& decision,
                               Instant now) {
  if (!find_dispute(tx, id)) return refuse(refusals::dispute_not_found);
  if (tx.exec(sql::decide, {{"now", now}, {"decision", decision}, {"id", id}}) != 1)
    return refuse(refusals::dispute_decided);
  auto const decided = find_dispute(tx, id).value();
  tell_both(tx, decided, now);
  audit::record(tx, actor, "training.dispute-decided", "dispute:" + std::to_string(id),
                "номер " + decided.number + ": " + decision, now);
  return decided;
}

}  // namespace obereg::training
