#include "access/password_sign_in/password_sign_in.hpp"

#include "access/password_sign_in/pending.hpp"
#include "access/passwords/passwords.hpp"
#include "access/passwords/rules/password_rules.hpp"
#include "access/refusals.hpp"
#include "access/second_factor/second_factor.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

std::string subject_of(AccountId account) {
  return "account:" + std::to_string(account.value);
}

// Counted although refused: what is refused would leave no trace, so the answer is kept apart from the transaction's.
template <class Work>
auto kept(database::Database& database, Work&& work) {
  return *database.write([&](database::Tx& tx) { return std::optional(work(tx)); });
}

Result<int> begin(database::Tx& tx, std::string const& login, std::string const& address, web::Settings const& settings,
                  Instant now) {
  if (attempts::count(tx, "password", attempts::network_of(address), now) > most_password_tries)
    return refuse(refusals::codes_tried_too_often);
  return begin_attempt(tx, login, settings, now);
}

// One computation of a hash, whatever is known of the address.
std::optional<StoredPassword> matching(database::Database& database, PasswordHasher& hasher,
                                       PasswordAttempt const& attempt) {
  auto const password = normalised_password(attempt.password);
  auto stored = database.read([&](database::ReadTx& tx) { return find_password(tx, login_of(attempt.email)); });
  if (!stored) {
    hasher.match_nothing(password);
    return std::nullopt;
  }
  if (!hasher.matches(stored->hash, password)) return std::nullopt;
  return stored;
}

void remember_wrong(database::Tx& tx, std::string const& login, std::string const& address, int failures,
                    web::Settings const& settings, Instant now) {
  auto const stored = find_password(tx, login);
  auto const account = stored ? find_account(tx, stored->account) : std::nullopt;
  Actor stranger;
  stranger.address = address;
  audit::record(tx, stranger, "access.sign-in-refused", account ? subject_of(account->id) : "sign-in",
                "Вход по паролю: пароль или код не подходит", now);
  if (failures == failures_without_delay + 1) tell_of_delay(tx, login, address, settings, now);
}

struct Entering {
  AccountId account;
  std::string login, address, browser, details;
};

struct Entered {
  SignedIn signed_in;
  int failures = 0;
};

Result<Entered> enter(database::Tx& tx, Entering const& entering, web::Settings const& settings, Instant now) {
  auto opened = open_session(tx,
                             {entering.account, SignInWay::password, std::nullopt, entering.address, entering.browser,
                              subject_of(entering.account), entering.details},
                             settings, now);
  if (!opened) return opened.error();
  int const failures = forget_failures(tx, entering.login);
  remember_failures(tx, entering.account, failures);
  return Entered{std::move(*opened), failures};
}

Result<PasswordTaken> go_on(database::Tx& tx, StoredPassword const& stored, ledger::LogKey const& key,
                            web::Settings const& settings, PasswordAttempt const& attempt, Instant now) {
  attempt_was_right(tx, stored.login);
  bool const has = has_second_factor(tx, stored.account);
  PasswordTaken taken;
  if (has || must_have_second_factor(tx, stored.account)) {
    if (!has) propose_second_factor(tx, key, stored.account);
    taken.step = has ? NextStep::code : NextStep::set_up;
    taken.pending = begin_pending(tx, {stored.account, attempt.next}, now);
    return taken;
  }
  auto entered =
      enter(tx, {stored.account, stored.login, attempt.address, attempt.browser, "Вход по паролю"}, settings, now);
  if (!entered) return entered.error();
  taken.signed_in = std::move(entered->signed_in);
  taken.failures = entered->failures;
  return taken;
}

// Who stands between password and session, and the attempt that is counted.
struct Waiting {
  PendingSignIn pending;
  StoredPassword stored;
  int failures = 0;
};

Result<Waiting> begin_code(database::Tx& tx, CodeAttempt const& attempt, web::Settings const& settings, Instant now) {
  auto pending = find_pending(tx, attempt.pending, now);
  if (!pending) return pending.error();
  auto stored = password_of(tx, pending->account).value();
  auto const failures = begin(tx, stored.login, attempt.address, settings, now);
  if (!failures) return failures.error();
  return Waiting{std::move(*pending), std::move(stored), *failures};
}

Result<CodeTaken> finish(database::Tx& tx, Waiting const& waiting, CodeAttempt const& attempt,
                         std::string const& details, web::Settings const& settings, Instant now) {
  end_pending(tx, attempt.pending);
  attempt_was_right(tx, waiting.stored.login);
  auto entered = enter(tx, {waiting.pending.account, waiting.stored.login, attempt.address, attempt.browser, details},
                       settings, now);
  if (!entered) return entered.error();
  return CodeTaken{std::move(entered->signed_in), waiting.pending.next, entered->failures, false};
}

}  // namespace

Result<PasswordTaken> sign_in_with_password(database::Database& database, PasswordHasher& hasher,
                                            ledger::LogKey const& key, web::Settings const& settings,
                                            PasswordAttempt const& attempt, Instant now) {
  auto const login = login_of(attempt.email);
  auto const failures =
      kept(database, [&](database::Tx& tx) { return begin(tx, login, attempt.address, settings, now); });
  if (!failures) return failures.error();
  auto const stored = matching(database, hasher, attempt);
  bool const outdated = stored && hasher.is_outdated(stored->hash);
  auto const better = outdated ? hasher.make(normalised_password(attempt.password)) : std::string();
  return kept(database, [&](database::Tx& tx) -> Result<PasswordTaken> {
    auto const present = stored ? password_of(tx, stored->account) : std::nullopt;
    bool const blocked = stored && find_account(tx, stored->account)->blocked_at;
    // Another password may have been set while the hash was computed.
    if (!stored || blocked || !present || present->hash != stored->hash) {
      remember_wrong(tx, login, attempt.address, *failures, settings, now);
      return refuse(refusals::password_wrong);
    }
    if (outdated) replace_hash(tx, stored->account, better);
    return go_on(tx, *stored, key, settings, attempt, now);
  });
}

Result<CodeTaken> sign_in_with_code(database::Database& database, ledger::LogKey const& key,
                                    web::Settings const& settings, CodeAttempt const& attempt, Instant now) {
  return kept(database, [&](database::Tx& tx) -> Result<CodeTaken> {
    auto const waiting = begin_code(tx, attempt, settings, now);
    if (!waiting) return waiting.error();
    auto const code = take_code(tx, key, waiting->pending.account, attempt.typed, now);
    if (code == TypedCode::wrong) {
      remember_wrong(tx, waiting->stored.login, attempt.address, waiting->failures, settings, now);
      return refuse(refusals::second_factor_wrong);
    }
    bool const recovery = code == TypedCode::recovery;
    auto const* const details = recovery ? "Вход по паролю и запасному коду" : "Вход по паролю и коду приложения";
    auto taken = finish(tx, *waiting, attempt, details, settings, now);
    if (taken) taken->was_recovery_code = recovery;
    return taken;
  });
}

Result<FactorSet> sign_in_with_set_up(database::Database& database, ledger::LogKey const& key,
                                      web::Settings const& settings, CodeAttempt const& attempt, Instant now) {
  return kept(database, [&](database::Tx& tx) -> Result<FactorSet> {
    auto const waiting = begin_code(tx, attempt, settings, now);
    if (!waiting) return waiting.error();
    if (has_second_factor(tx, waiting->pending.account)) return refuse(refusals::pending_sign_in_over);
    auto const account = find_account(tx, waiting->pending.account).value();
    auto codes = confirm_second_factor(tx, key, account, attempt.typed, attempt.address, now);
    if (!codes) {
      remember_wrong(tx, waiting->stored.login, attempt.address, waiting->failures, settings, now);
      return codes.error();
    }
    auto taken = finish(tx, *waiting, attempt, "Вход по паролю, настроен второй фактор", settings, now);
    if (!taken) return taken.error();
    return FactorSet{std::move(*taken), std::move(*codes)};
  });
}

}  // namespace obereg::access
