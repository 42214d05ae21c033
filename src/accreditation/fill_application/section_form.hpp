// One section of the form: what was typed into it, and its page.
#pragma once
#include <vector>

#include "accreditation/application/sections.hpp"
#include "accreditation/check_application/check.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

inline constexpr std::size_t most_rows = 100;  // of a table

// False where the form holds what is no text (control characters, broken UTF-8): nothing of it may be kept.
bool is_clean(http::Fields const& form);

// `before` with what was typed in place of what the section held. Rows that are empty are left out.
Answers with_typed(FormSection const& section, http::Fields const& form, Answers before);

// What a button of a table asks for: "add-specialists", "copy-specialists-2", "remove-specialists-2",
// "import-specialists" (out of a workbook, on a page of its own).
struct TableStep {
  enum class What { add, copy, remove, import } what = What::add;
  std::string table;
  std::size_t row = 0;
};
std::optional<TableStep> table_step_of(FormSection const& section, std::string const& button);
// Answers where to go on: the id of a field.
std::string take_step(FormSection const& section, TableStep const& step, Answers& answers);

// For fill_application/section.html: "fields".
std::vector<html::View> section_fields(FormSection const& section, Answers const& answers, ApplicantKind applicant,
                                       std::vector<html::FieldError> const& errors);

}  // namespace obereg::accreditation
