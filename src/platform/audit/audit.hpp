// The audit log (PLT-05): who did what to what, when, from where. Written in the transaction of the change itself; each
// record holds the hash of the one before it, so that an altered, removed or inserted record is found by verify().
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::audit {

// `action`: a fact in the past tense, "training.set-entered"; `subject`: "record-set:17"; `details`: Russian words for
// the reader of the log, without personal data that the subject does not already name.
void record(database::Tx& tx, Actor const& actor, std::string_view action, std::string const& subject,
            std::string const& details, Instant now);

struct Entry {
  std::int64_t number = 0;
  Instant at;
  std::int64_t account_id = 0, organisation_id = 0;
  std::string actor_name, address, action, subject, details;
};

// The newest first, below `before` (0: from the end); `action` and `subject` may be empty: any.
std::vector<Entry> page(database::ReadTx& tx, std::int64_t before, std::string const& action,
                        std::string const& subject, int size);

// A check that every record is as it was written, from the first one on, piece by piece: no transaction need last long.
// Records that are added meanwhile are checked too.
class ChainCheck {
 public:
  bool step(database::ReadTx& tx);                 // the next thousand records; false where the check is over
  std::int64_t right() const { return right_; }    // so many from № 1 on were found right
  std::int64_t newest() const { return newest_; }  // the number of the log's last record, as the last step saw it
  // The number of the first record that was altered, removed or inserted.
  std::optional<std::int64_t> first_wrong() const { return wrong_; }

 private:
  std::int64_t right_ = 0, newest_ = 0;
  std::string hash_;  // of the record `right_`
  std::optional<std::int64_t> wrong_;
};

// All of it in one transaction; nothing where all is well.
std::optional<std::int64_t> first_wrong(database::ReadTx& tx);

}  // namespace obereg::audit
