// What the operator does from the command line on a base that nobody can sign in to yet. Each returns the program's
// exit status: 0 done, 1 refused (the reason is on `err`, in Russian), 2 the file can't be read.
#pragma once
#include <optional>
#include <ostream>
#include <string>

#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

struct UserAdd {
  std::string certificate_file;  // empty: none, then there is an address to invite
  bool administrator = false;
  std::string name = {};          // "Фамилия Имя Отчество"; empty: as the certificate says
  std::string organisation = {};  // name; empty: as the certificate says. Only where the operator has none yet
  std::string invite = {};        // the address that a letter with a link to choose a password goes to; empty: none
};
// An account that may sign in with the certificate, or by a password that its owner chooses from the letter. An
// administrator's cabinet is in the operator's organisation, which is made with the first of them. For a certificate
// that is bound already, or an address that an account has, the role is added to that account. 2 also where neither is
// given, or what is given is no address.
int user_add(database::Database& database, web::Settings const& settings, UserAdd const& command, std::ostream& out,
             std::ostream& err, Instant now);

struct TrustAdd {
  std::string file;  // the CA's certificate, or its list of revoked certificates
  std::optional<LocalDate> from = {}, to = {};
};
// A list of revoked certificates is the way in where an old one shuts out the administrators too (crl_when_old:
// refuse). A self-signed certificate without dates of accreditation is entered as a root: see Authority::is_root.
int trust_add(database::Database& database, TrustAdd const& command, std::ostream& out, std::ostream& err, Instant now);

}  // namespace obereg::access
