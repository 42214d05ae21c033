// What every way of signing in ends with, whatever proved who it is: the same checks of the account, the session, the
// audit record.
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"
#include "access/sessions/sessions.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// Who may sign in: the account, and the cabinet that opens first.
struct Entrant {
  Account account;
  Cabinet cabinet;
};
// Refused where the account is blocked (account_blocked) or has no cabinet (no_cabinets). Throws where there is no such
// account.
Result<Entrant> find_entrant(database::ReadTx& tx, AccountId account);
Actor actor_of(Entrant const& entrant, std::string const& address);  // for the audit log: without permissions

struct SessionWanted {
  AccountId account;
  SignInWay way = SignInWay::certificate;
  std::optional<std::int64_t> certificate_id = {};
  std::string address, browser;
  std::string subject, details;  // of the audit record; Russian details: "Вход по сертификату, серийный номер …"
};

struct SignedIn {
  std::string token;            // of the new session
  Cabinet cabinet;              // opened: the first of the account's
  bool asks_for_email = false;  // its owner has yet to confirm the account's e-mail; a code has been sent there
};
// Refused as find_entrant refuses.
Result<SignedIn> open_session(database::Tx& tx, SessionWanted const& wanted, web::Settings const& settings,
                              Instant now);

}  // namespace obereg::access
