// Changes of the trust list as stored: the difference that waits for a decision, and the numbered history (ACC-06).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/trust_list/trust_list.hpp"
#include "core/actor.hpp"
#include "core/id.hpp"

namespace obereg::access {

struct TrustChange {
  std::int64_t id = 0;
  std::string kind;                    // "tsl", "crl", "undo", "hand"
  std::string state = "preparing";     // "ready", "failed", "applied", "rejected"
  std::optional<std::int64_t> number;  // of the version it made
  std::int64_t base_number = 0;        // the version it was compared with
  std::optional<std::int64_t> undoes;
  std::string file_hash, file_name;
  std::int64_t file_size = 0;
  std::int64_t cas = 0, certificates = 0, unchanged = 0, closed_accounts = 0, opened_accounts = 0;
  std::string words;  // why it failed, or on what grounds a hand changed it
  AccountId creator;
  std::string creator_name;
  Instant created_at;
  AccountId decider;
  std::string decider_name;
  std::optional<Instant> decided_at;
  bool closes_administration = false;  // an administrator can sign in now, and none could then
};

namespace what {
inline constexpr std::string_view added = "added", ended = "ended", restored = "restored", changed = "changed",
                                  removed = "removed", addresses = "addresses", missing = "missing", fault = "fault",
                                  crl_added = "crl-added", crl_removed = "crl-removed";
}  // namespace what

struct ChangeRow {
  std::int64_t id = 0;
  std::string what;
  std::string name, subject, thumbprint;
  std::string der;            // of what is added or removed, a CA's certificate or a list of revoked ones; else ""
  std::string crl_addresses;  // one a line, as the change would leave them; of what is removed: as they were
  std::optional<std::string> old_crl_addresses{};  // as they were; nothing: not known, and not changed by this row
  std::int64_t line = 0;
  std::string words;  // of a fault, of a list of revoked certificates
  Accreditation before, after;

  bool changes_addresses() const { return old_crl_addresses && *old_crl_addresses != crl_addresses; }
};

// Fills in the id. What is given as applied gets no number by this.
std::int64_t insert_change(database::Tx& tx, TrustChange const& change);
std::optional<TrustChange> find_change(database::ReadTx& tx, std::int64_t id);
// The newest first, below `before` (0: from the end).
std::vector<TrustChange> trust_changes(database::ReadTx& tx, std::int64_t before, int size);
std::vector<TrustChange> waiting_changes(database::ReadTx& tx);  // neither applied nor rejected

void insert_rows(database::Tx& tx, std::int64_t change, std::vector<ChangeRow> const& rows);
void remove_rows(database::Tx& tx, std::int64_t change);
// By id, above `after`. `der` is read only where it is asked for.
std::vector<ChangeRow> change_rows(database::ReadTx& tx, std::int64_t change, std::string_view what, std::int64_t after,
                                   int size, bool with_der = false);
std::int64_t count_rows(database::ReadTx& tx, std::int64_t change, std::string_view what);

// The number of the list's newest version, 0 where its history is empty. For a change it must be asked after
// count_change(), which lets one change of the list through at a time.
std::int64_t newest_number(database::ReadTx& tx);

// A version made by hand that can close nobody out: one row, applied at once. After count_change().
void keep_hand_change(database::Tx& tx, Actor const& actor, ChangeRow const& row, std::string const& grounds,
                      Instant now);

}  // namespace obereg::access
