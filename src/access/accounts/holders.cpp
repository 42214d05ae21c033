#include "access/accounts/holders.hpp"

#include "access/accounts/queries.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::accounts;

std::vector<Holder> holders_in(database::ReadTx& tx, OrganisationId organisation) {
  std::vector<Holder> holders;
  tx.each(sql::holders_in, {{"organisation", organisation}}, [&](database::Row const& row) {
    if (auto const role = role_of(row.text(2))) holders.push_back({{row.integer(0)}, row.string(1), *role});
  });
  return holders;
}

std::optional<Organisation> lock_organisation(database::Tx& tx, OrganisationId id) {
  auto const locked =
      tx.find_one(sql::lock_organisation, {{"id", id}}, [](database::Row const& row) { return row.integer(0); });
  return locked ? find_organisation(tx, id) : std::nullopt;
}

std::optional<Organisation> first_of_kind(database::ReadTx& tx, OrganisationKind kind) {
  auto const id = tx.get_one(sql::first_of_kind, {{"kind", to_text(kind)}},
                             [](database::Row const& row) { return row.optional_integer(0); });
  return id ? find_organisation(tx, {*id}) : std::nullopt;
}

}  // namespace obereg::access
