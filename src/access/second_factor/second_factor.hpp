// The second factor of an account: an authenticator application, and recovery codes for the day it is lost (ACC-05).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::access {

namespace refusals {
inline constexpr RefusalKind first_code_wrong{
    "access.first-code-wrong", "Код не подходит",
    "Введите код, который приложение показывает сейчас: каждый код действует полминуты. Проверьте, верно ли идут часы "
    "телефона, и тот ли QR-код отсканирован.",
    422};
}  // namespace refusals

struct SecondFactor {
  std::string sealed, sealed_proposed;  // "" for none
  std::int64_t last_step = 0;
  std::optional<Instant> confirmed_at;
};
std::optional<SecondFactor> second_factor_of(database::ReadTx& tx, AccountId account);
bool has_second_factor(database::ReadTx& tx, AccountId account);  // set up and confirmed
// Whether a role of the account asks for one.
bool must_have_second_factor(database::ReadTx& tx, AccountId account);

// A new secret, which counts once a code of it was typed; one proposed before is forgotten.
void propose_second_factor(database::Tx& tx, ledger::LogKey const& key, AccountId account);
// The secret that waits to be confirmed: for the QR code.
std::optional<std::string> proposed_secret(database::ReadTx& tx, ledger::LogKey const& key, AccountId account);
// The code shows that the application has the secret. Answers new recovery codes: the only copy of them. Refused:
// second_factor_not_proposed, second_factor_wrong.
Result<std::vector<std::string>> confirm_second_factor(database::Tx& tx, ledger::LogKey const& key,
                                                       Account const& account, std::string const& typed,
                                                       std::string const& address, Instant now);

enum class TypedCode { wrong, of_application, recovery };
// A code of the application or a recovery code, used up by this.
TypedCode take_code(database::Tx& tx, ledger::LogKey const& key, AccountId account, std::string const& typed,
                    Instant now);

// The owner's own wish, after their password; `typed`: a code of the application or a recovery code. The owner gets a
// letter. Refused: second_factor_not_proposed where there is none, second_factor_required where a role asks for it,
// second_factor_wrong.
Result<void> switch_off_second_factor(database::Tx& tx, ledger::LogKey const& key, Account const& account,
                                      std::string const& typed, std::string const& address, Instant now);

// The administrator's way out for whoever lost both; the owner gets a letter, and sets up a new one where the role asks
// for it.
void reset_second_factor(database::Tx& tx, Actor const& administrator, AccountId account, Instant now);

}  // namespace obereg::access
