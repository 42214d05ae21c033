// What was asked of «Кому пора обучаться»: which ends of trainings, which programme, which employer.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/form.hpp"
#include "platform/http/message.hpp"
#include "training/due/due_records.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training {

// Terms that one click chooses: "" (ended, or ends in 90 days), "ended", "30", "60", "90" (days from today).
struct DueTerm {
  std::string_view value, title;
};
std::vector<DueTerm> const& due_terms();
// Of a value of that list; of any other as of "".
DueRange range_of(std::string_view term, LocalDate today);

// Fields: term, from, to, programme, employer_inn. A day from or to stands above the term.
TypedSearch typed_due(http::Fields const& form);

struct CheckedDue {
  DueSearch search;
  std::vector<html::FieldError> errors;  // where there are any, nothing is looked for
};
CheckedDue check_due(TypedSearch const& typed, LocalDate today);

html::View due_form_view(TypedSearch const& typed, std::vector<html::FieldError> const& errors, Scope const& scope);

}  // namespace obereg::training
