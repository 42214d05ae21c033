#include "accreditation/regulation/reading/read_regulation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "accreditation/regulation/reading/catalogue.hpp"
#include "accreditation/regulation/reading/read_variant.hpp"

namespace obereg::accreditation {

namespace {

void read_service(Mapping& file, Service& service) {
  file.inner("service", [&](Mapping& mapping) {
    service = {.title = mapping.text("title"),
               .title_clause = mapping.text("title_clause"),
               .act = mapping.text("act"),
               .authority = mapping.text("authority"),
               .authority_clause = mapping.text("authority_clause"),
               .applicants = mapping.text("applicants"),
               .applicants_clause = mapping.text("applicants_clause"),
               .fee = mapping.text("fee"),
               .fee_clause = mapping.text("fee_clause"),
               .queue_minutes = mapping.number("queue_minutes", 1, 600),
               .queue_clause = mapping.text("queue_clause")};
  });
}

void read_questions(Mapping& file, std::vector<Question>& questions) {
  file.each("questions", [&](Mapping& mapping) {
    Question question{mapping.text("key"), mapping.text("text"), mapping.text("clause"), {}};
    mapping.each("answers", [&](Mapping& answer) {
      question.answers.push_back({answer.text("value"), answer.text("text"), answer.text_if_any("hint")});
    });
    questions.push_back(std::move(question));
  });
}

void read_kinds(Mapping& file, Regulation& regulation) {
  file.each("service_kinds", [&](Mapping& mapping) {
    regulation.service_kinds.push_back({mapping.text("key"), mapping.text("title"), ""});
  });
  file.each("training_kinds", [&](Mapping& mapping) {
    regulation.training_kinds.push_back({mapping.text("key"), mapping.text("title"), mapping.text("programmes")});
  });
}

// A list under one clause: "clause: …", "items: {name: text}".
std::vector<Cited> read_under_one_clause(Mapping& file, std::string_view key) {
  std::vector<Cited> items;
  file.inner(key, [&](Mapping& mapping) {
    auto const clause = mapping.text("clause");
    mapping.each_text("items", [&](std::string const& name, std::string const& text) {
      items.push_back({name, text, clause});
    });
  });
  return items;
}

void read_complaints(Mapping& file, Complaints& complaints) {
  file.inner("complaints", [&](Mapping& mapping) {
    complaints.subject = mapping.text("subject");
    complaints.subject_clause = mapping.text("subject_clause");
    complaints.information = mapping.text("information");
    complaints.information_clause = mapping.text("information_clause");
    mapping.each("ways", [&](Mapping& way) { complaints.ways.push_back({"", way.text("text"), way.text("clause")}); });
    mapping.each("terms", [&](Mapping& term) {
      complaints.terms.push_back(
          {term.text("text"), term.text("source"), term.number("term", 1, 366), term.kind<Unit>("unit")});
    });
    mapping.each("until", [&](Mapping& limit) {
      complaints.until.push_back({limit.text("text"), limit.text("source")});
    });
  });
}

void read_variants(Mapping& file, Regulation& regulation, Catalogue const& catalogue) {
  std::set<int> numbers;
  std::set<std::pair<Purpose, ApplicantKind>> combinations;
  file.each("variants", [&](Mapping& mapping) {
    auto variant = read_variant(mapping, catalogue);
    if (!numbers.insert(variant.number).second) mapping.mistake("number", "вариант с таким номером уже есть");
    if (!combinations.emplace(variant.purpose, variant.applicant).second)
      mapping.mistake("purpose", "вариант для такого обращения такого заявителя уже есть");
    regulation.variants.push_back(std::move(variant));
  });
}

void read_all(Mapping& file, Regulation& regulation) {
  auto catalogue = read_catalogue(file);
  read_service(file, regulation.service);
  file.each("legal_acts", [&](Mapping& act) {
    regulation.legal_acts.push_back({act.text("title"), act.text("about")});
  });
  read_questions(file, regulation.questions);
  for (auto const& [key, words] : catalogue.conditions) regulation.conditions.push_back({key, words, ""});
  read_kinds(file, regulation);
  file.each("registry_fields", [&](Mapping& field) {
    regulation.registry_fields.push_back({field.text("key"), field.text("title"), field.text("clause")});
  });
  regulation.letter_requisites = read_under_one_clause(file, "letter_requisites");
  regulation.delivery = read_under_one_clause(file, "delivery");
  read_complaints(file, regulation.complaints);
  file.inner("form_end", [&](Mapping& mapping) {
    regulation.form_end_clause = mapping.text("clause");
    regulation.form_end = read_inputs(mapping, "inputs", catalogue);
  });
  file.inner("representative", [&](Mapping& mapping) {
    auto const key = mapping.text("document");
    auto const found = catalogue.documents.find(key);
    if (found == catalogue.documents.end())
      return mapping.mistake("document", "документа «" + key + "» нет в общей части");
    regulation.power_of_attorney = found->second;
  });
  read_variants(file, regulation, catalogue);
}

}  // namespace

RegulationMistakes::RegulationMistakes(Mistakes mistakes_)
    : std::runtime_error(fmt::format("{}", fmt::join(mistakes_, "\n"))), mistakes(std::move(mistakes_)) {}

Regulation read_regulation(std::string_view yaml) {
  Regulation regulation;
  Mistakes mistakes;
  try {
    Mapping file(YAML::Load(std::string(yaml)), "", mistakes);
    read_all(file, regulation);
  } catch (YAML::Exception const& error) {
    mistakes.push_back(fmt::format("строка {}: это не YAML: {}", error.mark.line + 1, error.msg));
  }
  if (!mistakes.empty()) throw RegulationMistakes(std::move(mistakes));
  return regulation;
}

}  // namespace obereg::accreditation
