#include "access/esia/sign_in_esia.hpp"

#include "access/esia/links.hpp"
#include "access/esia/protocol/errors.hpp"
#include "access/esia/refusals.hpp"
#include "access/second_factor/second_factor.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access::esia {
namespace {

Result<Person> who_came(web::Settings const& settings, Returned const& returned, Awaited const& awaited, Instant now) {
  if (returned.code.empty()) return refusal_of(returned.error, returned.description);
  Arrival const arrival{returned.code, awaited.nonce, awaited.verifier, redirect_uri(settings.origin)};
  auto person = ask_person(settings.esia, arrival, now);
  if (person && !person->trusted) return refuse(refusals::esia_unconfirmed);
  return person;
}

Result<SignedIn> open(database::Tx& tx, web::Settings const& settings, Returned const& returned, Person const& person,
                      Instant now) {
  auto const account = account_of(tx, person, returned.address, now);
  if (!account) return account.error();
  // Whether ЕСИА asked for a second factor cannot be seen from here, so it opens nothing that needs one (docs/esia.md).
  if (must_have_second_factor(tx, *account)) return refuse(refusals::esia_administrator);
  SessionWanted wanted;
  wanted.account = *account;
  wanted.way = SignInWay::esia;
  wanted.address = returned.address;
  wanted.browser = returned.user_agent;
  wanted.subject = "account:" + std::to_string(account->value);
  wanted.details = "Вход через Госуслуги (ЕСИА)";
  return open_session(tx, wanted, settings, now);
}

void remember_failure(database::Database& database, Actor const& actor, std::string_view action, Refusal const& refusal,
                      Instant now) {
  auto details = std::string(refusal.kind->title);
  if (!refusal.detail.empty()) details += ". " + refusal.detail;
  database.write([&](database::Tx& tx) { audit::record(tx, actor, action, "esia", details, now); });
}

}  // namespace

Result<Awaited> take_departure(database::Database& database, Returned const& returned, Instant now) {
  return database.write([&](database::Tx& tx) { return arrive(tx, returned.state, returned.browser, now); });
}

Result<SignedIn> sign_in(database::Database& database, web::Settings const& settings, Returned const& returned,
                         Awaited const& awaited, Instant now) {
  auto const answer = [&]() -> Result<SignedIn> {
    auto const person = who_came(settings, returned, awaited, now);
    if (!person) return person.error();
    return database.write([&](database::Tx& tx) { return open(tx, settings, returned, *person, now); });
  }();
  if (answer) return answer;
  Actor stranger;
  stranger.address = returned.address;
  remember_failure(database, stranger, "access.sign-in-refused", answer.error(), now);
  return answer;
}

Result<void> link(database::Database& database, web::Settings const& settings, Returned const& returned,
                  Awaited const& awaited, Actor const& actor, Instant now) {
  if (actor.account != awaited.account) return refuse(refusals::esia_signed_out);
  auto const answer = [&]() -> Result<void> {
    auto const person = who_came(settings, returned, awaited, now);
    if (!person) return person.error();
    return database.write([&](database::Tx& tx) { return link_own(tx, actor, *person, now); });
  }();
  if (!answer) remember_failure(database, actor, "access.esia-link-refused", answer.error(), now);
  return answer;
}

}  // namespace obereg::access::esia
