// The regulation of accreditation as data: what regulations/accreditation.yaml says, each thing with its clause.
// A clause is text as pages cite it: "п. 47 а" is a point of the Administrative regulation (order of the Ministry of
// Labour of 07.08.2023 № 644н), several stand with commas: "п. 51, п. 52"; "приложение № 2, …" is an annex of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/regulation/names.hpp"

namespace obereg::accreditation {

// Words under a name, with the clause that they come from.
struct Cited {
  std::string key, text, clause;
};

struct Service {
  std::string title, title_clause, act;
  std::string authority, authority_clause;
  std::string applicants, applicants_clause;
  std::string fee, fee_clause;
  int queue_minutes = 0;  // the longest wait at a counter, to file and to receive
  std::string queue_clause;
};

struct LegalAct {
  std::string title, about;
};

struct Answer {
  std::string value, text, hint;
};
// Of profiling (анкетирование), п. 37. What the answers lead to: choose_variant/.
struct Question {
  std::string key, text, clause;
  std::vector<Answer> answers;
};

struct TrainingKindWords {
  std::string key, title;
  std::string programmes;  // what codes of the training programmes of this kind begin with: "ИД46В"
};

struct Document {
  std::string key, title, hint, clause;
  std::string condition, condition_words;  // "" for what is always needed; see conditions.hpp
  bool made_here = false;                  // filled in as part of the application: no file is asked for
  bool own_initiative = false;             // may be added, is not demanded
};

struct DocumentList {
  std::vector<Channel> channels;
  std::string clause;
  std::string form, form_clause;  // "копия оригинала"
  std::vector<Document> documents;
};

struct Deadline {
  std::string key, title, clause;
  int term = 0;  // in units; 0 is the same day
  Unit unit = Unit::working_days;
  Start start = Start::receipt;
  Holder holder = Holder::case_officer;
  std::vector<Channel> channels;  // of filing, where only some have it; empty: all
  bool inner = false;             // shown to the officer, not owed to the applicant
};

struct Criterion {
  std::string key, text, clause;
  std::string unmet;                // the ground of refusal where it is not met
  std::vector<std::string> points;  // of the Requirements (decree 2334), one of which the officer names
};

struct Stage {
  std::string key, title, clause;
  bool hidden = false;
};

// To another authority, for each specialist (annex 3).
struct InteragencyRequest {
  std::string key, title, provider;
  std::string clause, annex_clause;
  std::vector<std::string> needs;     // columns of a specialist without which it can't be sent
  std::vector<Cited> sent, received;  // their clause is the request's annex
};

struct Input {
  std::string key, label, hint;
  InputType type = InputType::line;
  bool required = false;
  std::string condition;       // required only where it holds; "" for none
  int longest = 0;             // characters; 0 where the type limits it
  std::vector<Input> columns;  // of a table
};
struct FormField {
  int number = 0;  // in the form of annex 2; 0 for what the form does not number
  std::string label, clause;
  std::vector<Input> inputs;
};
struct Form {
  std::string key, title, clause;
  std::vector<FormField> fields;
};

struct Variant {
  int number = 0;  // 1 to 8
  Purpose purpose = Purpose::registration;
  ApplicantKind applicant = ApplicantKind::legal_entity;
  std::string applicant_clause, title;
  std::string result, result_clause, registry_entry_clause;
  std::vector<Channel> channels;
  Form form;
  Cited letter, refusal_letter;
  std::vector<Stage> stages;
  std::vector<DocumentList> documents;
  std::vector<InteragencyRequest> interagency;
  std::vector<Deadline> deadlines;
  std::vector<Cited> grounds;
  std::vector<Criterion> criteria;
  std::vector<Cited> rules;

  DocumentList const* documents_for(Channel channel) const;  // null where none are needed
  Deadline const* deadline(std::string_view key) const;      // null where the variant has none of that name
};

struct ComplaintTerm {
  std::string text, source;  // the regulation names no term: `source` is another act
  int term = 0;
  Unit unit = Unit::working_days;
};
// Until when one may complain: of another act too.
struct ComplaintLimit {
  std::string text, source;
};
struct Complaints {
  std::string subject, subject_clause, information, information_clause;
  std::vector<Cited> ways;
  std::vector<ComplaintTerm> terms;
  std::vector<ComplaintLimit> until;
};

struct Regulation {
  Service service;
  std::vector<LegalAct> legal_acts;
  std::vector<Question> questions;
  std::vector<Cited> conditions;  // name and words
  std::vector<Cited> service_kinds;
  std::vector<TrainingKindWords> training_kinds;
  std::vector<Cited> registry_fields;
  std::vector<Cited> letter_requisites;
  std::vector<Cited> delivery;
  Complaints complaints;
  std::string form_end_clause;
  std::vector<Input> form_end;  // what every form ends with: attachments, who signs, for whom, date, stamp
  Document power_of_attorney;   // of a representative, in every variant; its clause: power_of_attorney_of()
  std::vector<Variant> variants;

  Variant const* variant(int number) const;  // null for what is not 1 to 8
};

// As embedded; read once. Throws RegulationMistakes where the file is wrong, which a test would have said.
Regulation const& regulation();

}  // namespace obereg::accreditation
