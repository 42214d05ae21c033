// Letters that went to an applicant's cabinet: the code by which anyone checks one, and whether it was read there.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

using LetterId = Id<struct LetterTag>;

inline constexpr std::size_t letter_code_length = 16;  // letters and digits: 80 bits

struct NewLetter {
  CaseId held;
  std::int64_t document = 0;  // of the case
  std::string_view kind;      // "decision", "withdrawal"
  std::string number;         // outgoing: "АК-И-3/2026"
  LocalDate dated_on;
  std::string code;
  std::string text;  // what it says, for pages
};

struct Letter {
  LetterId id;
  CaseId held;
  std::int64_t document = 0;
  std::string kind, number;
  LocalDate dated_on;
  std::string code, text;
  Instant sent_at;
  std::optional<Instant> read_at;
  std::string reader;                  // name
  std::optional<Instant> repeated_at;  // by e-mail
};

LetterId add_letter(database::Tx& tx, NewLetter const& letter, Instant now);

std::optional<Letter> find_letter(database::ReadTx& tx, LetterId id);
std::optional<Letter> find_letter_by_code(database::ReadTx& tx, std::string const& code);
std::vector<Letter> letters_of(database::ReadTx& tx, CaseId id);  // in order of sending

// False where it was read before: what is kept is the first time.
bool note_read(database::Tx& tx, LetterId id, AccountId by, std::string const& name, Instant now);
// Of all who ask for an unread letter to be repeated one is told true, once.
bool claim_repeat(database::Tx& tx, LetterId id, Instant now);

}  // namespace obereg::casework
