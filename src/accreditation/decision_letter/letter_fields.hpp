// What the letter of a decision says: pure functions from facts to the fields of its template (п. 9.1.2, 9.2.2, 9.3.2).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "accreditation/examination/findings.hpp"

namespace obereg::accreditation {

// Days are as people read them: "10.03.2026". What is not known until the letter is signed is "" before.
struct LetterFacts {
  Variant const* variant = nullptr;
  bool is_granted = false;
  std::string authority, authority_details;  // справочные данные о Министерстве
  std::string letter_number, letter_date;
  std::string incoming_number, incoming_date;
  std::string organisation, place, inn, ogrn, registry_number;
  std::vector<std::string> services, trainings;  // titles, of the record as it will be
  std::string changes;                           // what is changed or mended
  std::string mended_document;                   // its name and SHA-256, so that the signature covers it
  std::vector<CitedGround> grounds;
  std::string signatory_position, signatory_name, executor_name, executor_phone;
  std::string certificate_owner, certificate_serial, certificate_from, certificate_until;
  std::string check_address;
  std::string complain_to;  // where, as the ministry tells it of itself; may be empty
};

struct LetterFields {
  std::map<std::string, std::string> values;                                    // by the template's names
  std::map<std::string, std::vector<std::map<std::string, std::string>>> rows;  // "grounds": {ground, clause, reason}
};
LetterFields letter_fields(LetterFacts const& facts);
std::string ogrn_title(Variant const& variant);  // "ОГРН"; of a sole trader "ОГРНИП"

// Of the template: "registration", "change", "exclusion", "resumption", "correction", "refusal". `step`: what the
// decision does to the registry.
std::string_view letter_kind(Variant const& variant, bool is_granted, std::optional<Step> step);

// How, where and until when to complain, in plain sentences. `where`: may be empty.
std::string complaint_words(Complaints const& complaints, std::string const& where);

// The letter as plain text: the same fields, a line each part.
std::string letter_text(LetterFacts const& facts, std::optional<Step> step);

}  // namespace obereg::accreditation
