// Passwords of accounts as stored, and how often somebody failed at one (ACC-05).
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// What is typed as «почта» to sign in: the address in one letter case.
std::string login_of(std::string const& email);

struct StoredPassword {
  AccountId account;
  std::string login, hash;
  Instant set_at;
  int failures_before = 0;  // of somebody's, before its owner signed in last
};
std::optional<StoredPassword> find_password(database::ReadTx& tx, std::string const& login);
std::optional<StoredPassword> password_of(database::ReadTx& tx, AccountId account);
// Refused where another account signs in with this address already, and where there is no address.
Result<void> check_login(database::ReadTx& tx, Account const& account);
// A new password ends what the old one opened: all sessions but `kept_session` (its token), sign-ins half done, links
// that were sent, the delay after failures. Refused as check_login refuses.
Result<void> keep_password(database::Tx& tx, Account const& account, std::string const& hash,
                           std::string const& kept_session, Instant now);
void replace_hash(database::Tx& tx, AccountId account, std::string const& hash);  // of the same password

// The owner, acting before there is a session.
Actor owner_of(Account const& account, std::string const& address);

// How long the next attempt waits after so many failures in a row.
std::chrono::minutes delay_after(int failures);
inline constexpr int failures_without_delay = 4;

// Counts an attempt as failed before it is made, so that a hundred made at once are a hundred; answers which in a row.
// Refused (password_delayed, until when) while the delay lasts. Counts for logins without an account alike.
Result<int> begin_attempt(database::Tx& tx, std::string const& login, web::Settings const& settings, Instant now);
void attempt_was_right(database::Tx& tx, std::string const& login);  // takes that one back
int forget_failures(database::Tx& tx, std::string const& login);     // answers how many there were
// Those that are told to the owner on their page.
void remember_failures(database::Tx& tx, AccountId account, int failures);
// Tells the owner that the delay has begun, where the login is an account's.
void tell_of_delay(database::Tx& tx, std::string const& login, std::string const& address,
                   web::Settings const& settings, Instant now);

}  // namespace obereg::access
