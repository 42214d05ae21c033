#include "training/validity/validity.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/audit/audit.hpp"
#include "training/validity/queries.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::validity;

namespace {

Validity read_change(database::Row const& row) {
  return {static_cast<int>(row.integer(1)), row.string(2), row.string(3), row.moment(4)};
}

}  // namespace

Validities validities_at(database::ReadTx& tx, Instant at) {
  Validities found;
  for (auto const& programme : programmes())
    found[programme.id] = {preset_validity_months(programme), std::string(preset_validity_source(programme)), "",
                           std::nullopt};
  tx.each(sql::changes_in_force, {{"at", at}},
          [&](database::Row const& row) { found[static_cast<int>(row.integer(0))] = read_change(row); });
  return found;
}

std::vector<Validity> validity_changes(database::ReadTx& tx, int programme_id) {
  return tx.all(sql::changes_of, {{"programme", programme_id}}, read_change);
}

bool set_validity(database::Tx& tx, Actor const& actor, int programme_id, int months, std::string const& source,
                  Instant now) {
  auto const* programme = find_programme(programme_id);
  if (!programme) throw std::logic_error("no programme " + std::to_string(programme_id));
  auto const before = validities_at(tx, now).at(programme_id);
  if (before.months == months && before.source == source) return false;
  tx.exec_one(sql::insert_change, {{"programme", programme_id},
                                   {"months", months},
                                   {"source", source},
                                   {"account", actor.account},
                                   {"actor", actor.name},
                                   {"now", now}});
  audit::record(
      tx, actor, "training.validity-set", "programme:" + std::to_string(programme_id),
      fmt::format("{}: было {} мес., стало {} мес.; источник: {}", programme->code, before.months, months, source),
      now);
  return true;
}

}  // namespace obereg::training
