#include "access/sign_in/open_session.hpp"

#include <stdexcept>

#include "access/accounts/names.hpp"
#include "access/confirm_email/confirm_email.hpp"
#include "access/refusals.hpp"
#include "access/sign_in/unknown_place.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

Result<Entrant> find_entrant(database::ReadTx& tx, AccountId id) {
  auto account = find_account(tx, id);
  if (!account) throw std::runtime_error("signing in to an account that is not there");
  if (account->blocked_at) {
    auto const why = account->blocked_reason.empty() ? std::string() : "Причина: " + account->blocked_reason;
    return refuse(refusals::account_blocked, why);
  }
  auto cabinets = cabinets_of(tx, id);
  if (cabinets.empty()) return refuse(refusals::no_cabinets);
  return Entrant{std::move(*account), std::move(cabinets.front())};
}

Actor actor_of(Entrant const& entrant, std::string const& address) {
  Actor actor;
  actor.account = entrant.account.id;
  actor.organisation = entrant.cabinet.organisation.id;
  actor.name = short_name(entrant.account.last_name, entrant.account.first_name, entrant.account.middle_name);
  actor.organisation_name = entrant.cabinet.organisation.name;
  actor.address = address;
  return actor;
}

Result<SignedIn> open_session(database::Tx& tx, SessionWanted const& wanted, web::Settings const& settings,
                              Instant now) {
  auto entrant = find_entrant(tx, wanted.account);
  if (!entrant) return entrant.error();
  tell_of_unknown_place(tx, entrant->account, wanted, settings, now);
  NewSession const session{wanted.account, entrant->cabinet.id, wanted.certificate_id,
                           wanted.address, wanted.browser,      wanted.way};
  auto token = begin_session(tx, session, settings, now);
  auto const actor = actor_of(*entrant, wanted.address);
  audit::record(tx, actor, "access.signed-in", wanted.subject, wanted.details, now);
  bool const asks = !entrant->account.email.empty() && !entrant->account.email_confirmed_at;
  if (asks) send_first_email_code(tx, actor, now);
  return SignedIn{std::move(token), std::move(entrant->cabinet), asks};
}

}  // namespace obereg::access
