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

std::shared_ptr<signatures::TrustList const> load(database::ReadTx& tx, signatures::MissingCrl missing_crl) {
  auto builder = stored_authorities(tx, missing_crl);
  tx.each(sql::whole_crls, {},
          [&](database::Row const& row) { warn_if_refused(builder.add_crl(row.bytes(0)), "a CRL"); });
  return builder.build();
}

}  // namespace

signatures::TrustListBuilder stored_authorities(database::ReadTx& tx, signatures::MissingCrl missing_crl) {
  signatures::TrustListBuilder builder(missing_crl);
  tx.each(sql::whole_authorities, {},
          [&](database::Row const& row) { warn_if_refused(add_row(builder, row), "an authority"); });
  return builder;
}

signatures::TrustListBuilder authorities_named(database::ReadTx& tx, std::string const& subject) {
  signatures::TrustListBuilder builder;
  tx.each(sql::whole_authorities_named, {{"subject", subject}},
          [&](database::Row const& row) { warn_if_refused(add_row(builder, row), "an authority"); });
  return builder;
}

signatures::TrustSource stored_trust(database::Database& database, signatures::MissingCrl missing_crl) {
  return {
      [&database] { return database.read([](database::ReadTx& tx) { return tx.get_integer(sql::version, {}); }); },
      [&database, missing_crl] { return database.read([&](database::ReadTx& tx) { return load(tx, missing_crl); }); }};
}

}  // namespace obereg::access
