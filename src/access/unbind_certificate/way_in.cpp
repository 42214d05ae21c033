#include "access/unbind_certificate/way_in.hpp"

#include "access/own_certificates/own_certificate.hpp"
#include "access/unbind_certificate/queries.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::unbind_certificate;

bool ends_administration(database::ReadTx& tx, signatures::TrustList const& trust, AccountId account,
                         std::int64_t certificate, Instant now) {
  struct Administrator {
    AccountId account;
    bool has_password = false;
  };
  bool would_end = false;
  for (auto const& each : tx.all(sql::administrators, {}, [](database::Row const& row) {
         return Administrator{{row.integer(0)}, row.truth(1)};
       })) {
    if (each.has_password) return false;
    for (auto const& own : own_certificates(tx, trust, each.account, now)) {
      if (!own.is_usable()) continue;
      if (each.account != account || own.bound.id != certificate) return false;
      would_end = true;
    }
  }
  return would_end;
}

}  // namespace obereg::access
