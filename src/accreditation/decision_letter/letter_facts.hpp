// The facts of a letter, gathered from the case, the draft, the people and the registry.
#pragma once
#include "accreditation/decision_letter/letter_fields.hpp"
#include "accreditation/examination/in_work.hpp"
#include "platform/files/files.hpp"
#include "platform/ledger/log_key.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

// Before anybody signs: number, day, signatory and certificate are empty.
LetterFacts draft_letter(database::ReadTx& tx, web::Settings const& settings, CaseInWork const& work,
                         AccountId executor);

// What the officer typed as the record will hold it; counts only where asks_for_particulars().
Particulars particulars_of(Answers const& typed);

// The letter's bytes, and what file they are.
struct LetterFile {
  std::string bytes, name, media_type;
  std::int64_t template_version = 0;  // 0: the built-in template
};
// From the template in use. Refused where the template names what has no value.
Result<LetterFile> letter_file(database::ReadTx& tx, files::Store const& files, LetterFacts const& facts,
                               std::optional<Step> step, casework::CaseId id);

// The code by which anyone checks the letter (check_letter): the same each time that the letter is made, so that the
// page, the bytes and the signature agree, and nobody who lacks the log's key can guess it from the number.
std::string letter_code(ledger::LogKey const& key, casework::CaseId id, std::string_view letter_number);
std::string letter_address(std::string_view code);  // "/accreditation/letters/7KQ2…"

}  // namespace obereg::accreditation
