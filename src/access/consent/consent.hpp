// A person's consent to the processing of their own data: the account's, not that of the people in the registry, whose
// records the law itself orders to be kept.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/actor.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

// 152-ФЗ, ст. 9, ч. 1: «Согласие на обработку персональных данных должно быть конкретным, предметным, информированным,
// сознательным и однозначным» и «оформлено отдельно от иных информации и (или) документов». So it has a page of its
// own; a changed text has the next number, and then it is asked for anew.
inline constexpr std::int64_t consent_text_version = 1;

// When the account agreed to the text as it is now; nothing where it did not, or took that back.
std::optional<Instant> consent_of(database::ReadTx& tx, AccountId account);
// What the person agreed to before the account was there, or beside it: a text of the next number is asked for anew.
void carry_consent(database::Tx& tx, Actor const& actor, AccountId account, std::int64_t text_version, Instant given,
                   std::string const& where, Instant now);
// Giving twice, or taking back what was not given, changes nothing.
void give_consent(database::Tx& tx, Actor const& actor, Instant now);
// 152-ФЗ, ст. 9, ч. 2: «Согласие на обработку персональных данных может быть отозвано субъектом персональных данных».
void withdraw_consent(database::Tx& tx, Actor const& actor, Instant now);

}  // namespace obereg::access
