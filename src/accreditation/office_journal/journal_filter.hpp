// What the journal is filtered by, as typed.
#pragma once
#include <string>
#include <vector>

#include "casework/store.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct JournalFilter {
  casework::CaseFilter cases;
  std::string from, until;  // days of registration, as typed
  bool is_late = false;     // only those with a clock that has ended
  std::vector<html::FieldError> errors;

  bool is_set() const;
};

// Days that can't be read are errors, and filter by nothing.
JournalFilter read_filter(http::Fields const& typed, std::chrono::minutes zone, Instant now);

// "wanted_field", "selects", "days", "late_field" of office_journal/journal.html, and "kept": what a form that asks for
// the same once more has to hold.
void show_filter(html::View& view, JournalFilter const& filter);

// "вариант 3, зарегистрированы с 01.03.2026": what was filtered by, without what was sought.
std::string words_of(JournalFilter const& filter);

}  // namespace obereg::accreditation
