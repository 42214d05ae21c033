// Requests to other authorities and their answers (annex 3 of the regulation) as XML by our own schemas:
// schemas/employment.xsd, schemas/education.xsd.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace obereg::accreditation {

// Keys of the regulation's requests.
inline constexpr std::string_view employment_kind = "employment", education_kind = "education";

struct AskedPerson {
  std::string last_name, first_name, middle_name;  // middle_name: "" for none
  std::string snils;                               // 11 digits; "" where it is not asked by
  std::optional<LocalDate> birth_date;

  std::string full_name() const;
};

struct AskedAbout {
  std::string kind;
  AskedPerson person;
  std::vector<std::string> documents;  // of education, as declared
};

struct EmploymentEvent {
  std::string employer, employer_number;  // the number is that of the Social Fund
  LocalDate date;
  std::string kind, job, unit, function_code, dismissal_reason;  // kind: hiring, transfer, dismissal, in its words
  std::string document_name, document_number;
  std::optional<LocalDate> document_date;
};
struct EducationDocument {
  std::string name, series, number, issued_by;
  std::optional<LocalDate> issued_on;
};

struct AuthorityAnswer {
  AskedPerson person;
  std::vector<EmploymentEvent> events;
  std::vector<EducationDocument> documents;
  std::string as_on_paper;  // what somebody has copied from an answer on paper

  bool has_facts() const { return !events.empty() || !documents.empty() || !as_on_paper.empty(); }
};

std::string new_message_id();  // a UUID, version 4

std::string request_xml(AskedAbout const& about, std::string const& message_id);
AskedAbout read_request(std::string const& xml);  // throws std::logic_error for what is not our own

std::string answer_xml(std::string_view kind, std::string const& in_reply_to, AuthorityAnswer const& answer);

struct ReadAnswer {
  std::optional<AuthorityAnswer> answer;
  std::string error;  // what the other side says in place of an answer
  std::string fault;  // why it can't be read, Russian
};
ReadAnswer read_answer(std::string_view kind, std::string const& in_reply_to, std::string_view xml);
// Of one that was taken: which message it answers was looked at when it came.
ReadAnswer read_taken_answer(std::string_view kind, std::string_view xml);

}  // namespace obereg::accreditation
