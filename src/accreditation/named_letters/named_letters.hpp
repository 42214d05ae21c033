// Letters of the ministry that an application for a correction names, and to whom they were sent (п. 207, 227:
// «опечаток … в выданных в результате предоставления Услуги документах»): another's document is not the applicant's to
// mend.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

enum class Whose { own, another, nobody };  // nobody: the ministry has sent no such letter

struct NamedLetter {
  std::string number;  // "АК-И-3/2026"
  Whose whose = Whose::nobody;
};

// Numbers of the series of outgoing letters, each once, in the order of the text.
std::vector<std::string> letter_numbers_in(std::string_view text);

// Of the document that the application wants mended. `inn`: the applicant's; "" where a paper does not say it, and then
// nothing is another's.
std::vector<NamedLetter> named_letters(database::ReadTx& tx, Answers const& answers, std::string const& inn);

// "Письмо № АК-И-3/2026 выдано другой организации"; "" for one's own.
std::string doubt_about(NamedLetter const& letter);
std::vector<std::string> doubts_about(std::vector<NamedLetter> const& letters);

}  // namespace obereg::accreditation
