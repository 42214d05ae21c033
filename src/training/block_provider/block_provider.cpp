#include "training/block_provider/block_provider.hpp"

#include "platform/audit/audit.hpp"
#include "training/block_provider/queries.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::block_provider;

namespace {

ProviderState read_state(database::Row const& row) {
  return {{row.integer(0)}, row.string(1),  row.string(2), row.optional_moment(3),
          row.string(4),    row.integer(5), row.integer(6)};
}

std::string subject_of(OrganisationId id) {
  return "organisation:" + std::to_string(id.value);
}

}  // namespace

std::vector<ProviderState> list_providers(database::ReadTx& tx, OrganisationId after, int count) {
  return tx.all(sql::list, {{"after", after}, {"count", count}}, read_state);
}

std::optional<ProviderState> find_provider_state(database::ReadTx& tx, OrganisationId id) {
  return tx.find_one(sql::find, {{"id", id}}, read_state);
}

Result<OrganisationId> block_provider(database::Tx& tx, Actor const& actor, OrganisationId id,
                                      std::string const& reason, Instant now) {
  if (!find_provider_state(tx, id)) return refuse(refusals::provider_not_found);
  if (tx.exec(sql::block, {{"now", now}, {"reason", reason}, {"id", id}}) != 1)
    return refuse(refusals::provider_state_changed);
  audit::record(tx, actor, "training.provider-blocked", subject_of(id), "причина: " + reason, now);
  return id;
}

Result<OrganisationId> unblock_provider(database::Tx& tx, Actor const& actor, OrganisationId id, Instant now) {
  if (!find_provider_state(tx, id)) return refuse(refusals::provider_not_found);
  if (tx.exec(sql::unblock, {{"id", id}}) != 1) return refuse(refusals::provider_state_changed);
  audit::record(tx, actor, "training.provider-unblocked", subject_of(id), "", now);
  return id;
}

}  // namespace obereg::training
