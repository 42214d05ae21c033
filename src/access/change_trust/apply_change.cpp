#include "access/change_trust/apply_change.hpp"

#include "access/change_trust/prepare_change.hpp"
#include "access/change_trust/queries.hpp"
#include "access/changed_crls/changed_crls.hpp"
#include "access/end_failed_sessions/end_failed_sessions.hpp"
#include "access/refusals.hpp"
#include "access/tell_opened/tell_opened.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::change_trust;

namespace {

constexpr int rows_at_once = 500;

void apply_row(database::Tx& tx, TrustChange const& change, ChangeRow const& row, Instant now) {
  if (row.what == what::removed) return delete_authority(tx, row.thumbprint);
  if (row.what == what::added) {
    insert_authority(tx, {row.name, row.thumbprint, row.subject, row.der, change.kind, row.crl_addresses}, row.after,
                     now);
    return;
  }
  if (row.what != what::addresses) update_accreditation(tx, row.thumbprint, row.after);
  set_crl_addresses(tx, row.thumbprint, row.crl_addresses);
}

std::int64_t apply_rows(database::Tx& tx, TrustChange const& change, std::string_view kind, Instant now) {
  std::int64_t count = 0;
  for (std::int64_t after = 0;;) {
    auto const rows = change_rows(tx, change.id, kind, after, rows_at_once, true);
    for (auto const& row : rows) apply_row(tx, change, row, now);
    count += static_cast<std::int64_t>(rows.size());
    if (rows.size() < rows_at_once) return count;
    after = rows.back().id;
  }
}

// Of a change by hand the audit log names the CA and the grounds.
void record_hand(database::Tx& tx, Actor const& actor, TrustChange const& change, Instant now) {
  for (auto const kind : {what::ended, what::restored, what::changed})
    for (auto const& row : change_rows(tx, change.id, kind, 0, rows_at_once))
      audit::record(tx, actor, "access.authority-changed", "authority:" + row.thumbprint,
                    row.name + ". " + access::in_words(row.after) + ". " + change.words, now);
}

// True where this very call decides.
bool decide(database::Tx& tx, Actor const& actor, std::int64_t change, std::string_view state, Instant now) {
  return tx.exec(sql::decide,
                 {{"id", change}, {"state", state}, {"decider", actor.account}, {"name", actor.name}, {"now", now}}) ==
         1;
}

Refusal why_undecided(TrustChange const& change) {
  if (change.state == "preparing" || change.state == "failed") return refuse(refusals::change_not_ready);
  return refuse(refusals::change_decided, (change.state == "applied" ? "Применил: " : "Отклонил: ") +
                                              change.decider_name + ", " + russian_moment(change.decided_at.value()) +
                                              ".");
}

bool by(Actor const& actor, TrustChange const& change, std::string_view state) {
  return change.state == state && change.decider == actor.account;
}

std::string in_words(std::int64_t number, std::int64_t added, std::int64_t ended, std::int64_t restored,
                     std::int64_t changed, std::int64_t removed, std::int64_t addresses) {
  return "Версия " + std::to_string(number) + ": внесено " + std::to_string(added) + ", прекращена аккредитация " +
         std::to_string(ended) + ", возобновлена " + std::to_string(restored) + ", изменены сроки " +
         std::to_string(changed) + ", убрано " + std::to_string(removed) + ", изменены адреса списков отозванных " +
         std::to_string(addresses);
}

}  // namespace

Result<Applied> apply_change(database::Tx& tx, Actor const& actor, std::int64_t id, bool knows_it_closes, Instant now) {
  if (auto const asked = find_change(tx, id);
      asked && asked->state == "ready" && asked->closes_administration && !knows_it_closes)
    return refuse(administration_closes);
  auto const decided = decide(tx, actor, id, "applied", now);
  auto const change = find_change(tx, id);
  if (!change) return refuse(refusals::change_not_ready);
  if (!decided && by(actor, *change, "applied")) return Applied::before;
  if (!decided) return why_undecided(*change);
  count_change(tx);  // from here on no other change of the list gets through
  auto const newest = newest_number(tx);
  if (newest != change->base_number) {
    tx.exec_one(sql::prepare_again, {{"id", id}});
    enqueue_preparing(tx, id, now);
    return Applied::stale;
  }
  tx.exec_one(sql::number_change, {{"id", id}, {"number", newest + 1}});
  auto const removed = apply_rows(tx, *change, what::removed, now);
  auto const added = apply_rows(tx, *change, what::added, now);
  auto const ended = apply_rows(tx, *change, what::ended, now);
  auto const restored = apply_rows(tx, *change, what::restored, now);
  auto const changed = apply_rows(tx, *change, what::changed, now);
  if (change->kind == "hand") record_hand(tx, actor, *change, now);
  auto const addresses = apply_rows(tx, *change, what::addresses, now);
  apply_crls(tx, actor, change->id, now);
  ask_to_tell_opened(tx, now);
  ask_to_end_failed_sessions(tx, now);
  audit::record(tx, actor, "access.trust-changed", "trust-change:" + std::to_string(id),
                in_words(newest + 1, added, ended, restored, changed, removed, addresses), now);
  return Applied::now;
}

Result<void> reject_change(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now) {
  if (!decide(tx, actor, id, "rejected", now)) {
    auto const change = find_change(tx, id);
    if (!change) return refuse(refusals::change_not_ready);
    if (by(actor, *change, "rejected")) return {};
    return why_undecided(*change);
  }
  audit::record(tx, actor, "access.trust-change-rejected", "trust-change:" + std::to_string(id), "", now);
  return {};
}

}  // namespace obereg::access
