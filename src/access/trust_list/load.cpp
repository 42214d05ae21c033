#include "access/trust_list/load.hpp"

#include <spdlog/spdlog.h>

#include "access/trust_list/queries.hpp"
#include "access/trust_list/trust_list.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::trust_list;

namespace {

// What was accepted once and is refused now (by a newer OpenSSL, say) must not stop all signing: it is left out.
template <class T>
void warn_if_refused(Result<T> const& result, std::string_view what) {
  if (!result) spdlog::warn("trust list: {} left out: {} {}", what, result.error().kind->code, result.error().detail);
}

Result<void> add_row(signatures::TrustListBuilder& builder, database::Row const& row) {
  auto certificate = signatures::parse_certificate(row.bytes(0));
  if (!certificate) return certificate.error();
  if (row.truth(1)) return builder.add_root(std::move(*certificate));
  signatures::AccreditationPeriod const period{row.optional_moment(2).value_or(Instant{}), row.optional_moment(3),
                                               why_ended_of(row.text(4))};
  return builder.add_accredited(std::move(*certificate), {period});
}

std::shared_ptr<signatures::TrustList const> load(database::ReadTx& tx) {
  auto builder = stored_authorities(tx);
  tx.each(sql::whole_crls, {},
          [&](database::Row const& row) { warn_if_refused(builder.add_crl(row.bytes(0)), "a CRL"); });
  return builder.build();
}

}  // namespace

signatures::TrustListBuilder stored_authorities(database::ReadTx& tx) {
  signatures::TrustListBuilder builder;
  tx.each(sql::whole_authorities, {},
          [&](database::Row const& row) { warn_if_refused(add_row(builder, row), "an authority"); });
  return builder;
}

signatures::TrustSource stored_trust(database::Database& database) {
  return {[&database] { return database.read([](database::ReadTx& tx) { return tx.get_integer(sql::version, {}); }); },
          [&database] { return database.read([](database::ReadTx& tx) { return load(tx); }); }};
}

}  // namespace obereg::access
