// Cases found by the beginnings of words: of their number, the applicant's name and ИНН (ACR-05, ACR-06).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casework/store.hpp"

namespace obereg::casework {

// The case is found by these words too: by those that the text has, by a whole number in it ("ак-15/2026") and by that
// without its series ("15/2026").
void add_words(database::Tx& tx, CaseId id, std::string_view text);
void forget_words(database::Tx& tx, CaseId id);  // all of them: what they were taken from was wrong

// What is sought in `wanted`: a number with its year is one word, all else is parted by what is neither letter nor
// digit.
std::vector<std::string> sought_words(std::string_view wanted);

// Cases that have a word with each of these beginnings, the newest first; further words than three are not looked at.
std::vector<Case> found_cases(database::ReadTx& tx, CaseFilter const& filter);

database::Parameters filter_parameters(CaseFilter const& filter);  // but for state and words

}  // namespace obereg::casework
