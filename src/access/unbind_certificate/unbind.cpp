#include "access/unbind_certificate/unbind.hpp"

#include <algorithm>

#include "access/admin_accounts/tell_owner.hpp"
#include "access/refusals.hpp"
#include "access/sessions/sessions.hpp"
#include "access/unbind_certificate/way_in.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

Result<void> unbind(web::Services const& services, Actor const& actor, Unbinding const& wanted, Instant now) {
  auto const trust = services.trust.get();
  return services.database.write([&](database::Tx& tx) -> Result<void> {
    auto const all = own_certificates(tx, *trust, wanted.account, now);
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](OwnCertificate const& one) { return one.bound.id == wanted.certificate; });
    if (found == all.end()) return refuse(web::not_found);
    if (found->bound.removed_at) return boost::system::in_place_value;  // a double click
    if (ends_administration(tx, *trust, wanted.account, wanted.certificate, now))
      return refuse(refusals::last_administrator_certificate);
    if (found->is_usable() && !is_replaceable(all, wanted.certificate) && !wanted.last_is_known)
      return refuse(refusals::last_certificate_of_person);
    unbind_certificate(tx, wanted.account, wanted.certificate, actor.account, now);
    end_sessions_by(tx, wanted.certificate, now);
    audit::record(tx, actor, "access.certificate-unbound", "account:" + std::to_string(wanted.account.value),
                  "Серийный номер " + found->bound.serial, now);
    tell_owner(tx, services.settings, wanted.account,
               {"От вашей учётной записи отвязан сертификат",
                "Администратор системы отвязал от вашей учётной записи сертификат. Серийный номер " +
                    found->bound.serial + ". Войти и подписать им больше нельзя."},
               now);
    return boost::system::in_place_value;
  });
}

}  // namespace obereg::access
