// The decision on a prepared change of the trust list. One decision is taken once, whoever takes it.
#pragma once
#include "access/trust_list/trust_change.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

inline constexpr RefusalKind administration_closes{
    "access.administration-closes", "Отметьте, что понимаете: администрировать систему будет некому",
    "После этого изменения не сможет войти ни один администратор. Сначала привяжите администратору сертификат другого "
    "центра или пригласите его по почте, чтобы он задал пароль.",
    422};

enum class Applied {
  now,
  before,  // by the same person: a double click
  stale    // the list has changed since the difference was made, which is being made anew; nothing was changed
};

// All of the change or nothing, with its number and an audit record. Refused where it is not ready, or where somebody
// else has decided; and where it closes administration and the actor does not say that they know it.
Result<Applied> apply_change(database::Tx& tx, Actor const& actor, std::int64_t change, bool knows_it_closes,
                             Instant now);
Result<void> reject_change(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now);

}  // namespace obereg::access
