// What is typed from an answer on paper.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "accreditation/interagency/messages.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct PaperForm {
  std::string kind;
  std::string letter_number, letter_date, last_name, first_name, middle_name, snils, birth_date, facts;
  struct Document {
    std::string name, series, number, issued_on, issued_by;
    bool is_empty() const;
  };
  std::array<Document, 2> documents;  // of education
  std::vector<html::FieldError> errors;
};

PaperForm paper_form_of(std::string const& kind, http::Fields const& fields);
// Nothing where the form has errors by then.
std::optional<AuthorityAnswer> typed_answer(PaperForm& form, LocalDate today);
std::vector<html::View> field_views(PaperForm const& form);

}  // namespace obereg::accreditation
