#include "accreditation/decision_letter/letter_fields.hpp"

namespace obereg::accreditation {

namespace {

std::string joined(std::vector<std::string> const& items) {
  std::string text;
  for (auto const& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

// What is not known before the signature stands as a place that waits.
std::string or_later(std::string const& value) {
  return value.empty() ? "(появится при подписании)" : value;
}

}  // namespace

LetterFields letter_fields(LetterFacts const& facts) {
  // П. 204, 224: a correction has no document with a decision; its letter is a covering one.
  bool const decides_nothing = facts.is_granted && facts.variant->purpose == Purpose::correction;
  LetterFields fields;
  fields.values = {{"authority", facts.authority},
                   {"authority_details", facts.authority_details},
                   {"letter_number", or_later(facts.letter_number)},
                   {"letter_date", or_later(facts.letter_date)},
                   {"incoming_number", facts.incoming_number},
                   {"incoming_date", facts.incoming_date},
                   {"addressee", facts.place.empty() ? facts.organisation : facts.organisation + ", " + facts.place},
                   {"organisation", facts.organisation},
                   {"inn", facts.inn},
                   {"ogrn_title", facts.ogrn.empty() ? "" : ogrn_title(*facts.variant)},
                   {"ogrn", facts.ogrn},
                   {"registry_number", facts.registry_number},
                   {"decision_date", decides_nothing ? "" : or_later(facts.letter_date)},
                   {"services", joined(facts.services)},
                   {"trainings", joined(facts.trainings)},
                   {"changes", facts.changes},
                   {"mended_document", facts.mended_document},
                   {"complaint", complaint_words(regulation().complaints, facts.complain_to)},
                   {"signatory_position", facts.signatory_position},
                   {"signatory_name", or_later(facts.signatory_name)},
                   {"executor_name", facts.executor_name},
                   {"executor_phone", facts.executor_phone},
                   {"certificate_owner", or_later(facts.certificate_owner)},
                   {"certificate_serial", or_later(facts.certificate_serial)},
                   {"certificate_from", or_later(facts.certificate_from)},
                   {"certificate_until", or_later(facts.certificate_until)},
                   {"check_address", facts.check_address}};
  auto& grounds = fields.rows["grounds"];
  for (auto const& ground : facts.grounds)
    grounds.push_back({{"ground", ground.text}, {"clause", ground.clause}, {"reason", ground.reason}});
  return fields;
}

std::string ogrn_title(Variant const& variant) {
  return variant.applicant == ApplicantKind::sole_trader ? "ОГРНИП" : "ОГРН";
}

std::string_view letter_kind(Variant const& variant, bool is_granted, std::optional<Step> step) {
  if (!is_granted) return "refusal";
  switch (variant.purpose) {
    case Purpose::registration:
      return "registration";
    case Purpose::change:
      return step == Step::terminated ? "exclusion" : "change";
    case Purpose::resumption:
      return "resumption";
    case Purpose::correction:
      return "correction";
  }
  return {};
}

std::string complaint_words(Complaints const& complaints, std::string const& where) {
  std::string words =
      "Можно обжаловать " + complaints.subject + " (" + complaints.subject_clause + "). Жалобу подают: ";
  for (std::size_t i = 0; i < complaints.ways.size(); ++i)
    words += (i == 0 ? "" : "; ") + complaints.ways[i].text + " (" + complaints.ways[i].clause + ")";
  words += ".";
  if (!where.empty()) words += " Куда: " + where + ".";
  words += " До какого дня:";
  for (std::size_t i = 0; i < complaints.until.size(); ++i)
    words += (i == 0 ? " " : "; ") + complaints.until[i].text + " (" + complaints.until[i].source + ")";
  words += ".";
  for (auto const& term : complaints.terms) words += " Срок рассмотрения: " + term.text + " (" + term.source + ").";
  return words;
}

}  // namespace obereg::accreditation
