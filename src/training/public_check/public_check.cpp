#include "training/public_check/public_check.hpp"

#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace {

constexpr std::string_view wrong_surname = "wrong-surname";

// A number is compared as it is; one that is not found so is also tried in capitals and in small letters, or «от-17»
// would be answered with a false 'no'.
std::optional<StandingRecord> find_as_typed(database::ReadTx& tx, std::string const& number) {
  for (auto const& spelling : {number, text::upper(number), text::lower(number)})
    if (auto found = find_standing(tx, spelling)) return found;
  return std::nullopt;
}

bool may_check(database::Tx& tx, std::string const& address, Instant now) {
  return attempts::count(tx, "public-check", attempts::network_of(address), now) <= most_checks;
}

}  // namespace

bool may_open_extract(database::Tx& tx, std::string const& address, Instant now) {
  return attempts::count(tx, "extract-check", attempts::network_of(address), now) <= most_checks;
}

Result<std::optional<StandingRecord>> check_publicly(database::Tx& tx, PublicCheck const& check, Instant now) {
  if (!may_check(tx, check.address, now)) return refuse(refusals::too_many_checks);
  auto const number = text::tidy_spaces(check.number);
  // Asked before the answer is known: the right surname among many tried would be told by being the one that is
  // answered.
  auto const tried = text::hex(text::sha256(text::fold(number)));
  if (attempts::counted(tx, wrong_surname, tried, now) >= most_wrong_surnames)
    return refuse(refusals::number_tried_too_often);
  auto found = find_as_typed(tx, number);
  if (found && text::fold(found->record.last_name) != text::fold(check.last_name)) found.reset();
  if (!found) attempts::count(tx, wrong_surname, tried, now);
  return found;
}

}  // namespace obereg::training
