// One section of the form: what was typed into it, and its page.
#pragma once
#include <vector>

#include "accreditation/application/sections.hpp"
#include "accreditation/check_application/check.hpp"
#include "accreditation/save_section/save_section.hpp"
#include "platform/html/form.hpp"
#include "platform/html/page.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

inline constexpr std::size_t most_rows = 100;  // of a table

// False where the form holds what is no text (control characters, broken UTF-8): nothing of it may be kept.
bool is_clean(http::Fields const& form);
inline constexpr std::string_view unclean_words =
    "В тексте есть знаки, которых в нём не бывает. Наберите заново: ничего не сохранено.";

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
                                       std::vector<html::FieldError> const& errors, bool may_import);

// Where a section stands: of a draft in its cabinet, or of an application on paper that the office types in.
struct SectionPage {
  Variant const* variant = nullptr;
  FormSection const* section = nullptr;
  Answers const* answers = nullptr;
  std::string list_href;   // of the list of sections
  std::string address;     // of this section, where its form is posted
  std::string draft_name;  // under which the browser keeps what is typed
  bool may_import = false, was_imported = false;
  SectionSave last = {};           // which the page has seen
  std::string page = {};           // this showing of it; "": a new one
  std::string autosave = {};       // where the page saves itself, "": nowhere
  Answers const* there = nullptr;  // where somebody else saved it meanwhile: what stands there
  std::string last_moment = {};    // and when
};
html::Page section_page(SectionPage const& shown, std::vector<html::FieldError> const& errors,
                        std::string const& csrf_token);

}  // namespace obereg::accreditation
