// «Подписать и подать»: the signature is checked, and the application becomes a case with its number in one
// transaction.
#pragma once
#include <string>

#include "accreditation/application/application.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

// Of the applications that wait to be signed: what hinders, what is signed.
struct ToSign {
  Application application;
  std::vector<AttachedFile> files;
  std::string bytes;
};
// Refused where the check finds what hinders. One that was filed already comes back as it is.
Result<ToSign> application_to_sign(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id,
                                   LocalDate today);

// A second click or tab gets the case that there is. A draft that changed since its bytes were shown is refused.
Result<casework::CaseId> sign_application(web::Services const& services, Actor const& actor, std::int64_t id,
                                          std::string const& signature, Instant now);

// Whether two writings of a name may be one person's: a patronymic that one of them lacks is no difference.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace obereg::accreditation
