// The administrator unbinds a certificate of anybody (ACC-08).
#pragma once
#include "access/own_certificates/own_certificate.hpp"
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::access {

struct Unbinding {
  AccountId account;
  std::int64_t certificate = 0;
  bool last_is_known = false;  // confirmed where it is the last one that opens the site
};
// Refused: not_found, last_administrator_certificate, last_certificate_of_person.
Result<void> unbind(web::Services const& services, Actor const& actor, Unbinding const& wanted, Instant now);

}  // namespace obereg::access
