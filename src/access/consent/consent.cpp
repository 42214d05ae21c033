#include "access/consent/consent.hpp"

#include "access/consent/queries.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::consent;

namespace {

std::string subject_of(Actor const& actor) {
  return "account:" + std::to_string(actor.account.value);
}

}  // namespace

std::optional<Instant> consent_of(database::ReadTx& tx, AccountId account) {
  return tx.get_one(sql::standing, {{"account", account}, {"version", consent_text_version}},
                    [](database::Row const& row) { return row.optional_moment(0); });
}

void carry_consent(database::Tx& tx, Actor const& actor, AccountId account, std::int64_t text_version, Instant given,
                   std::string const& where, Instant now) {
  if (consent_of(tx, account)) return;
  tx.exec_one(sql::give, {{"account", account}, {"version", text_version}, {"now", given}});
  audit::record(tx, actor, "access.consent-given", "account:" + std::to_string(account.value),
                "Текст " + std::to_string(text_version) + ", " + where, now);
}

void give_consent(database::Tx& tx, Actor const& actor, Instant now) {
  if (consent_of(tx, actor.account)) return;
  tx.exec_one(sql::give, {{"account", actor.account}, {"version", consent_text_version}, {"now", now}});
  audit::record(tx, actor, "access.consent-given", subject_of(actor), "Текст " + std::to_string(consent_text_version),
                now);
}

void withdraw_consent(database::Tx& tx, Actor const& actor, Instant now) {
  if (tx.exec(sql::withdraw, {{"account", actor.account}, {"now", now}}) == 0) return;
  audit::record(tx, actor, "access.consent-withdrawn", subject_of(actor), "", now);
}

}  // namespace obereg::access
