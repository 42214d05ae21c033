#include "access/review_requests/compare.hpp"

#include <algorithm>

#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace {

std::string masked(std::string const& digits) {
  auto const snils = Snils::parse(digits);
  return snils ? snils->masked() : digits;
}

std::string joined(std::vector<std::string> const& parts) {
  std::string words;
  for (auto const& part : parts) words += (words.empty() ? "" : "; ") + part;
  return words;
}

Standing standing_of(bool is_known, bool is_same) {
  if (!is_known) return Standing::unknown;
  return is_same ? Standing::same : Standing::differs;
}

ComparedPart compared_snils(AccessRequest const& request, KnownPerson const& known) {
  std::vector<std::string> all;
  for (auto const& digits : known.snils) all.push_back(masked(digits));
  bool const both = !request.snils.empty() && !known.snils.empty();
  return {"СНИЛС", request.snils.empty() ? "" : masked(request.snils), joined(all),
          standing_of(both, is_same_person(request, known))};
}

ComparedPart compared_name(signatures::Certificate const& certificate, KnownPerson const& known) {
  auto const stated = stated_name(certificate);
  return {"Имя", stated, known.name, standing_of(true, text::fold(stated) == text::fold(known.name))};
}

ComparedPart compared_words(std::string const& what, std::string const& stated, std::string const& known) {
  return {what, stated, known, standing_of(!known.empty(), text::fold(stated) == text::fold(known))};
}

// The checks of a request hold its ИНН against that of the certificate.
ComparedPart compared_organisation(AccessRequest const& request, KnownPerson const& known) {
  auto const& own = known.organisations;
  std::vector<std::string> names;
  for (auto const& one : own) {
    auto const name = one.inn.empty() ? one.name : one.name + ", ИНН " + one.inn;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  auto const& inn = request.applicant.inn;
  bool const is_same = std::any_of(own.begin(), own.end(), [&](Organisation const& one) { return one.inn == inn; });
  return {"Организация", request.applicant.organisation_name + ", ИНН " + inn, joined(names),
          standing_of(!own.empty(), is_same)};
}

std::string in_words(ComparedPart const& part) {
  if (part.standing == Standing::differs)
    return part.what + ": в заявке «" + part.stated + "», в учётной записи «" + part.known + "».";
  if (!part.stated.empty()) return part.what + " учётной записи неизвестно, сравнить нельзя.";
  return part.what + " в сертификате не указано, сравнить нельзя.";
}

}  // namespace

bool is_same_person(AccessRequest const& request, KnownPerson const& known) {
  return !request.snils.empty() &&
         std::find(known.snils.begin(), known.snils.end(), request.snils) != known.snils.end();
}

Comparison compare(AccessRequest const& request, signatures::Certificate const& certificate, Account const& account,
                   KnownPerson const& known) {
  auto const snils = compared_snils(request, known);
  auto const name = compared_name(certificate, known);
  auto const organisation = compared_organisation(request, known);
  Comparison found;
  found.is_another_person = snils.standing == Standing::differs;
  bool const is_sure = name.standing == Standing::same && snils.standing == Standing::same;
  if (!is_sure)
    for (auto const* part : {&snils, &name, &organisation})
      if (part->standing != Standing::same) found.doubt += (found.doubt.empty() ? "" : " ") + in_words(*part);
  auto const& applicant = request.applicant;
  found.parts = {snils,
                 name,
                 organisation,
                 compared_words("Почта", applicant.email, account.email),
                 compared_words("Должность", applicant.job_title, account.job_title),
                 compared_words("Телефон", applicant.phone, account.phone)};
  return found;
}

}  // namespace obereg::access
