// What an authority answered beside what the applicant declared (ACR-07). Pure.
#pragma once
#include <string>
#include <vector>

#include "accreditation/interagency/messages.hpp"
#include "casework/requests/store.hpp"

namespace obereg::accreditation {

enum class Match {
  same,  // but for letter case, ё/е and spaces
  differs,
  only_declared,  // the answer does not have it
  only_answered,
};
std::string_view title_of(Match match);
std::string_view colour_of(Match match);

struct ComparedField {
  std::string label, declared, answered;
  Match match = Match::same;
  std::string note;  // what exactly differs; "" for nothing
};
std::vector<ComparedField> compare(AskedAbout const& asked, AuthorityAnswer const& answer);

// Why the answer is about somebody else, in Russian; "" where it is about whom was asked.
std::string another_person(AskedAbout const& asked, AskedPerson const& answered);

// How a document written by the applicant in one line fits one of the answer.
struct DocumentFit {
  bool number = false, series = false, date = false;  // true also where one of both does not state it
  bool whole() const { return number && series && date; }
};
DocumentFit fit_of(std::string const& declared, EducationDocument const& document);

std::string words_of(EducationDocument const& document);  // "Диплом, серия ААА № 000001, выдан 25.06.2003, …"

// What an answer is worth, for casework::record_answer.
casework::Judged judge_answer(std::string const& kind, std::string const& asked, casework::Incoming const& answer);

}  // namespace obereg::accreditation
