// The registry in the database. Who may change it and what the audit log says of it is its callers' matter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation_registry/model/accreditation.hpp"
#include "core/id.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

struct NewAccreditation {
  std::int64_t number = 0;  // 0: the next free one
  std::string inn, ogrn;
  bool of_sole_trader = false;
  Decision decision;  // its step is `granted`
  Particulars particulars;
};

// Answers the number. Refused where the organisation has a record that is not terminated, or the number is taken.
Result<std::int64_t> add(database::Tx& tx, NewAccreditation const& wanted, AccountId by, LocalDate today, Instant now);

// A further decision. `seen`: the last version that whoever decides has read. `particulars` counts for `changed`; any
// other step keeps those that are. Answers the new version.
struct Change {
  std::int64_t number = 0;
  int seen = 0;
  Decision decision;
  Particulars particulars;
};
Result<int> change(database::Tx& tx, Change const& wanted, AccountId by, LocalDate today, Instant now);

// The number that add() would give now; another may take it first.
std::int64_t next_number(database::ReadTx& tx);

std::optional<Accreditation> find(database::ReadTx& tx, std::int64_t number);
// The newest record of this ИНН, terminated or not: an organisation may have had others before.
std::optional<Accreditation> find_last(database::ReadTx& tx, std::string const& inn);

// In order of number, above `after`, at most `count`; of those that a decision was entered of at `since` or later.
std::vector<Accreditation> read_page(database::ReadTx& tx, std::int64_t after, Instant since, int count);

// What may be said of an organisation's right to train on a day.
enum class Standing { accredited, not_for_this_training, suspended, terminated, not_in_registry };
Standing standing_on(database::ReadTx& tx, std::string const& inn, TrainingKind kind, LocalDate day);
bool is_empty(database::ReadTx& tx);  // nobody was entered yet, so the registry says nothing of anybody

}  // namespace obereg::accreditation
